/** Addresses of pages of footprints, and how a question goes on to the next one. */
import { type Day, earlier, later } from '#kit'
import { firstDayOfLists, lastDayOfLists } from '../split-councils.ts'

/** The same address for another question; empty values are left out. */
export function addressWith(path: string, asked: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1])),
  )
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

export const englandPath = '/england'
export const organisationsPath = '/england/organisations'
export const organisationHref = (code: string, on: Day | null = null): string =>
  addressWith(`${organisationsPath}/${code}`, { on })
/** Who weighs how much in a system, by the lists of this day. */
export const weightsHref = (system: string, lists: Day): string =>
  addressWith(`/england/weights/${system}`, { on: lists })
export const systemsPath = '/england/systems'
/** What is read from lists of small areas; before the first and after the last ones, from those nearest to the day. */
const withListsOf = (path: string, on: Day | null): string =>
  addressWith(path, { on: on && earlier(later(on, firstDayOfLists), lastDayOfLists) })
/** Null where nobody chose a day: the page then has its own. */
export const boundariesOnHref = (on: Day | null): string => withListsOf('/england/boundaries', on)
export const redrawOnHref = (on: Day | null): string => withListsOf('/england/redraw', on)
export const levelsHref = (on: Day | null): string => addressWith('/england/levels', { on })
export const systemsHref = (on: Day | null): string => addressWith(systemsPath, { on })
export const directoryHref = (on: Day | null): string => addressWith(organisationsPath, { on })
export const placeHref = (system: string, place: string, on: Day): string =>
  addressWith(`/${system}/places/${place}`, { on })
