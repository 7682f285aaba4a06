import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Quarter } from '#kit'
import { as, countingActor } from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase } from '#testing'
import { countAndPublish, editionsOf, freeze, readEdition } from './index.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})
after(() => database.close())

const quarters = ['2020-21-Q2', '2020-21-Q3'] as Quarter[]
const counting = countingActor('north', aMoment(), 'test')
const what = {
  systemName: 'North',
  places: [
    { code: 'hill', name: 'Hill', covers: ['01A'] },
    { code: 'vale', name: 'Vale', covers: ['01B', '01C'] },
    { code: 'shore', name: 'Shore', covers: ['01D'] },
  ],
  invented: true,
}

let subject = 0
async function concluded(count: number, changes: { place?: string; late?: true; on?: string } = {}) {
  const on = changes.on ?? '2020-12-01'
  await sql`
    insert into clocks.clock (system, rule, subject, starting_fact, started_on, due_on, paused, stopped_on,
      outcome, owner, place, audience, calendar_version)
    select 'north', 'chc-decision', 'case-' || n, n, '2020-07-01', ${on}::date - ${changes.late ? 1 : 0}::integer,
      false, ${on}, 'stopped', '01A', ${changes.place ?? 'hill'}, 'care', 'test'
    from generate_series(${subject + 1}::integer, ${subject + count}::integer) as n`.execute(database.db)
  subject += count
}

const publish = (why?: string) =>
  countAndPublish(
    database.db,
    { system: 'north', at: aMoment(), requestId: 'test' },
    quarters,
    why === undefined ? what : { ...what, why },
  )

/** Read as anybody may: the system, then the places, of the third quarter. */
const shown = async (number?: number) => {
  const read = await as(database.db, anActor('public'), tx =>
    readEdition(tx, 'north', 'individual-care', number),
  )
  assert.ok(read.ok)
  return read.value?.cells
    .filter(cell => cell.period === '2020-21-Q3')
    .map(cell => `${cell.name} ${cell.numerator}/${cell.denominator}`)
}

test('nothing counted is no edition', async () => {
  assert.deepEqual(await publish(), { ok: true, value: [] })
  assert.equal(await shown(), undefined)
  const outcome = await as(database.db, counting, tx =>
    freeze(tx, counting, { ...what, subject: 'individual-care' }),
  )
  assert.ok(!outcome.ok && outcome.refusal.code === 'out-of-order')
})

test('from clocks to an edition that anybody reads, small numbers hidden', async () => {
  await concluded(33)
  await concluded(18, { late: true })
  await concluded(30, { place: 'vale' })
  await concluded(3, { place: 'shore' })
  await concluded(12, { on: '2020-09-01' })
  const published = await publish()
  assert.ok(published.ok)
  assert.deepEqual(
    published.value.map(each => [each.edition.subject, each.edition.number, each.isNew, each.edition.why]),
    [['individual-care', 1, true, 'First edition.']],
  )
  assert.deepEqual(await shown(), ['North 65/85', 'Hill 35/50', 'Vale [c]/[c]', 'Shore [c]/[c]'])
})

test('the same figures twice make no new edition', async () => {
  const again = await publish()
  assert.ok(again.ok)
  assert.deepEqual(
    again.value.map(each => [each.edition.number, each.isNew]),
    [[1, false]],
  )
})

test('a few late records wait until they are eight; then somebody must say why, and the old edition stays', async () => {
  await concluded(3)
  const few = await publish()
  assert.ok(few.ok && few.value[0]!.isNew === false)
  await concluded(7)
  const refused = await publish()
  assert.ok(!refused.ok)
  assert.deepEqual([refused.refusal.code, refused.refusal.field], ['invalid', 'why'])
  const restated = await publish('Ten referrals were recorded late.')
  assert.ok(restated.ok)
  assert.deepEqual(await shown(), ['North 75/95', 'Hill 45/60', 'Vale [c]/[c]', 'Shore [c]/[c]'])
  assert.deepEqual(await shown(1), ['North 65/85', 'Hill 35/50', 'Vale [c]/[c]', 'Shore [c]/[c]'])
  const heads = await as(database.db, anActor('public'), tx => editionsOf(tx, 'north', 'individual-care'))
  assert.deepEqual(
    heads.map(head => [head.number, head.supersedes, head.why, head.invented]),
    [
      [2, 1, 'Ten referrals were recorded late.', true],
      [1, null, 'First edition.', true],
    ],
  )
  const ledger = await sql<{ edition: string }>`
    select distinct edition from disclosure.release order by 1`.execute(database.db)
  assert.deepEqual(
    ledger.rows.map(row => row.edition),
    ['individual-care 1', 'individual-care 2'],
  )
})

test('an edition that was never published is refused', async () => {
  const read = await as(database.db, anActor('public'), tx => readEdition(tx, 'north', 'individual-care', 9))
  assert.ok(!read.ok && read.refusal.code === 'not-found')
})

test('nobody changes an edition, and only the counting role writes one', async () => {
  const wrong: [Parameters<typeof anActor>[0], string][] = [
    ['counting', "update publishing.edition set why = 'x'"],
    ['counting', 'delete from publishing.edition_cell'],
    ['director', 'insert into publishing.edition select * from publishing.edition'],
    ['public', 'insert into publishing.edition_cell select * from publishing.edition_cell'],
    ['public', 'select * from measures.figure'],
    ['public', 'select * from clocks.counted'],
  ]
  for (const [role, statement] of wrong)
    await assert.rejects(
      as(database.db, anActor(role), tx => sql.raw(statement).execute(tx)),
      /permission denied/,
      statement,
    )
  const outcome = await as(database.db, anActor('director'), tx =>
    freeze(tx, anActor('director'), { ...what, subject: 'individual-care' }),
  )
  assert.ok(!outcome.ok && outcome.refusal.code === 'not-permitted')
})
