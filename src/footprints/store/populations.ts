/** People who live in a footprint, by the estimate nearest to a day. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, SystemId, Tx } from '#platform'
import { servingOn } from './places.ts'

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

/** People on the lists of a practice, or of the practices of a network, by the lists nearest to a day. */
export type Registered = {
  readonly people: number
  /** Practices whose list is known, and of how many: one of one for a practice. */
  readonly listed: number
  readonly practices: number
}

/** Undefined for what is neither, and where no list is known. */
export async function registeredOf(tx: Db | Tx, code: string, on: Day): Promise<Registered | undefined> {
  const { rows } = await sql<{ people: number | null; listed: number; practices: number }>`
    with practice as (
      select o.code from footprints.organisation o where o.code = ${code} and o.kind = 'practice'
      union
      select m.member from footprints.membership m
      where m.relation = 'practice-network' and m.parent = ${code}
        and m.from_on <= ${on}::date and (m.to_on is null or m.to_on >= ${on}::date)
    )
    select sum(list.people) as people, count(list.people) as listed, count(*) as practices from practice
    left join lateral (
      select p.people from footprints.population p
      where p.code = practice.code and p.basis = 'registered'
        and p.from_on <= ${on}::date and (p.to_on is null or p.to_on >= ${on}::date)
      order by abs(p.year - extract(year from ${on}::date)), p.year limit 1
    ) list on true`.execute(tx)
  const [found] = rows
  return found && found.people !== null ? { ...found, people: found.people } : undefined
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

/** Residents of the places of a system, each the sum of who serves it. Places that cannot be summed are left out. */
export async function residentsOfPlaces(
  tx: Db | Tx,
  system: SystemId,
  on: Day,
): Promise<Map<string, Residents>> {
  const serving = await servingOn(tx, system, on)
  const codes = [...serving.values()].flatMap(each => each.codes ?? [])
  const byCommissioner = await residentsOf(tx, codes, on)
  return new Map(
    [...serving].flatMap(([place, { codes: theirs = [] }]) => {
      const residents = together(theirs.map(code => byCommissioner.get(code)))
      return residents ? [[place, residents] as const] : []
    }),
  )
}
