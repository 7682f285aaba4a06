/** In which places a body is that no place names: by what it was made of, else by what became of it. */
import { groupedBy } from '#kit'

export type Line = { readonly oldCode: string; readonly newCode: string }

export type Reached = {
  readonly places: readonly string[]
  /** A part of the body is in none of them. */
  readonly elsewhere: boolean
}

/** `placesOf` are those that name a code themselves. */
export function placesReached(
  code: string,
  lines: readonly Line[],
  placesOf: ReadonlyMap<string, readonly string[]>,
): Reached {
  const before = groupedBy(lines, line => line.newCode)
  const after = groupedBy(lines, line => line.oldCode)
  const made = follow(code, of => (before.get(of) ?? []).map(line => line.oldCode), placesOf, [])
  if (made.places.length > 0) return made
  return follow(code, of => (after.get(of) ?? []).map(line => line.newCode), placesOf, [])
}

function follow(
  code: string,
  partsOf: (code: string) => readonly string[],
  placesOf: ReadonlyMap<string, readonly string[]>,
  passed: readonly string[],
): Reached {
  const own = placesOf.get(code)
  if (own) return { places: own, elsewhere: false }
  const parts = passed.includes(code) ? [] : partsOf(code)
  const reached = parts.map(part => follow(part, partsOf, placesOf, [...passed, code]))
  return {
    places: [...new Set(reached.flatMap(each => each.places))],
    elsewhere: reached.length === 0 || reached.some(each => each.elsewhere),
  }
}
