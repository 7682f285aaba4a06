/** Days as people write them in spreadsheets, and which of day and month they write first. */
import { addDays, type Day, day, parseDay } from '#kit'

export const dayOrders = ['day-first', 'month-first', 'year-first'] as const
export type DayOrder = (typeof dayOrders)[number]

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const slashed = /^(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/
const worded = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[ \-,]+(\d{2}|\d{4})$/i
/** Day 0 of a workbook's numbers for days, as the common programs count after February 1900. */
const workbookStart = day('1899-12-30')

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** A year of two digits is the latest one that is not after `latest`. */
function yearOf(text: string, latest: number): number {
  if (text.length > 2) return Number(text)
  const inThisCentury = Math.floor(latest / 100) * 100 + Number(text)
  return inThisCentury > latest ? inThisCentury - 100 : inThisCentury
}

const dayOf = (year: number, month: number, date: number): Day | undefined =>
  parseDay(`${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`)

/** The day that a cell names in an order, or undefined. `latest` is the year that two digits cannot be after. */
export function readWrittenDay(text: string, order: DayOrder, latest: number): Day | undefined {
  const trimmed = text.trim()
  if (/^\d{5}(\.\d+)?$/.test(trimmed)) return addDays(workbookStart, Math.floor(Number(trimmed)))
  const words = worded.exec(trimmed)
  if (words) {
    const month = months.indexOf(words[2]!.slice(0, 3).toLowerCase()) + 1
    return month === 0 ? undefined : dayOf(yearOf(words[3]!, latest), month, Number(words[1]))
  }
  const parts = slashed.exec(trimmed)
  if (!parts) return undefined
  const [first, second, third] = [parts[1]!, parts[2]!, parts[3]!]
  if (first.length === 4) return dayOf(Number(first), Number(second), Number(third))
  if (order === 'year-first' || first.length > 2 || third.length === 1 || third.length === 3) return undefined
  const year = yearOf(third, latest)
  return order === 'day-first'
    ? dayOf(year, Number(second), Number(first))
    : dayOf(year, Number(first), Number(second))
}

const inWords = (order: DayOrder): string => order.replace('-', ' ')

/** What is wrong with a cell that names no day: where the other order would make it one, that is said. */
export function whyNoDay(text: string, order: DayOrder, latest: number): string {
  const other = order === 'day-first' ? 'month-first' : 'day-first'
  const swapped = readWrittenDay(text, other, latest)
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return swapped && order !== 'year-first'
    ? `is no day written ${inWords(order)}: “${shown}”. Written ${inWords(other)} it would be ${swapped}: are day and month swapped here?`
    : `is no day: “${shown}”`
}

export type OrderFound = {
  readonly order: DayOrder
  /** How many cells can only be read in this order, and how many only in the other. */
  readonly certain: number
  readonly against: number
  /** How many could be read in both. */
  readonly ambiguous: number
}

/** The order in which most cells that leave no doubt are written; day first where none says. */
export function findOrder(cells: readonly string[], latest: number): OrderFound {
  const counts = { dayOnly: 0, monthOnly: 0, both: 0, iso: 0 }
  for (const cell of cells) {
    if (/^\d{4}-/.test(cell.trim())) counts.iso += 1
    const [asDay, asMonth] = [
      readWrittenDay(cell, 'day-first', latest),
      readWrittenDay(cell, 'month-first', latest),
    ]
    if (asDay && asMonth && asDay !== asMonth) counts.both += 1
    else if (asDay && !asMonth) counts.dayOnly += 1
    else if (asMonth && !asDay) counts.monthOnly += 1
  }
  if (counts.iso > 0 && counts.dayOnly + counts.monthOnly + counts.both === 0)
    return { order: 'year-first', certain: counts.iso, against: 0, ambiguous: 0 }
  return counts.monthOnly > counts.dayOnly
    ? { order: 'month-first', certain: counts.monthOnly, against: counts.dayOnly, ambiguous: counts.both }
    : { order: 'day-first', certain: counts.dayOnly, against: counts.monthOnly, ambiguous: counts.both }
}
