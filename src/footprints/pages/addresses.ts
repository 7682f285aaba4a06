/** Addresses of pages of footprints, and how a question goes on to the next one. */
import type { Day } from '#kit'

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
/** Who weighs how much in a system, by the lists of this day. */
export const weightsHref = (system: string, lists: Day): string =>
  addressWith(`/england/weights/${system}`, { on: lists })
export const systemsPath = '/england/systems'
