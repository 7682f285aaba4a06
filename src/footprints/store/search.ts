/** Finding a council, place or GP practice by name: what “Find my area” asks. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, SystemId, Tx } from '#platform'
import { type OrganisationKind, searchWords } from '../organisation.ts'

export type FoundArea = {
  readonly kind: 'place' | OrganisationKind
  /** National code, or the short name of a place. */
  readonly code: string
  readonly name: string
  readonly postcode: string | null
  /** The places of our systems that it lies in or looks after; several for a county. */
  readonly places: readonly { readonly system: SystemId; readonly place: string; readonly name: string }[]
}

/** A system and the day it is there: a demonstration system lives on a fixed day. */
export type SystemDay = { readonly system: SystemId; readonly today: Day }

const longestQuery = 100

/**
 * What holds every word of the query in its name, postcode or code and is open on one of the days; names that
 * begin with the query come first, then places, councils and practices. No match for a query without words.
 */
export async function findArea(
  tx: Db | Tx,
  query: string,
  systems: readonly SystemDay[],
  limit = 20,
): Promise<FoundArea[]> {
  const words = searchWords(query.slice(0, longestQuery))
  if (words.length === 0) return []
  const patterns = words.map(word => `%${word}%`)
  const start = `${words.join(' ')}%`
  const { rows } = await sql<FoundArea>`
    with day as (
      select d.system, d.today from json_to_recordset(${JSON.stringify(systems)}::json) as d(system text, today date)
    ), found as (
      select 'place' as kind, p.place as code, p.name, null::text as postcode,
        lower(p.name) like ${start} as starts, 0 as first, p.system
      from footprints.place p join day on day.system = p.system
      where lower(p.name) like all(${patterns}::text[])
      union all
      select distinct on (o.code) o.kind, o.code, o.name, o.postcode, o.words like ${start},
        case o.kind when 'council' then 1 else 2 end, null
      from footprints.organisation o
      where o.kind in ('council', 'practice') and o.words like all(${patterns}::text[])
        and exists (
          select from day where o.opened_on <= day.today and (o.closed_on is null or o.closed_on >= day.today)
        )
    ), best as (
      select * from found order by starts desc, first, name, code limit ${limit}
    )
    select best.kind, best.code, best.name, best.postcode, coalesce(here.places, '[]'::json) as places
    from best
    left join lateral (
      select json_agg(json_build_object('system', p.system, 'place', p.place, 'name', p.name) order by p.name) as places
      from footprints.place p join day on day.system = p.system
      where case best.kind
        when 'place' then p.system = best.system and p.place = best.code
        when 'council' then exists (
          select from footprints.place_council c
          where c.system = p.system and c.place = p.place and c.council = best.code)
        else exists (
          select from footprints.membership m
          join footprints.place_commissioner c on c.commissioner = m.parent
          where m.relation = 'practice-commissioner' and m.member = best.code
            and m.from_on <= day.today and (m.to_on is null or m.to_on >= day.today)
            and c.system = p.system and c.place = p.place)
      end
    ) here on true
    order by best.starts desc, best.first, best.name, best.code`.execute(tx)
  return rows
}
