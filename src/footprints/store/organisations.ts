/** Organisations as at a day, and what became of them. */
import { type RawBuilder, sql } from 'kysely'
import { type Day, groupedBy } from '#kit'
import type { Db, Tx } from '#platform'
import type { Organisation, OrganisationKind } from '../organisation.ts'

/** The columns of an `Organisation` from a row `o`, named as on a day. */
export const organisationColumns = (on: Day): RawBuilder<unknown> => sql`
  o.code, o.kind, o.opened_on as "openedOn", o.closed_on as "closedOn", o.postcode,
  coalesce((
    select n.name from footprints.organisation_name n
    where n.code = o.code and n.from_on <= ${on}::date and n.to_on >= ${on}::date
  ), o.name) as name`

export const openOn = (on: Day): RawBuilder<boolean> =>
  sql`(o.opened_on <= ${on}::date and (o.closed_on is null or o.closed_on >= ${on}::date))`

/** Undefined where nothing with this code was open on that day. */
export async function organisationOn(tx: Db | Tx, code: string, on: Day): Promise<Organisation | undefined> {
  const { rows } = await sql<Organisation>`
    select ${organisationColumns(on)} from footprints.organisation o
    where o.code = ${code} and ${openOn(on)}`.execute(tx)
  return rows[0]
}

/** What was open on a day, in the order of names. */
export async function organisationsOn(
  tx: Db | Tx,
  kinds: readonly OrganisationKind[],
  on: Day,
): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`
    select ${organisationColumns(on)} from footprints.organisation o
    where o.kind = any(${kinds}::text[]) and ${openOn(on)} order by name, code`.execute(tx)
  return rows
}

export async function namedOn(
  tx: Db | Tx,
  codes: readonly string[],
  on: Day,
): Promise<Map<string, Organisation>> {
  const { rows } = await sql<Organisation>`
    select ${organisationColumns(on)} from footprints.organisation o
    where o.code = any(${codes}::text[]) and ${openOn(on)}`.execute(tx)
  return new Map(rows.map(row => [row.code, row]))
}

/** Every kind of body a code has stood for, oldest first, by the name of its last day. */
export const historyOf = async (tx: Db | Tx, code: string): Promise<readonly Organisation[]> =>
  (await historiesOf(tx, [code])).get(code) ?? []

export async function historiesOf(
  tx: Db | Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly Organisation[]>> {
  const { rows } = await sql<Organisation>`
    select o.code, o.kind, o.name, o.opened_on as "openedOn", o.closed_on as "closedOn", o.postcode
    from footprints.organisation o where o.code = any(${codes}::text[]) order by o.opened_on`.execute(tx)
  return groupedBy(rows, row => row.code)
}

export type Succession = { readonly oldCode: string; readonly newCode: string; readonly onDay: Day }

/** Successions between bodies of one kind that took effect on a day. */
export async function successionsOn(tx: Db | Tx, kind: OrganisationKind, on: Day): Promise<Succession[]> {
  const { rows } = await sql<Succession>`
    select s.old_code as "oldCode", s.new_code as "newCode", s.on_day as "onDay"
    from footprints.successor s
    join footprints.organisation o on o.code = s.new_code and o.kind = ${kind} and ${openOn(on)}
    where s.on_day = ${on}::date order by s.new_code, s.old_code`.execute(tx)
  return rows
}

/**
 * Everything that led to a code or followed from it: the direct successions of its whole family, oldest first.
 * One code can have many successors (a split) and many predecessors (a merger).
 */
export async function familyOf(tx: Db | Tx, code: string): Promise<Succession[]> {
  const { rows } = await sql<Succession>`
    with recursive later as (
      select ${code}::text as code
      union select s.new_code from later join footprints.successor s on s.old_code = later.code
    ), earlier as (
      select ${code}::text as code
      union select s.old_code from earlier join footprints.successor s on s.new_code = earlier.code
    )
    select old_code as "oldCode", new_code as "newCode", on_day as "onDay" from footprints.successor
    where old_code in (select code from later) or new_code in (select code from earlier)
    order by on_day, old_code, new_code`.execute(tx)
  return rows
}

/** Where a code's work lay on a day: itself while it was open, else the last of its successors by then. */
export async function standingForOn(tx: Db | Tx, code: string, on: Day): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with recursive chain as (
      select ${code}::text as code
      union
      select s.new_code from chain join footprints.successor s on s.old_code = chain.code and s.on_day <= ${on}::date
    )
    select distinct chain.code from chain
    join footprints.organisation o on o.code = chain.code and ${openOn(on)}
    order by chain.code`.execute(tx)
  return rows.map(row => row.code)
}
