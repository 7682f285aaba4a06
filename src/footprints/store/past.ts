/** What a code is brought to a day by: successors and predecessors of some kinds of body, and how many lived where. */

import { sql } from 'kysely'
import { groupedBy } from '#kit'
import type { Db, Tx } from '#platform'
import type { Following, OpenSpan } from '../landing.ts'
import type { OrganisationKind } from '../organisation.ts'
import type { Origin, Past } from '../roll-up/brought-to.ts'

type SpanRow = OpenSpan & { readonly code: string }
type SuccessionRow = Following & { readonly oldCode: string }

/** Of everything of these kinds, now or ever. */
export async function pastOf(tx: Db | Tx, kinds: readonly OrganisationKind[]): Promise<Past> {
  const ofKinds = sql`select code from footprints.organisation where kind = any(${kinds}::text[])`
  const { rows: spans } = await sql<SpanRow>`
    select code, opened_on as "openedOn", closed_on as "closedOn" from footprints.organisation
    where kind = any(${kinds}::text[])`.execute(tx)
  const { rows: successions } = await sql<SuccessionRow>`
    select old_code as "oldCode", new_code as "newCode", on_day as "onDay", share::float8 as share
    from footprints.successor where old_code in (${ofKinds}) order by on_day, old_code, new_code`.execute(tx)
  const { rows: residents } = await sql<{ code: string; people: number }>`
    select distinct on (code) code, people from footprints.population
    where basis = 'resident' and code in (select old_code from footprints.successor where old_code in (${ofKinds}))
    order by code, from_on desc, year desc`.execute(tx)
  return {
    spans: groupedBy(spans, row => row.code),
    following: groupedBy(successions, row => row.oldCode),
    origins: originsOf(successions, new Map(residents.map(row => [row.code, row.people]))),
  }
}

function originsOf(
  successions: readonly SuccessionRow[],
  people: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly Origin[]> {
  const siblings = groupedBy(successions, row => `${row.oldCode} ${row.onDay}`)
  const origins = successions.map(({ oldCode, newCode, onDay, share }) => ({
    ...{ newCode, oldCode, share, followers: siblings.get(`${oldCode} ${onDay}`)!.length },
    people: people.get(oldCode) ?? null,
  }))
  return groupedBy(origins, origin => origin.newCode)
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
