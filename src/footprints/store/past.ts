/** What a code is brought to a day by: successors and predecessors of some kinds of body, and how many lived where. */

import { sql } from 'kysely'
import { type Day, groupedBy } from '#kit'
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
  const { rows: residents } = await sql<{ code: string; onDay: Day; people: number }>`
    select distinct on (s.old_code, s.on_day) s.old_code as code, s.on_day as "onDay", p.people
    from footprints.successor s
    join footprints.population p on p.code = s.old_code and p.basis = 'resident'
    where s.old_code in (${ofKinds})
    order by s.old_code, s.on_day, (p.from_on < s.on_day) desc, p.from_on desc, p.year desc`.execute(tx)
  return {
    spans: groupedBy(spans, row => row.code),
    following: groupedBy(successions, row => row.oldCode),
    origins: originsOf(successions, new Map(residents.map(row => [`${row.code} ${row.onDay}`, row.people]))),
  }
}

function originsOf(
  successions: readonly SuccessionRow[],
  people: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly Origin[]> {
  const siblings = groupedBy(successions, row => `${row.oldCode} ${row.onDay}`)
  const origins = successions.map(({ oldCode, newCode, onDay, share }) => ({
    ...{ newCode, oldCode, onDay, share, followers: siblings.get(`${oldCode} ${onDay}`)!.length },
    people: people.get(`${oldCode} ${onDay}`) ?? null,
  }))
  return groupedBy(origins, origin => origin.newCode)
}

/** Those of some codes that went on without a part of themselves or with a part of another, and when. */
export async function partedCodes(
  tx: Db | Tx,
  codes: readonly string[],
): Promise<{ readonly code: string; readonly onDay: Day }[]> {
  const { rows } = await sql<{ code: string; onDay: Day }>`
    select old_code as code, on_day as "onDay" from footprints.successor
    where old_code = new_code and old_code = any(${[...new Set(codes)]}::text[]) order by 2, 1`.execute(tx)
  return rows
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
