/** Loading what comes with the product. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '#testing'
import { loadReferenceData } from './index.ts'

test('the planner knows how large the tables are once they were filled', async () => {
  const database = await freshDatabase()
  await loadReferenceData(database)
  const { rows } = await sql<{ known: number; there: number }>`
    select c.reltuples::double precision as known, (select count(*) from footprints.membership) as there
    from pg_class c where c.oid = 'footprints.membership'::regclass`.execute(database.db)
  await database.close()
  assert.ok(rows[0]!.known > 0.9 * rows[0]!.there, JSON.stringify(rows[0]))
})
