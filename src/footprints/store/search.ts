/** Finding a council, place or GP practice by name: what “Find my area” asks. */
import { sql } from 'kysely'
import { type Day, groupedBy } from '#kit'
import type { Db, SystemId, Tx } from '#platform'
import { type OrganisationKind, searchWords } from '../organisation.ts'
import { type Line, placesReached } from '../places-reached.ts'

export type FoundPlace = {
  readonly system: SystemId
  readonly systemName: string
  readonly place: string
  readonly name: string
}

export type FoundArea = {
  readonly kind: 'place' | OrganisationKind
  /** National code, or the short name of a place. */
  readonly code: string
  readonly name: string
  readonly postcode: string | null
  /** The places of our systems that it lies in or looks after; several for a county. */
  readonly places: readonly FoundPlace[]
  /** Of a practice, the commissioner through which it is in one of those places and no list says in which. */
  readonly through: Through | null
}

export type Through = {
  readonly name: string
  /** A part of the commissioner is in no place that is recorded here. */
  readonly elsewhere: boolean
}

/** A system and the day it is there: a demonstration system lives on a fixed day. */
export type SystemDay = { readonly system: SystemId; readonly name: string; readonly today: Day }

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
  const found = await foundByWords(tx, query, systems, limit)
  const codes = found.flatMap(each => each.within.map(({ code }) => code))
  const lines = await linesOf(tx, codes)
  const places = await placesNaming(tx, systems)
  return found.map(area => placed(area, lines, places))
}

type Within = { readonly code: string; readonly name: string }
/** `within` is by what a place may name it: a practice's commissioner on each of the days, a council itself. */
type Match = Omit<FoundArea, 'places' | 'through'> & {
  readonly system: SystemId | null
  readonly within: readonly Within[]
}

/** A practice's commissioner is known from the day it joined the last one: before it, the first that is known. */
async function foundByWords(
  tx: Db | Tx,
  query: string,
  systems: readonly SystemDay[],
  limit: number,
): Promise<Match[]> {
  const words = searchWords(query.slice(0, longestQuery))
  if (words.length === 0) return []
  const patterns = words.map(word => `%${word}%`)
  const start = `${words.join(' ')}%`
  const { rows } = await sql<Match>`
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
    select best.kind, best.code, best.name, best.postcode, best.system, coalesce((
      select json_agg(distinct jsonb_build_object('code', nearest.code, 'name', coalesce((
        select o.name from footprints.organisation o where o.code = nearest.code order by o.opened_on limit 1
      ), nearest.code)))
      from day cross join lateral (
        select best.code as code where best.kind = 'council'
        union all
        (select m.parent from footprints.membership m
        where m.relation = 'practice-commissioner' and m.member = best.code and best.kind = 'practice'
        order by (m.from_on <= day.today) desc, abs(m.from_on - day.today), m.parent limit 1)
      ) nearest
    ), '[]'::json) as within
    from best order by best.starts desc, best.first, best.name, best.code`.execute(tx)
  return rows
}

/** Every succession in the families of these bodies. */
async function linesOf(tx: Db | Tx, codes: readonly string[]): Promise<Line[]> {
  const { rows } = await sql<Line>`
    with recursive family as (
      select unnest(${[...new Set(codes)]}::text[]) as code
      union
      select next.code from family cross join lateral (
        select s.new_code as code from footprints.successor s where s.old_code = family.code
        union all
        select s.old_code from footprints.successor s where s.new_code = family.code
      ) next
    )
    select distinct s.old_code as "oldCode", s.new_code as "newCode"
    from family join footprints.successor s on s.old_code = family.code`.execute(tx)
  return rows
}

/** A place once for every commissioner and council that it names, and once for itself. */
type Naming = FoundPlace & { readonly names: string | null }

async function placesNaming(tx: Db | Tx, systems: readonly SystemDay[]): Promise<Naming[]> {
  const { rows } = await sql<Naming>`
    select p.system, d.name as "systemName", p.place, p.name, named.code as names
    from json_to_recordset(${JSON.stringify(systems)}::json) as d(system text, name text)
    join footprints.place p on p.system = d.system
    cross join lateral (
      select null::text as code
      union all
      select c.commissioner from footprints.place_commissioner c where c.system = p.system and c.place = p.place
      union all
      select c.council from footprints.place_council c where c.system = p.system and c.place = p.place
    ) named order by d.name, p.name`.execute(tx)
  return rows
}

const addressOf = ({ system, place }: FoundPlace): string => `${system}/${place}`

function placed(
  { within, system, ...area }: Match,
  lines: readonly Line[],
  all: readonly Naming[],
): FoundArea {
  const places = all.filter(each => each.names === null).map(({ names: _names, ...place }) => place)
  if (area.kind === 'place') {
    const own = places.filter(each => each.system === system && each.place === area.code)
    return { ...area, places: own, through: null }
  }
  const byCode = groupedBy(all, ({ names }) => names ?? '')
  const named = new Map([...byCode].map(([code, naming]) => [code, naming.map(addressOf)]))
  const reached = within.map(({ code, name }) => ({ ...placesReached(code, lines, named), name }))
  const here = places.filter(place => reached.some(each => each.places.includes(addressOf(place))))
  const [first] = reached.filter(each => each.places.length > 0)
  const isOpenQuestion = area.kind === 'practice' && first && (here.length > 1 || first.elsewhere)
  return {
    ...{ ...area, places: here },
    through: isOpenQuestion ? { name: first.name, elsewhere: first.elsewhere } : null,
  }
}
