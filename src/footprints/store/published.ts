/** What is here of the bodies that a published list names: read in one go for thousands of rows. */
import { type RawBuilder, sql } from 'kysely'
import { type Day, groupedBy } from '#kit'
import type { Db, Tx } from '#platform'
import type { MembershipRow, OrganisationRow } from '../kinds/reference.ts'
import type { OrganisationKind } from '../organisation.ts'
import type { PublishedRow } from '../published/published-row.ts'
import type { Here } from '../published/settle.ts'

const within = (column: string, codes: ReadonlySet<string>): RawBuilder<boolean> =>
  sql`${sql.ref(column)} = any(${[...codes]}::text[])`

export async function hereOf(tx: Db | Tx, rows: readonly PublishedRow[], today: Day): Promise<Here> {
  const bodies = new Set(rows.flatMap(row => (row.organisation ? [row.organisation.code] : [])))
  const memberships = rows.flatMap(row => row.memberships)
  const members = new Set(memberships.map(each => each.member))
  const odsParents = new Set(memberships.filter(each => each.parentIsOds).map(each => each.parent))
  const old = new Set(rows.flatMap(row => row.successors.map(each => each.old_code)))
  return {
    bodies: groupedBy(await organisations(tx, bodies), row => row.code),
    formerUntil: new Map((await formerNames(tx, bodies)).map(row => [row.code, row.until])),
    parents: groupedBy(await parents(tx, members), row => `${row.relation} ${row.member}`),
    successions: new Set((await successions(tx, old)).map(row => row.key)),
    filedUnder: new Map((await filedCodes(tx, odsParents)).map(row => [row.ods, row.code])),
    today,
  }
}

const organisations = async (tx: Db | Tx, codes: ReadonlySet<string>) =>
  (
    await sql<OrganisationRow>`
      select code, kind, name, opened_on, closed_on, postcode from footprints.organisation
      where ${within('code', codes)} order by opened_on desc`.execute(tx)
  ).rows

const formerNames = async (tx: Db | Tx, codes: ReadonlySet<string>) =>
  (
    await sql<{ code: string; until: Day }>`
      select code, max(to_on) as until from footprints.organisation_name
      where ${within('code', codes)} group by code`.execute(tx)
  ).rows

const parents = async (tx: Db | Tx, codes: ReadonlySet<string>) =>
  (
    await sql<MembershipRow>`
      select m.relation, m.member, m.parent, m.from_on, m.to_on from footprints.membership m
      join unnest(${[...codes]}::text[]) as asked(code) on asked.code = m.member`.execute(tx)
  ).rows

const successions = async (tx: Db | Tx, codes: ReadonlySet<string>) =>
  (
    await sql<{ key: string }>`
      select old_code || ' ' || new_code || ' ' || on_day as key from footprints.successor
      where ${within('old_code', codes)}`.execute(tx)
  ).rows

/** The newest body of each ODS code; one that is filed under its ODS code stands for itself. */
const filedCodes = async (tx: Db | Tx, codes: ReadonlySet<string>) =>
  (
    await sql<{ ods: string; code: string }>`
      select distinct on (other_code) other_code as ods, code from footprints.other_code
      where scheme = 'ods' and ${within('other_code', codes)}
      order by other_code, to_on desc nulls first, from_on desc`.execute(tx)
  ).rows

/** Bodies of some kinds that are open here and that a list does not name, in the order of names. */
export async function absentFrom(
  tx: Db | Tx,
  kinds: readonly OrganisationKind[],
  listed: readonly string[],
): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from footprints.organisation
    where kind = any(${kinds}::text[]) and closed_on is null and code not in (select unnest(${listed}::text[]))
    order by name, code`.execute(tx)
  return rows
}
