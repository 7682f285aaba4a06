/** The family of a body: what led to it, what followed, and who went the same way with it. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import type { OrganisationKind } from '../organisation.ts'

export type FamilyStepRow = {
  readonly oldCode: string
  readonly newCode: string
  readonly onDay: Day
  /** How much of the old one, over 0 and up to 1; null where nobody has said. */
  readonly share: number | null
  readonly shareBasis: string | null
  /** How many successors the old one has on that day: one of one takes all of it. */
  readonly successors: number
  /** The old one went on without this part of itself. */
  readonly oldGoesOn: boolean
}

/** Every succession into or out of the line of a code, those that merged with it included; oldest first. */
export async function familyStepsOf(tx: Db | Tx, code: string): Promise<FamilyStepRow[]> {
  const { rows } = await sql<FamilyStepRow>`
    with recursive later as (
      select ${code}::text as code
      union select s.new_code from later join footprints.successor s on s.old_code = later.code
    ), earlier as (
      select ${code}::text as code
      union select s.old_code from earlier join footprints.successor s on s.new_code = earlier.code
    ), joined as (
      select s.* from footprints.successor s join later on s.old_code = later.code
      union
      select s.* from footprints.successor s join earlier on s.new_code = earlier.code
      union
      select s.* from footprints.successor s join later on s.new_code = later.code and later.code <> ${code}
    )
    select j.old_code as "oldCode", j.new_code as "newCode", j.on_day as "onDay", j.share::float8 as share,
      j.share_basis as "shareBasis", (
        select count(*) from footprints.successor o where o.old_code = j.old_code and o.on_day = j.on_day
      ) as successors, exists (
        select from footprints.successor o
        where o.old_code = j.old_code and o.new_code = j.old_code and o.on_day = j.on_day
      ) as "oldGoesOn"
    from joined j where j.old_code <> j.new_code
    order by j.on_day, j.old_code, j.new_code`.execute(tx)
  return rows
}

/** From when to when a code has been there, and what and how it was called on a day (or first, if it came later). */
export type Lifetime = {
  readonly code: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly openedOn: Day
  readonly closedOn: Day | null
}

/** Of each code that the lists describe. */
export async function lifetimesOf(
  tx: Db | Tx,
  codes: readonly string[],
  on: Day,
): Promise<Map<string, Lifetime>> {
  const { rows } = await sql<Lifetime>`
    select distinct on (o.code) o.code, coalesce(n.name, o.name) as name, o.kind,
      min(o.opened_on) over whole as "openedOn",
      case when bool_or(o.closed_on is null) over whole then null else max(o.closed_on) over whole end as "closedOn"
    from footprints.organisation o
    left join footprints.organisation_name n on n.code = o.code and n.from_on <= ${on}::date and n.to_on >= ${on}::date
    where o.code = any(${codes}::text[])
    window whole as (partition by o.code)
    order by o.code, (o.opened_on <= ${on}::date) desc,
      case when o.opened_on <= ${on}::date then o.opened_on end desc, o.opened_on`.execute(tx)
  return new Map(rows.map(row => [row.code, row]))
}
