/** The day that a page is asked about: `?on=YYYY-MM-DD`, today where nothing is said. */
import { type Day, parseDay } from '#kit'

export type AskedDay = {
  readonly on: Day
  /** As it was typed, to be shown again. */
  readonly typed: string
  /** What is wrong with what was typed; the page then speaks of today. */
  readonly wrong: string | null
}

export function askedDay(query: URLSearchParams, today: Day): AskedDay {
  const typed = query.get('on')?.trim() ?? ''
  const on = typed === '' ? today : parseDay(typed)
  return on
    ? { on, typed, wrong: null }
    : { on: today, typed, wrong: 'Write the day as year, month and day, such as 2020-03-31' }
}

/** The same address for another question; empty values are left out. */
export function addressWith(path: string, asked: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1])),
  )
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

export const organisationsPath = '/england/organisations'
export const organisationHref = (code: string, on: Day | null = null): string =>
  addressWith(`${organisationsPath}/${code}`, { on })
