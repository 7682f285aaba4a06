import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { as } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { nextDueOf } from './clock.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  const rows = [
    ['local-resolution-request', '2019-09-01', null],
    ['chc-review-first', '2019-06-01', 'stopped'],
    ['chc-review-next', '2021-05-01', null],
    ['chc-decision', '2021-06-01', null],
  ] as const
  for (const [rule, due, outcome] of rows)
    await sql`insert into clocks.clock (system, rule, subject, starting_fact, started_on, due_on, paused, outcome, stopped_on,
        place, audience, calendar_version)
      values ('north', ${rule}, 'c1', 1, '2019-03-01', ${due}, false, ${outcome}, ${outcome && due}, 'hill', 'care', '1')`.execute(
      database.db,
    )
})
after(() => database.close())

test('what is due next is the first running limit of the rules asked for: a right that ran out is nobody’s lateness', async () => {
  const nurse = anActor('nurse-assessor')
  const due = (rules: readonly string[]) =>
    as(database.db, nurse, tx => nextDueOf(tx, 'north', ['c1'], rules))
  const promises = ['chc-decision', 'chc-review-first', 'chc-review-next']
  assert.deepEqual([...(await due(promises))], [['c1', '2021-05-01']])
  assert.deepEqual([...(await due(['fast-track-package']))], [])
})
