/** How many referrals were received in each quarter, as the role `counting`. */
import { sql } from 'kysely'
import { type Day, type Quarter, quarterOf } from '#kit'
import type { Tx } from '#platform'
import { type RecordOfReferrals, recordOfReferrals } from '../whole-record.ts'

type Of = { readonly system: string; readonly commissioner: string | null; readonly today: Day }

/** As known now, of both types. A transferred case was received once. */
export async function readRecord(
  tx: Tx,
  { system, commissioner, today }: Of,
): Promise<RecordOfReferrals | null> {
  const { rows } = await sql<{ began: Day; first: Day; received: number }>`
    select date_trunc('quarter', started_on)::date as began, min(started_on) as first, count(*)::integer as received
    from care.counted_request
    where system = ${system} and known_until = 'infinity' and activity in ('standard', 'fast-track')
      and started_on is not null and responsible_from <= started_on and responsible_to > started_on
      ${commissioner === null ? sql`` : sql`and commissioner = ${commissioner}`}
    group by 1 order by 1`.execute(tx)
  const quarters = rows.map(({ began, received }) => ({ quarter: quarterOf(began) as Quarter, received }))
  return recordOfReferrals(quarters, rows[0]?.first ?? null, today)
}
