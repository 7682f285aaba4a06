import { type Day, day } from './day.ts'

/** A moment, written in ISO 8601 in UTC with milliseconds: 2021-03-10T09:30:00.000Z. */
export type Instant = string & { readonly __instant: true }

const withZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/

/** The instant a text names, or undefined. A text without a zone is not an instant. */
export function parseInstant(text: string): Instant | undefined {
  if (!withZone.test(text)) return undefined
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? undefined : (new Date(milliseconds).toISOString() as Instant)
}

/** The instant a text names. Throws RangeError for anything else. */
export function instant(text: string): Instant {
  const found = parseInstant(text)
  if (found === undefined) throw new RangeError(`not an instant with a zone: ${text}`)
  return found
}

export const addHours = (from: Instant, hours: number): Instant =>
  new Date(Date.parse(from) + hours * 3_600_000).toISOString() as Instant

const inLondon = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/**
 * Since the double summer time of 1947 London has never been more than an hour ahead: before 23:00 it is the same day
 * there. Asking the calendar of time zones takes a hundred times as long, and imports ask for every row.
 */
const isSameDayInLondon = /^(19[5-9]|[2-9])\d+-\d\d-\d\dT([01]\d|2[0-2]):.*Z$/

/** The calendar day it is in London at an instant. */
export const londonDay = (at: Instant): Day =>
  isSameDayInLondon.test(at) ? (at.slice(0, 10) as Day) : day(inLondon.format(new Date(at)))
