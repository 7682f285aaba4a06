/** People who live in a footprint, by the estimate nearest to a day. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, SystemId, Tx } from '#platform'

/** `adults` are 18 and over; null where the source has no ages for these boundaries. */
export type Residents = {
  readonly people: number
  readonly adults: number | null
  readonly over65: number | null
  /** The estimate is of the middle of this year. */
  readonly year: number
}
type CodeResidents = Residents & { readonly code: string }

/** Residents of each code in the boundaries it had on a day. Codes without an estimate are left out. */
export async function residentsOf(
  tx: Db | Tx,
  codes: readonly string[],
  on: Day,
): Promise<Map<string, Residents>> {
  const { rows } = await sql<CodeResidents>`
    select distinct on (p.code) p.code, p.people, p.adults, p.over_65 as "over65", p.year
    from footprints.population p
    where p.code = any(${codes}::text[]) and p.basis = 'resident'
      and p.from_on <= ${on}::date and (p.to_on is null or p.to_on >= ${on}::date)
    order by p.code, abs(p.year - extract(year from ${on}::date)), p.year`.execute(tx)
  return new Map(rows.map(({ code, ...residents }) => [code, residents]))
}

/** Residents of several footprints together; undefined where one has no estimate or the years differ. */
export function together(parts: readonly (Residents | undefined)[]): Residents | undefined {
  const known = parts.filter(part => part !== undefined)
  const year = known[0]?.year
  if (year === undefined || known.length < parts.length || known.some(part => part.year !== year))
    return undefined
  const sum = (counts: (number | null)[]): number | null =>
    counts.reduce<number | null>(
      (total, count) => (total === null || count === null ? null : total + count),
      0,
    )
  return {
    people: sum(known.map(part => part.people))!,
    adults: sum(known.map(part => part.adults)),
    over65: sum(known.map(part => part.over65)),
    year,
  }
}

/** Residents of the places of a system, each the sum of its commissioners. Places that cannot be summed are left out. */
export async function residentsOfPlaces(
  tx: Db | Tx,
  system: SystemId,
  on: Day,
): Promise<Map<string, Residents>> {
  const { rows } = await sql<{ place: string; commissioner: string }>`
    select place, commissioner from footprints.place_commissioner where system = ${system}`.execute(tx)
  const byCommissioner = await residentsOf(tx, [...new Set(rows.map(row => row.commissioner))], on)
  const found = new Map<string, Residents>()
  for (const place of new Set(rows.map(row => row.place))) {
    const parts = rows.filter(row => row.place === place).map(row => byCommissioner.get(row.commissioner))
    const residents = together(parts)
    if (residents) found.set(place, residents)
  }
  return found
}
