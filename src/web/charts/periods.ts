import { type Day, parseDay, quarterOf, type Refused, refuse } from '#kit'
import { dayInWords, monthInWords, quarterInWords } from '../words.ts'

/** How the dates of a series are read out. */
export type Period = 'day' | 'month' | 'quarter'

/** The day that a date of a series begins on: `2021-03-10`, `2021-03`, an instant; undefined if it names none. */
export const dayOfDate = (date: string): Day | undefined =>
  parseDay(date.length === 7 ? `${date}-01` : date.slice(0, 10))

export type DatedDays = { readonly ok: true; readonly days: readonly Day[] } | Refused

/** The days of a series that must ascend; the refusal names the row. */
export function ascendingDays(dates: readonly string[]): DatedDays {
  const days: Day[] = []
  for (const [index, date] of dates.entries()) {
    const row = index + 1
    const found = dayOfDate(date)
    if (!found) return refuse('invalid', `No chart: date ${row} is not a day`, { field: 'date', row })
    const last = days.at(-1)
    if (last !== undefined && found <= last)
      return refuse('invalid', `No chart: date ${row} is not after the one before it`, { field: 'date', row })
    days.push(found)
  }
  return { ok: true, days }
}

/** Months where every date is the first of one, days otherwise. */
export const periodOf = (days: readonly Day[]): Period =>
  days.every(day => day.endsWith('-01')) ? 'month' : 'day'

const words: Readonly<Record<Period, (at: Day) => string>> = {
  day: dayInWords,
  month: monthInWords,
  quarter: at => quarterInWords(quarterOf(at)),
}

export const periodInWords = (at: Day, period: Period): string => words[period](at)

/** "by month" */
export const byPeriod: Readonly<Record<Period, string>> = {
  day: 'by day',
  month: 'by month',
  quarter: 'by quarter',
}
