/** The cells of one line: read one by one, with everything that is wrong said in the names of the national columns. */
import { type Day, parseDay } from '#kit'
import type { CsvRecord } from '#platform'
import { readWrittenDay } from '../caseload/as-it-comes/written-days.ts'
import type { CodeVersion, ListName } from './code-lists.ts'

export type Wrong = { readonly field: string; readonly message: string }
export type Cells = {
  readonly wrong: Wrong[]
  /** Trimmed; empty where there is none. */
  text(name: string): string
  /** Undefined where the cell is empty or wrong; what is wrong is noted. */
  day(name: string): Day | undefined
  code(name: string, list: ListName): string | undefined
  refuse(field: string, message: string): void
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

export function cellsOf(record: CsvRecord, lists: CodeVersion): Cells {
  const wrong: Wrong[] = []
  const text = (name: string) => record[name]?.trim() ?? ''
  const refuse = (field: string, message: string) =>
    void wrong.push({ field, message: `${field} ${message}` })
  return {
    ...{ wrong, text, refuse },
    day(name) {
      const cell = text(name)
      if (cell === '') return undefined
      const found = /^\d{4}-\d\d-\d\d$/.test(cell) ? parseDay(cell) : undefined
      if (!found) refuse(name, whyNoDay(cell))
      return found
    },
    code(name, list) {
      const cell = text(name)
      if (cell === '') return undefined
      const known = lists.lists[list]
      if (Object.hasOwn(known, cell)) return known[cell]
      const codes = Object.keys(known).sort().join(', ')
      refuse(name, `is “${shown(cell)}”, which version ${lists.version} does not have: it has ${codes}`)
      return undefined
    },
  }
}

/** A day with day and month the other way round; undefined where that is no day. */
export const swapped = (text: string): Day | undefined =>
  parseDay(text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$1-$3-$2'))

function whyNoDay(text: string): string {
  const otherWay = swapped(text)
  if (otherWay)
    return `is no day: “${text}”. Are day and month swapped? The other way round it would be ${otherWay}`
  const asWritten = ['day-first', 'month-first'] as const
  const said = asWritten
    .map(order => ({ order, day: readWrittenDay(text, order, 2_099) }))
    .find(each => each.day && !/^\d{4}\D/.test(text))
  if (said)
    return `is not written YYYY-MM-DD: “${shown(text)}”. Read ${said.order.replace('-', ' ')} it would be ${said.day}`
  return /^\d{4}-\d\d-\d\d$/.test(text)
    ? `is a day that the calendar does not have: “${text}”`
    : `is not a day written YYYY-MM-DD: “${shown(text)}”`
}

/** For a day that comes too early or too late: what it would be the other way round, if that would do. */
export function perhapsSwapped(at: Day, fits: (day: Day) => boolean): string {
  const otherWay = swapped(at)
  return otherWay && otherWay !== at && fits(otherWay)
    ? `; are day and month swapped? The other way round it would be ${otherWay}`
    : ''
}
