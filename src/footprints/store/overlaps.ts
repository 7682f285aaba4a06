/** Which parts of councils lie in which systems, by the lists of one day. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import type { CouncilTier } from '../organisation.ts'

/** People of one council who live in one system. */
export type CouncilPart = { readonly council: string; readonly system: string; readonly people: number }

/** The day of the lists in force on a day; undefined before the first. */
export async function listsInForce(tx: Db | Tx, on: Day): Promise<Day | undefined> {
  const { rows } = await sql<{ day: Day | null }>`
    select max(lists_on) as day from footprints.overlap where lists_on <= ${on}::date`.execute(tx)
  return rows[0]?.day ?? undefined
}

/** The day of the lists in force on a day, where they know this system; undefined where they do not. */
export async function listsOfSystem(tx: Db | Tx, system: string, on: Day): Promise<Day | undefined> {
  const { rows } = await sql<{ day: Day }>`
    select lists_on as day from footprints.overlap
    where system_code = ${system} and lists_on = (
      select max(lists_on) from footprints.overlap where lists_on <= ${on}::date
    ) limit 1`.execute(tx)
  return rows[0]?.day
}

/** Every day of which we have lists, oldest first. */
export async function daysOfLists(tx: Db | Tx): Promise<Day[]> {
  const { rows } = await sql<{ day: Day }>`
    select distinct lists_on as day from footprints.overlap order by 1`.execute(tx)
  return rows.map(row => row.day)
}

/** The days of lists on which each of these councils stands, oldest first; those that stand on none are left out. */
export async function daysOnLists(tx: Db | Tx, councils: readonly string[]): Promise<Map<string, Day[]>> {
  const { rows } = await sql<{ code: string; days: Day[] }>`
    select code, json_agg(lists_on order by lists_on) as days from (
      select distinct council.code, o.lists_on from footprints.overlap o
      cross join lateral (values (o.upper_council), (o.lower_council)) as council(code)
      where council.code = any(${councils}::text[])
    ) listed group by code`.execute(tx)
  return new Map(rows.map(row => [row.code, row.days]))
}

export async function councilPartsOn(tx: Db | Tx, lists: Day, tier: CouncilTier): Promise<CouncilPart[]> {
  const council = sql.ref(tier === 'upper' ? 'upper_council' : 'lower_council')
  const { rows } = await sql<CouncilPart>`
    select ${council} as council, system_code as system, sum(people) as people
    from footprints.overlap where lists_on = ${lists}::date
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}
