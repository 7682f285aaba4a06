/** How many people footprints of a level are said to have, and how many those of a day had. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, SystemId, Tx } from '#platform'
import type { NeighbourhoodPlan, PopulationBand } from '../level.ts'
import { KeptWhileStanding } from './edition.ts'
import { openOn, organisationColumns } from './organisations.ts'

export async function populationBands(tx: Db | Tx): Promise<PopulationBand[]> {
  const { rows } = await sql<PopulationBand>`
    select level, source, from_people as "fromPeople", to_people as "toPeople",
      from_on as "fromOn", to_on as "toOn", said_in as "saidIn"
    from footprints.population_band order by level, from_on, source`.execute(tx)
  return rows
}

export async function neighbourhoodPlans(
  tx: Db | Tx,
  system: SystemId,
  on: Day,
): Promise<NeighbourhoodPlan[]> {
  const { rows } = await sql<NeighbourhoodPlan>`
    select plan, name, how_many as "howMany", from_people as "fromPeople", to_people as "toPeople",
      published_people as "publishedPeople", source, mark
    from footprints.neighbourhood_plan
    where system = ${system} and from_on <= ${on}::date and (to_on is null or to_on >= ${on}::date)
    order by plan`.execute(tx)
  return rows
}

/** A primary care network and the people registered with its practices. */
export type Network = {
  readonly code: string
  readonly name: string
  /** National code and name of its system; null where the lists of the day do not say. */
  readonly system: string | null
  readonly systemName: string | null
  readonly practices: number
  /** Practices of which no list is known: their people are missing in the sum. */
  readonly withoutList: number
  /** Null where no practice has a list that is known. */
  readonly people: number | null
}

const keptNetworks = new KeptWhileStanding<readonly Network[]>(12)

/** Every network of a day; people by the list nearest to that day. In the order of names. */
export const networksOn = (tx: Db | Tx, on: Day): Promise<readonly Network[]> =>
  keptNetworks.of(tx, on, () => readNetworks(tx, on))

/**
 * Each network is looked up by the indexes: right after loading, the planner knows nothing of how large the tables are.
 */
async function readNetworks(tx: Db | Tx, on: Day): Promise<Network[]> {
  const lasted = (row: string) =>
    sql`${sql.ref(`${row}.from_on`)} <= ${on}::date and (${sql.ref(`${row}.to_on`)} is null or ${sql.ref(`${row}.to_on`)} >= ${on}::date)`
  const { rows } = await sql<Network>`
    with network as materialized (
      select ${organisationColumns(on)} from footprints.organisation o where o.kind = 'pcn' and ${openOn(on)}
    )
    select network.code, network.name, placed.system,
      (select named.name from (
        select ${organisationColumns(on)} from footprints.organisation o where o.code = placed.system and ${openOn(on)}
      ) named) as "systemName",
      coalesce(summed.practices, 0) as practices, coalesce(summed.without, 0) as "withoutList", summed.people
    from network
    left join lateral (
      select count(*) as practices, count(*) - count(list.people) as without, sum(list.people) as people
      from footprints.membership m
      left join lateral (
        select p.people from footprints.population p
        where p.code = m.member and p.basis = 'registered' and ${lasted('p')}
        order by abs(p.year - extract(year from ${on}::date)), p.year limit 1
      ) list on true
      where m.relation = 'practice-network' and m.parent = network.code and ${lasted('m')}
    ) summed on true
    left join lateral (
      select s.parent as system from footprints.membership n
      join footprints.membership s on s.relation = 'commissioner-system' and s.member = n.parent and ${lasted('s')}
      where n.relation = 'network-commissioner' and n.member = network.code and ${lasted('n')}
      order by s.parent limit 1
    ) placed on true
    order by network.name, network.code`.execute(tx)
  return rows
}
