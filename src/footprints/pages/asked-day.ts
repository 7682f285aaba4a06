/** The day that a page of footprints is asked about: `?on=2020-03-31`; the actor's own where nothing is said. */
import { type Day, done, parseDay, type Result, refuse } from '#kit'

export type AskedDay = {
  readonly on: Day
  /** For addresses that go on with it; null where nobody chose a day, so that they go on with theirs. */
  readonly chosen: Day | null
}

export const dayTyped = (query: URLSearchParams): string => query.get('on')?.trim() ?? ''

/** Refuses (`invalid`, at the field `on`) what is no day. */
export function askedDay(query: URLSearchParams, today: Day): Result<AskedDay> {
  const typed = dayTyped(query)
  if (typed === '') return done({ on: today, chosen: null })
  const on = parseDay(typed)
  return on
    ? done({ on, chosen: on })
    : refuse('invalid', 'Enter a day as year, month and day, such as 2020-03-31', { field: 'on' })
}
