/**
 * What an act asks for, as data: one description makes the form, reads what was typed, reads what the JSON interface
 * was sent, and is the documentation of both.
 */
import type { Day } from '#kit'
import type { Form } from '../form.ts'

export type Option = { readonly value: string; readonly text: string; readonly hint?: string }
/** Rows of levels: the domains of an assessment. */
export type LevelRow = { readonly id: string; readonly title: string; readonly levels: readonly Option[] }

export type Control =
  | { readonly kind: 'text' | 'long-text' }
  | { readonly kind: 'day' }
  | { readonly kind: 'time' }
  | { readonly kind: 'number'; readonly suffix?: string }
  | { readonly kind: 'choice' | 'several'; readonly options: readonly Option[] }
  /** Options that only the database knows, by the name under which the page provides them. */
  | { readonly kind: 'offered'; readonly offer: string }
  | { readonly kind: 'levels'; readonly rows: readonly LevelRow[] }

export type Field<T = unknown> = {
  readonly label: string
  readonly hint?: string
  readonly control: Control
  /** What to say when it is missing; absent where it may be left out. */
  readonly required?: string
  /** Undefined where nothing was given; a message where it cannot be understood. */
  read(
    form: Form,
    name: string,
    offers: Offers,
  ): { readonly value: T | undefined } | { readonly wrong: string; readonly at?: string }
}

export type Fields = Readonly<Record<string, Field>>
export type Offers = Readonly<Record<string, readonly Option[]>>

/** The typed values of a set of fields: those that are required are always there. */
export type Values<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer T>
    ? F[Name] extends { readonly required: string }
      ? T
      : T | undefined
    : never
}

type Words = { readonly hint?: string; readonly required?: string }
type Required = { readonly required: string }
/** A field that must be given has its message as part of its type, so that its value is never undefined. */
type Made<T, W> = W extends Required ? Field<T> & Required : Field<T>

const listed = (options: Readonly<Record<string, string>>): Option[] =>
  Object.entries(options).map(([value, text]) => ({ value, text }))

export const text = <const W extends Words>(label: string, words?: W): Made<string, W> =>
  made({
    label,
    ...words,
    control: { kind: 'text' },
    read: (form, name) => ({ value: form.text(name) || undefined }),
  })

export const longText = <const W extends Words>(label: string, words?: W): Made<string, W> =>
  made({
    label,
    ...words,
    control: { kind: 'long-text' },
    read: (form, name) => ({ value: form.text(name) || undefined }),
  })

export const dayField = <const W extends Words>(label: string, words?: W): Made<Day, W> =>
  made({
    ...{ label, ...words, control: { kind: 'day' } },
    read(form, name) {
      const value = form.day(name)
      if (value || form.isEmpty(name)) return { value }
      return { wrong: 'Enter a real day, for example 26 2 2021' }
    },
  })

/** Hours and minutes as 14:30, on the day of another field; optional nearly everywhere. */
export const timeField = <const W extends Words>(label: string, words?: W): Made<string, W> =>
  made({
    ...{ label, ...words, control: { kind: 'time' } },
    read(form, name) {
      const typed = form.text(name).replace('.', ':')
      if (typed === '') return { value: undefined }
      const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(typed)
      return found
        ? { value: `${found[1]!.padStart(2, '0')}:${found[2]}` }
        : { wrong: 'Enter a time, for example 14:30' }
    },
  })

export const wholeNumber = <const W extends Words & { suffix?: string }>(
  label: string,
  words?: W,
): Made<number, W> =>
  made({
    ...{ label, ...words, control: { kind: 'number', ...(words?.suffix ? { suffix: words.suffix } : {}) } },
    read(form, name) {
      const typed = form.text(name).replaceAll(',', '')
      if (typed === '') return { value: undefined }
      return /^\d{1,9}$/.test(typed) ? { value: Number(typed) } : { wrong: 'Enter a whole number' }
    },
  })

export const choice = <const O extends Readonly<Record<string, string>>, const W extends Words>(
  label: string,
  options: O,
  words?: W,
): Made<keyof O & string, W> =>
  made({
    ...{ label, ...words, control: { kind: 'choice', options: listed(options) } },
    read(form, name) {
      const chosen = form.text(name)
      if (chosen === '') return { value: undefined }
      return Object.hasOwn(options, chosen) ? { value: chosen } : { wrong: 'Choose one of the answers shown' }
    },
  })

export const several = <const O extends Readonly<Record<string, string>>, const W extends Words>(
  label: string,
  options: O,
  words?: W,
): Made<readonly (keyof O & string)[], W> =>
  made({
    ...{ label, ...words, control: { kind: 'several', options: listed(options) } },
    read(form, name) {
      const chosen = form.all(name).filter(each => each !== '')
      if (chosen.some(each => !Object.hasOwn(options, each)))
        return { wrong: 'Choose from the answers shown' }
      return { value: chosen.length ? chosen : undefined }
    },
  })

/** One of the options that the page provides under `offer`: colleagues, commissioners, open requests. */
export const offered = <const W extends Words>(label: string, offer: string, words?: W): Made<string, W> =>
  made({
    ...{ label, ...words, control: { kind: 'offered', offer } },
    read(form, name, offers) {
      const chosen = form.text(name)
      if (chosen === '') return { value: undefined }
      return offers[offer]?.some(each => each.value === chosen)
        ? { value: chosen }
        : { wrong: 'Choose one of the answers shown' }
    },
  })

/** A level for every row; each row's control is named `name-row`. */
export const levels = <const W extends Words>(
  label: string,
  rows: readonly LevelRow[],
  words?: W,
): Made<Readonly<Record<string, string>>, W> =>
  made({
    ...{ label, ...words, control: { kind: 'levels', rows } },
    read(form, name) {
      const given = rows.map(row => [row.id, form.text(`${name}-${row.id}`)] as const)
      if (given.every(([, level]) => level === '')) return { value: undefined }
      const open = rows.find((row, index) => !row.levels.some(level => level.value === given[index]![1]))
      if (open) return { wrong: `Choose a level for ${open.title.toLowerCase()}`, at: `${name}-${open.id}` }
      return { value: Object.fromEntries(given) }
    },
  })

/** The type says whether the value can be missing; the object is the same either way. */
const made = <T, W>(field: Field<T>): Made<T, W> => field as Made<T, W>
