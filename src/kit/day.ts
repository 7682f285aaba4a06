/**
 * A calendar day in London, written YYYY-MM-DD. Never an instant.
 * Arithmetic is on day numbers (days since 1 January 1970), which knows no clocks going forward or back.
 */
export type Day = string & { readonly __day: true }

const millisecondsPerDay = 86_400_000

/** The day a text names. Throws RangeError for anything that is not a real calendar day. */
export function day(text: string): Day {
  const found = parseDay(text)
  if (found === undefined) throw new RangeError(`not a day: ${text}`)
  return found
}

/** The day a text names, or undefined: 2021-02-30, 2021-2-3 and empty text are not days. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const [month, date] = [Number(text.slice(5, 7)), Number(text.slice(8))]
  return date >= 1 && date <= daysIn(Number(text.slice(0, 4)), month) ? (text as Day) : undefined
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** Counted, because a file of a caseload has millions of days. 0 for a month that there is not. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0)
}

export const dayNumber = (at: Day): number => Date.parse(`${at}T00:00:00Z`) / millisecondsPerDay
export const fromDayNumber = (number: number): Day =>
  new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as Day

export const addDays = (from: Day, count: number): Day => fromDayNumber(dayNumber(from) + count)
/** Whole days from one day to another: 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** The same day of a later (or earlier) month, clamped to the month's end: 30 November + 3 months = 28 February. */
export function addMonths(from: Day, count: number): Day {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, lastDate))
  return first.toISOString().slice(0, 10) as Day
}

/** 0 is Sunday, 6 is Saturday. 1 January 1970 was a Thursday. */
export const weekday = (at: Day): number => (((dayNumber(at) + 4) % 7) + 7) % 7

export const earlier = (a: Day, b: Day): Day => (a <= b ? a : b)
export const later = (a: Day, b: Day): Day => (a >= b ? a : b)
