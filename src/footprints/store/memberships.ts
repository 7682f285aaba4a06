/** Who belonged to whom on a day. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import type { Organisation, Relation } from '../organisation.ts'
import { openOn, organisationColumns } from './organisations.ts'

const lasted = (on: Day) => sql`m.from_on <= ${on}::date and (m.to_on is null or m.to_on >= ${on}::date)`

/** Members of a parent, in the order of names. */
export async function membersOn(
  tx: Db | Tx,
  relation: Relation,
  parent: string,
  on: Day,
): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`
    select ${organisationColumns(on)} from footprints.membership m
    join footprints.organisation o on o.code = m.member and ${openOn(on)}
    where m.relation = ${relation} and m.parent = ${parent} and ${lasted(on)}
    order by name, o.code`.execute(tx)
  return rows
}

/** To whom a member belonged: none, one, or for a practice in two networks more. */
export async function parentsOn(
  tx: Db | Tx,
  relation: Relation,
  member: string,
  on: Day,
): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`
    select ${organisationColumns(on)} from footprints.membership m
    join footprints.organisation o on o.code = m.parent and ${openOn(on)}
    where m.relation = ${relation} and m.member = ${member} and ${lasted(on)}
    order by name, o.code`.execute(tx)
  return rows
}

/** The commissioners of a system (by its national code) on a day. */
export const commissionersOf = (tx: Db | Tx, systemCode: string, on: Day): Promise<Organisation[]> =>
  membersOn(tx, 'commissioner-system', systemCode, on)

export type Belonging = { readonly system: Organisation | null; readonly region: Organisation | null }

/** A commissioner's system and NHS region; null where the lists of that day do not say. */
export async function whereBelongs(tx: Db | Tx, commissioner: string, on: Day): Promise<Belonging> {
  const [system = null] = await parentsOn(tx, 'commissioner-system', commissioner, on)
  if (!system) return { system, region: null }
  const [region = null] = await parentsOn(tx, 'system-region', system.code, on)
  return { system, region }
}
