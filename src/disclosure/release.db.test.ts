import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kit'
import { as, countingActor } from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase } from '#testing'
import { prepareRelease, recordRelease, type TrueTable } from './index.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})
after(() => database.close())

const counting = countingActor('north', aMoment(), 'test')
const tableOf = (denominator: number): TrueTable => ({
  measure: 'decided-in-time',
  period: { from: day('2020-10-01'), to: day('2020-12-31') },
  whole: { level: 'system', code: 'north', name: 'North', covers: ['hill', 'vale'] },
  parts: [
    { level: 'place', code: 'hill', name: 'Hill', covers: ['hill'], numerator: 10, denominator },
    { level: 'place', code: 'vale', name: 'Vale', covers: ['vale'], numerator: 20, denominator: 40 },
  ],
  rule: 'people-below-nation',
})

const publish = (table: TrueTable, edition: string) =>
  as(database.db, counting, async tx => {
    const prepared = await prepareRelease(tx, 'north', [table])
    if (!prepared.ok) return prepared
    await recordRelease(tx, 'north', prepared.value, { edition, at: counting.at.now })
    return prepared
  })

const ledger = async () =>
  (
    await sql<{ area: string; release: number; edition: string; denominator: number }>`
      select area, release, edition, denominator from disclosure.release order by release, area`.execute(
      database.db,
    )
  ).rows

test('the ledger keeps the true counts of what was released, and only what changed', async () => {
  assert.ok((await publish(tableOf(30), 'care 1')).ok)
  assert.ok((await publish(tableOf(30), 'care 2')).ok)
  assert.deepEqual(await ledger(), [
    { area: 'Hill', release: 1, edition: 'care 1', denominator: 30 },
    { area: 'North', release: 1, edition: 'care 1', denominator: 70 },
    { area: 'Vale', release: 1, edition: 'care 1', denominator: 40 },
  ])
  const small = await publish(tableOf(33), 'care 3')
  assert.ok(small.ok && small.value.entries.length === 0)
  assert.ok((await publish(tableOf(50), 'care 4')).ok)
  assert.deepEqual(
    (await ledger()).slice(3).map(row => [row.area, row.release, row.denominator]),
    [
      ['Hill', 2, 50],
      ['North', 2, 90],
    ],
  )
})

test('nobody but the counting role of the system reads or writes the ledger', async () => {
  for (const role of ['public', 'director', 'performance-analyst', 'administrator'] as const)
    for (const statement of ['select * from disclosure.release', 'delete from disclosure.release'])
      await assert.rejects(
        as(database.db, anActor(role), tx => sql.raw(statement).execute(tx)),
        /permission denied/,
        `${role}: ${statement}`,
      )
  const elsewhere = await as(database.db, countingActor('south', aMoment(), 'test'), tx =>
    sql`select from disclosure.release`.execute(tx),
  )
  assert.equal(elsewhere.rows.length, 0)
  for (const statement of ['update disclosure.release set numerator = 0', 'delete from disclosure.release'])
    await assert.rejects(
      as(database.db, counting, tx => sql.raw(statement).execute(tx)),
      /permission denied/,
    )
})
