/** What a code is brought to a day by: successors and predecessors of some kinds of body, and how many lived where. */
import { sql } from 'kysely'
import type { Db, Tx } from '#platform'
import type { OrganisationKind } from '../organisation.ts'
import type { Origin, Past } from '../roll-up/brought-to.ts'
import { historyFrom } from './landings.ts'

type OriginRow = Origin & { readonly newCode: string }

/** Of everything of these kinds, now or ever, and whatever followed from it. */
export async function pastOf(tx: Db | Tx, kinds: readonly OrganisationKind[]): Promise<Past> {
  const { rows: codes } = await sql<{ code: string }>`
    select distinct code from footprints.organisation where kind = any(${kinds}::text[])`.execute(tx)
  const history = await historyFrom(
    tx,
    codes.map(row => row.code),
  )
  const { rows } = await sql<OriginRow>`
    select s.new_code as "newCode", s.old_code as "oldCode", s.share::float8 as share,
      (select count(*) from footprints.successor f where f.old_code = s.old_code and f.on_day = s.on_day) as followers,
      (select p.people from footprints.population p
        where p.code = s.old_code and p.basis = 'resident' order by p.from_on desc, p.year desc limit 1) as people
    from footprints.successor s
    where s.new_code in (select code from footprints.organisation where kind = any(${kinds}::text[]))
      and exists (select from footprints.organisation o where o.code = s.old_code)
    order by s.new_code, s.old_code`.execute(tx)
  const origins = new Map<string, Origin[]>()
  for (const { newCode, ...origin } of rows) origins.set(newCode, [...(origins.get(newCode) ?? []), origin])
  return { ...history, origins }
}

/** Every code of these kinds that the lists know. */
export async function codesOfKinds(tx: Db | Tx, kinds: readonly OrganisationKind[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from footprints.organisation where kind = any(${kinds}::text[]) order by 1`.execute(
    tx,
  )
  return rows.map(row => row.code)
}

export async function smallAreaCodes(tx: Db | Tx): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from footprints.small_area order by 1`.execute(tx)
  return rows.map(row => row.code)
}
