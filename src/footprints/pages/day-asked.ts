/** `?on=2021-04-01`: the day that a page of footprints is shown for; the actor's own where none is asked for. */
import { type Day, done, parseDay, type Result, refuse } from '#kit'

export function dayAsked(query: URLSearchParams, today: Day): Result<Day> {
  const text = query.get('on') ?? ''
  const on = text === '' ? today : parseDay(text)
  return on
    ? done(on)
    : refuse('invalid', 'Enter a day as year-month-day, such as 2021-04-01', { field: 'on' })
}
