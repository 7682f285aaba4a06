/** Reading the cells of a row into typed values, with a refusal for each cell that is wrong. */
import { type Day, done, parseDay, type Result, refuseFields } from '#kit'
import type { CsvRecord, ImportColumn } from './import-kind.ts'

export type Reading<T> = { readonly value: T } | { readonly wrong: string }
export type Field<T> = (text: string) => Reading<T>

/** A column of a file layout with what it means and how it is read. */
export type ColumnOf<T> = {
  readonly meaning: string
  readonly field: Field<T>
  /** False where a file may leave the whole column out. True when absent. */
  readonly required?: boolean
}
export type ColumnsOf<Row> = { readonly [Name in keyof Row & string]: ColumnOf<Row[Name]> }

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

export const filledText: Field<string> = text =>
  text.trim() === '' ? { wrong: 'is empty' } : { value: text.trim() }

export const dayField: Field<Day> = text => {
  const found = parseDay(text.trim())
  return found ? { value: found } : { wrong: `is not a day written YYYY-MM-DD: “${shown(text)}”` }
}

/** Zero or more, without sign, commas or decimals. */
export const countField: Field<number> = text =>
  /^\d{1,9}$/.test(text.trim())
    ? { value: Number(text) }
    : { wrong: `is not a whole number from 0 to 999,999,999: “${shown(text)}”` }

export const oneOf =
  <const T extends string>(allowed: readonly T[]): Field<T> =>
  text => {
    const found = allowed.find(each => each === text.trim())
    return found === undefined
      ? { wrong: `is “${shown(text)}”, which is not one of: ${allowed.join(', ')}` }
      : { value: found }
  }

export const matching =
  (pattern: RegExp, inWords: string): Field<string> =>
  text =>
    pattern.test(text.trim()) ? { value: text.trim() } : { wrong: `is not ${inWords}: “${shown(text)}”` }

/** An empty cell is null. */
export const optional =
  <T>(field: Field<T>): Field<T | null> =>
  text =>
    text.trim() === '' ? { value: null } : field(text)

export function columnsOf<Row>(columns: ColumnsOf<Row>): ImportColumn[] {
  return Object.entries<ColumnOf<unknown>>(columns).map(([name, { meaning, required = true }]) => ({
    name,
    meaning,
    required,
  }))
}

/** The typed row, or every wrong cell with its column. */
export function readFields<Row>(columns: ColumnsOf<Row>, record: CsvRecord): Result<Row> {
  const values: Record<string, unknown> = {}
  const wrong: { field: string; message: string }[] = []
  for (const [name, { field }] of entriesOf(columns)) {
    const reading = field(record[name] ?? '')
    if ('wrong' in reading) wrong.push({ field: name, message: `${name} ${reading.wrong}` })
    else values[name] = reading.value
  }
  return wrong.length > 0 ? refuseFields(wrong) : done(values as Row)
}

/** Of each layout once: rows come by the million. */
const entries = new WeakMap<object, (readonly [string, ColumnOf<unknown>])[]>()

function entriesOf(columns: object): readonly (readonly [string, ColumnOf<unknown>])[] {
  const found = entries.get(columns) ?? Object.entries<ColumnOf<unknown>>(columns as never)
  entries.set(columns, found as (readonly [string, ColumnOf<unknown>])[])
  return found
}
