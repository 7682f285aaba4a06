/** How many people footprints of a level are said to have, and how many those of a day had. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, SystemId, Tx } from '#platform'
import type { NeighbourhoodPlan, PopulationBand } from '../level.ts'
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

/** Every network of a day; people by the list nearest to that day. In the order of names. */
export async function networksOn(tx: Db | Tx, on: Day): Promise<Network[]> {
  const { rows } = await sql<Network>`
    with lasting as (
      select relation, member, parent from footprints.membership m
      where m.relation in ('practice-network', 'network-commissioner', 'commissioner-system')
        and m.from_on <= ${on}::date and (m.to_on is null or m.to_on >= ${on}::date)
    ), list as (
      select distinct on (p.code) p.code, p.people from footprints.population p
      where p.basis = 'registered' and p.from_on <= ${on}::date and (p.to_on is null or p.to_on >= ${on}::date)
      order by p.code, abs(p.year - extract(year from ${on}::date)), p.year
    ), summed as (
      select l.parent as code, count(*) as practices, count(*) - count(list.people) as without, sum(list.people) as people
      from lasting l left join list on list.code = l.member
      where l.relation = 'practice-network' group by 1
    ), network as (
      select ${organisationColumns(on)} from footprints.organisation o where o.kind = 'pcn' and ${openOn(on)}
    ), placed as (
      select n.member as network, min(s.parent) as system from lasting n
      join lasting s on s.relation = 'commissioner-system' and s.member = n.parent
      where n.relation = 'network-commissioner' group by 1
    ), system as (
      select ${organisationColumns(on)} from footprints.organisation o
      where o.kind in ('stp', 'icb') and ${openOn(on)}
    )
    select network.code, network.name, placed.system, system.name as "systemName",
      coalesce(summed.practices, 0) as practices, coalesce(summed.without, 0) as "withoutList", summed.people
    from network
    left join summed on summed.code = network.code
    left join placed on placed.network = network.code
    left join system on system.code = placed.system
    order by network.name, network.code`.execute(tx)
  return rows
}
