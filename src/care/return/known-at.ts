/** From what somebody wrote to the instant up to which facts count. */
import { addDays, type Day, done, type Instant, londonDay, parseInstant, type Result, refuse } from '#kit'
import type { Moment } from '#platform'
import { readWrittenDay } from '../caseload/as-it-comes/written-days.ts'

/** The last millisecond of a day in London, where midnight is at 23:00 or 24:00 of universal time. */
export function endOfDay(day: Day): Instant {
  const next = addDays(day, 1)
  const midnights = [`${day}T23:00:00.000Z`, `${next}T00:00:00.000Z`] as Instant[]
  const midnight = midnights.find(each => londonDay(each) === next) as Instant
  return new Date(Date.parse(midnight) - 1).toISOString() as Instant
}

const endOf = (day: Day | undefined): Instant | undefined => (day === undefined ? undefined : endOfDay(day))

/** 2020-01-31, 31/1/2020 and 31 January 2020; neither a workbook's number for a day nor a time without its zone. */
const writtenDay = (text: string, { today }: Moment): Day | undefined =>
  /^\d+(\.\d+)?$|:/.test(text) ? undefined : readWrittenDay(text, 'day-first', Number(today.slice(0, 4)))

/** A day means its end in London. Refuses (invalid) what is neither a day nor an instant, or is still to come. */
export function readKnownAt(text: string, at: Moment): Result<Instant> {
  const instant = parseInstant(text) ?? endOf(writtenDay(text, at))
  if (!instant) return refuse('invalid', `“${text}” is no day. Write it as 31/1/2020 or 2020-01-31`)
  if (londonDay(instant) > at.today)
    return refuse('invalid', `“${text}” is still to come: today is ${at.today}`)
  return done(instant)
}
