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

export async function councilPartsOn(tx: Db | Tx, lists: Day, tier: CouncilTier): Promise<CouncilPart[]> {
  const council = sql.ref(tier === 'upper' ? 'upper_council' : 'lower_council')
  const { rows } = await sql<CouncilPart>`
    select ${council} as council, system_code as system, sum(people) as people
    from footprints.overlap where lists_on = ${lists}::date
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}
