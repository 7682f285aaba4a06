/** From what somebody wrote to the instant up to which facts count. */
import {
  addDays,
  type Day,
  done,
  type Instant,
  londonDay,
  parseDay,
  parseInstant,
  type Result,
  refuse,
} from '#kit'
import type { Moment } from '#platform'

/** The last millisecond of a day in London, where midnight is at 23:00 or 24:00 of universal time. */
export function endOfDay(day: Day): Instant {
  const next = addDays(day, 1)
  const midnights = [`${day}T23:00:00.000Z`, `${next}T00:00:00.000Z`] as Instant[]
  const midnight = midnights.find(each => londonDay(each) === next) as Instant
  return new Date(Date.parse(midnight) - 1).toISOString() as Instant
}

/** A day means its end in London. Refuses (invalid) what is neither a day nor an instant, or is still to come. */
export function readKnownAt(text: string, at: Moment): Result<Instant> {
  const day = parseDay(text)
  const instant = day ? endOfDay(day) : parseInstant(text)
  if (!instant)
    return refuse('invalid', `“${text}” is neither a day (2020-01-31) nor an instant with its zone`)
  if (londonDay(instant) > at.today)
    return refuse('invalid', `Nothing can be counted as known at ${text}: today is ${at.today}`)
  return done(instant)
}
