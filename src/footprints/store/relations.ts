/** To whom a body belongs and who belongs to it, on a day; and where it stands in the systems recorded here. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, SystemId, Tx } from '#platform'
import type { Organisation, Relation } from '../organisation.ts'
import { openOn, organisationColumns } from './organisations.ts'

const lasted = (on: Day) => sql`m.from_on <= ${on}::date and (m.to_on is null or m.to_on >= ${on}::date)`

export type Related = Organisation & { readonly relation: Relation }
export type RelatedGroup = {
  readonly relation: Relation
  readonly total: number
  readonly rows: readonly Related[]
}

/** Its members by relation, each in the order of names and cut after `limit`; null gives all. */
export async function memberGroupsOn(
  tx: Db | Tx,
  code: string,
  on: Day,
  limit: number | null,
): Promise<RelatedGroup[]> {
  const { rows } = await sql<Related & { total: number }>`
    select * from (
      select found.*, count(*) over (partition by relation) as total,
        row_number() over (partition by relation order by name, code) as place
      from (
        select m.relation, ${organisationColumns(on)} from footprints.membership m
        join footprints.organisation o on o.code = m.member and ${openOn(on)}
        where m.parent = ${code} and ${lasted(on)}
      ) found
    ) numbered ${limit === null ? sql`` : sql`where place <= ${limit}`}
    order by relation, place`.execute(tx)
  return [...new Set(rows.map(row => row.relation))].map(relation => {
    const of = rows.filter(row => row.relation === relation)
    return { relation, total: of[0]?.total ?? 0, rows: of }
  })
}

/** Whose member it is, directly and above: practice, network and commissioner, system, region, nation. */
export async function abovesOn(tx: Db | Tx, code: string, on: Day): Promise<Related[]> {
  const { rows } = await sql<Related>`
    with recursive above as (
      select m.relation, m.parent, 1 as step from footprints.membership m
      where m.member = ${code} and ${lasted(on)}
      union
      select m.relation, m.parent, above.step + 1 from above
      join footprints.membership m on m.member = above.parent and ${lasted(on)}
      where above.step < 6
    ), first as (
      select relation, parent, min(step) as step from above group by 1, 2
    )
    select first.relation, ${organisationColumns(on)} from first
    join footprints.organisation o on o.code = first.parent and ${openOn(on)}
    order by first.step, first.relation, name`.execute(tx)
  return rows
}

/** Where a system that is recorded here has a body: as itself, in one of its places, with one of its teams. */
export type RecordedHere = {
  readonly system: SystemId
  /** Null for the system itself. */
  readonly place: string | null
  readonly placeName: string | null
  readonly teams: readonly string[]
}

/** `codes` are the body's own and those of its commissioner and system. */
export async function recordedHere(
  tx: Db | Tx,
  codes: readonly string[],
  own: string,
  on: Day,
): Promise<RecordedHere[]> {
  const { rows } = await sql<RecordedHere>`
    select c.system, null as place, null as "placeName", '[]'::json as teams from footprints.system_code c
    where c.code = any(${codes}::text[]) and c.from_on <= ${on}::date and (c.to_on is null or c.to_on >= ${on}::date)
    union all
    select p.system, p.place, p.name, coalesce((
      select json_agg(t.name order by t.name) from footprints.team t where t.system = p.system and t.place = p.place
    ), '[]'::json)
    from footprints.place p
    where exists (
      select from footprints.place_commissioner c
      where c.system = p.system and c.place = p.place and c.commissioner = any(${codes}::text[])
    ) or exists (
      select from footprints.place_council c where c.system = p.system and c.place = p.place and c.council = ${own}
    )
    order by 1, 2 nulls first`.execute(tx)
  return rows
}

/** People whom a body shares with another. */
export type SharedPeople = {
  readonly with: 'system' | 'commissioner' | 'council'
  readonly code: string
  readonly name: string
  readonly people: number
}

/** Of a commissioner or system its councils, of councils their systems and commissioners, by the lists of one day. */
export async function sharedPeopleBy(
  tx: Db | Tx,
  codes: readonly string[],
  lists: Day,
): Promise<SharedPeople[]> {
  const { rows } = await sql<SharedPeople>`
    with part as (
      select *, lower_council = any(${codes}::text[]) or upper_council = any(${codes}::text[]) as is_of_council
      from footprints.overlap where lists_on = ${lists}::date and people > 0
    )
    select shared.with, shared.code, coalesce((
      select o.name from (
        select ${organisationColumns(lists)} from footprints.organisation o
        where o.code = shared.code and ${openOn(lists)}
      ) o
    ), shared.code) as name, shared.people
    from (
      select 'system' as with, system_code as code, sum(people) as people from part where is_of_council group by 2
      union all
      select 'commissioner', commissioner, sum(people) from part where is_of_council group by 2
      union all
      select 'council', lower_council, sum(people) from part
      where commissioner = any(${codes}::text[]) or system_code = any(${codes}::text[]) group by 2
    ) shared order by shared.people desc, name`.execute(tx)
  return rows
}
