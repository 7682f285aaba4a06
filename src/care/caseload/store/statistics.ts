/**
 * Tables that grow from nothing within one transaction are planned as if they were empty: a look-up by key, and every
 * check of a foreign key, may then read the whole table. So they are looked at again as they grow.
 */
import { sql } from 'kysely'
import type { Tx } from '#platform'

const growing = [
  'care.person',
  'care.case',
  'care.request_reading',
  'facts.subject',
  'facts.fact',
  'clocks.clock',
]

/** Where the planner knows of less than a quarter of the cases that this transaction alone has written. */
export async function analyzeGrown(tx: Tx, written: number): Promise<void> {
  const { rows } = await sql<{ known: number }>`
    select reltuples::double precision as known from pg_class where oid = 'care.case'::regclass`.execute(tx)
  if ((rows[0]?.known ?? 0) >= written / 4) return
  for (const table of growing) await sql`analyze ${sql.table(table)}`.execute(tx)
}
