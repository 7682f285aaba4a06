/** How a system of ours is divided, and what the nation calls it. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, SystemId, Tx } from '#platform'
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
