/** How a system of ours is divided, and what the nation calls it. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, SystemId, Tx } from '#platform'
import { type Mergers, type Serving, type Step, servingFor } from '../serving.ts'
import { openOn } from './organisations.ts'
import { tables } from './tables.ts'

export type Place = {
  readonly system: SystemId
  readonly place: string
  readonly name: string
  /** National codes, in their own order. */
  readonly commissioners: readonly string[]
  readonly councils: readonly string[]
}

export type Team = {
  readonly system: SystemId
  readonly team: string
  readonly name: string
  readonly kind: 'hub' | 'place-team'
  /** Null for the hub, which serves every place. */
  readonly place: string | null
  /** For families; null where none is known. */
  readonly telephone: string | null
}

/** The places of a system in the order of their names. */
export async function placesOf(tx: Db | Tx, system: SystemId): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select p.system, p.place, p.name,
      array(select c.commissioner from footprints.place_commissioner c
        where c.system = p.system and c.place = p.place order by 1) as commissioners,
      array(select c.council from footprints.place_council c
        where c.system = p.system and c.place = p.place order by 1) as councils
    from footprints.place p where p.system = ${system} order by p.name`.execute(tx)
  return rows
}

/** Who serves each place of a system on a day: its commissioners, or what they have merged into by then. */
export async function servingOn(tx: Db | Tx, system: SystemId, on: Day): Promise<Map<string, Serving>> {
  const places = await placesOf(tx, system)
  const mergers = await mergersOf(
    tx,
    places.flatMap(each => each.commissioners),
    on,
  )
  return new Map(places.map(each => [each.place, servingFor(each.commissioners, mergers)]))
}

/** The places of a system with those who serve them on a day; where that cannot be told, with those of their list. */
export async function placesOn(tx: Db | Tx, system: SystemId, on: Day): Promise<Place[]> {
  const serving = await servingOn(tx, system, on)
  const places = await placesOf(tx, system)
  return places.map(place => ({
    ...place,
    commissioners: serving.get(place.place)?.codes ?? place.commissioners,
  }))
}

/** What followed from some codes by a day, with all that merged into it; and which of them were open. */
async function mergersOf(tx: Db | Tx, codes: readonly string[], on: Day): Promise<Mergers> {
  const { rows: steps } = await sql<Step>`
    with recursive later as (
      select unnest(${codes}::text[]) as code
      union
      select s.new_code from later join footprints.successor s on s.old_code = later.code and s.on_day <= ${on}::date
    ), earlier as (
      select code from later
      union
      select s.old_code from earlier join footprints.successor s on s.new_code = earlier.code and s.on_day <= ${on}::date
    )
    select s.old_code as "oldCode", s.new_code as "newCode"
    from footprints.successor s join earlier on earlier.code = s.new_code
    where s.on_day <= ${on}::date order by 1, 2`.execute(tx)
  const all = [...codes, ...steps.map(step => step.newCode)]
  const { rows: open } = await sql<{ code: string }>`
    select o.code from footprints.organisation o where o.code = any(${all}::text[]) and ${openOn(on)}`.execute(
    tx,
  )
  return { steps, open: new Set(open.map(row => row.code)) }
}

/** The hub first, then the teams of the places in the order of their names. */
export const teamsOf = (tx: Db | Tx, system: SystemId): Promise<Team[]> =>
  tables(tx)
    .selectFrom('footprints.team')
    .selectAll()
    .where('system', '=', system)
    .orderBy('kind')
    .orderBy('name')
    .execute()

/** The place that a commissioner belongs to in a system. */
export async function placeOfCommissioner(
  tx: Db | Tx,
  system: SystemId,
  commissioner: string,
): Promise<string | undefined> {
  const found = await tables(tx)
    .selectFrom('footprints.place_commissioner')
    .select('place')
    .where('system', '=', system)
    .where('commissioner', '=', commissioner)
    .executeTakeFirst()
  return found?.place
}

/** The ONS code that a system had on a day. It changes when the system's boundary does. */
export async function systemCodeOn(tx: Db | Tx, system: SystemId, on: Day): Promise<string | undefined> {
  const found = await tables(tx)
    .selectFrom('footprints.system_code')
    .select('code')
    .where('system', '=', system)
    .where('from_on', '<=', on)
    .where(where => where.or([where('to_on', 'is', null), where('to_on', '>=', on)]))
    .executeTakeFirst()
  return found?.code
}
