import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { Quarter } from '#kit'
import { as, countingActor } from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase } from '#testing'
import {
  countStandard,
  countStandards,
  type Figure,
  latestFigures,
  type Standard,
  versionsOf,
} from './index.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})
after(() => database.close())
beforeEach(async () => {
  await sql`truncate clocks.clock, measures.figure`.execute(database.db)
})

const quarter = '2020-21-Q3' as Quarter
const counting = countingActor('north', aMoment(), 'test')

const standardOf = (counting: 'completed-in-period' | 'due-in-period' | 'overdue-at-end'): Standard => ({
  ...{
    id: 'decided',
    title: 'Decided',
    kept: 'decisions were made in time',
    tag: 'law',
    authority: 'An act',
  },
  ...{ limit: 'chc-decision', rule: 'chc-decision', target: null, subject: 'care' },
  inForce: { from: null, to: null },
  measure: {
    ...{ id: 'decided', definition: 1, title: 'Decided', numerator: 'in time', denominator: 'all', counting },
    ...{ direction: 'higher-is-better', unit: 'percent', level: 'place', source: 'test', basis: 'counted' },
    ...{ inForce: { from: null, to: null }, disclosure: 'people-below-nation' },
  },
})

type Clock = { due: string | null; stopped?: string; outcome?: string; place?: string | null; owner?: string }
let subject = 0

/** Started on 1 October 2020 in North's Hill, unless it says otherwise. */
async function clocks(rows: readonly (Clock & { rule?: string; system?: string; started?: string })[]) {
  for (const row of rows) {
    subject += 1
    const outcome = row.outcome ?? (row.stopped ? 'stopped' : null)
    await sql`
      insert into clocks.clock (system, rule, subject, starting_fact, started_on, due_on, paused, stopped_on,
        outcome, owner, place, audience, calendar_version)
      values (${row.system ?? 'north'}, ${row.rule ?? 'chc-decision'}, ${`case-${subject}`}, ${subject},
        ${row.started ?? '2020-10-01'}, ${row.due}, false, ${row.stopped ?? null}, ${outcome},
        ${row.owner ?? '00Q'}, ${row.place === undefined ? 'hill' : row.place}, 'care', 'test')`.execute(
      database.db,
    )
  }
}

async function count(way: Parameters<typeof standardOf>[0]): Promise<string[]> {
  const counted = await as(database.db, counting, tx => countStandard(tx, counting, standardOf(way), quarter))
  assert.ok(counted.ok)
  return counted.value.map(row => `${row.level} ${row.code} ${row.numerator}/${row.denominator}`)
}

test('concluded in the quarter: the last day allowed is in time, closed ones count, withdrawn ones do not', async () => {
  await clocks([
    { due: '2020-10-29', stopped: '2020-10-29' },
    { due: '2020-10-29', stopped: '2020-10-30', place: 'vale', owner: '01A' },
    { due: '2020-12-01', stopped: '2020-12-01', outcome: 'discounted' },
    { due: '2020-12-01', stopped: '2020-12-01', outcome: 'withdrawn' },
    { due: '2020-12-20', stopped: '2020-09-30' },
    { due: '2020-12-20', stopped: '2021-01-01' },
    { due: '2020-12-20' },
    { due: null, stopped: '2020-12-31', place: null },
    { due: '2020-12-20', stopped: '2020-12-20', rule: 'chc-review-first' },
    { due: '2020-12-20', stopped: '2020-12-20', system: 'south' },
  ])
  assert.deepEqual(await count('completed-in-period'), [
    'commissioner 00Q 3/3',
    'commissioner 01A 0/1',
    'place hill 2/2',
    'place not-recorded 1/1',
    'place vale 0/1',
    'system north 3/4',
  ])
})

test('due in the quarter: what was never done counts, what was closed does not', async () => {
  await clocks([
    { due: '2020-10-01', stopped: '2020-09-20' },
    { due: '2020-12-31', stopped: '2021-01-05' },
    { due: '2020-12-31' },
    { due: '2020-12-31', stopped: '2020-12-01', outcome: 'discounted' },
    { due: '2021-01-01', stopped: '2020-12-01' },
  ])
  assert.ok((await count('due-in-period')).includes('system north 1/3'))
})

test('overdue on the last day: due before it and still running', async () => {
  await clocks([
    { due: '2020-12-30' },
    { due: '2020-12-31' },
    { due: '2020-12-01', stopped: '2021-01-02' },
    { due: '2020-12-01', stopped: '2020-12-31' },
    { due: null },
    { due: '2020-12-01', started: '2021-01-01' },
    { due: '2020-12-01', stopped: '2021-01-02', outcome: 'withdrawn' },
  ])
  assert.ok((await count('overdue-at-end')).includes('system north 2/4'))
})

test('counting again changes nothing but the as-at; another count is a version beside the old', async () => {
  await clocks([{ due: '2020-10-29', stopped: '2020-10-29' }])
  await count('completed-in-period')
  const later = countingActor('north', aMoment('2021-03-11'), 'test')
  const countLater = () =>
    as(database.db, later, tx => countStandard(tx, later, standardOf('completed-in-period'), quarter))
  await countLater()
  const of = { measure: 'decided', level: 'place', code: 'hill', period: quarter } as const
  const read = () => as(database.db, counting, tx => versionsOf(tx, 'north', of))
  assert.deepEqual(
    (await read()).map(row => [row.version, row.denominator, row.asAt, row.countedAt]),
    [[1, 1, '2021-03-11T10:00:00.000Z', '2021-03-10T10:00:00.000Z']],
  )
  await sql`update clocks.clock set place = 'vale'`.execute(database.db)
  await countLater()
  assert.deepEqual(
    (await read()).map(row => [row.version, row.numerator, row.denominator]),
    [
      [1, 1, 1],
      [2, 0, 0],
    ],
  )
  const latest = await as(database.db, counting, tx =>
    latestFigures(tx, 'north', { measures: ['decided'], periods: [quarter], level: 'place' }),
  )
  assert.deepEqual(
    latest.map(row => [row.code, row.denominator]),
    [
      ['hill', 0],
      ['vale', 1],
    ],
  )
})

test('refused: a quarter that runs, another role, a promise that is not counted', async () => {
  const standard = standardOf('completed-in-period')
  const codes: (string | undefined)[] = []
  const attempt = async (actor: typeof counting, which: Standard, when: string) => {
    const outcome = await as(database.db, actor, tx => countStandard(tx, actor, which, when as Quarter))
    codes.push(outcome.ok ? undefined : outcome.refusal.code)
  }
  await attempt(counting, standard, '2020-21-Q4')
  await attempt(anActor('performance-analyst'), standard, quarter)
  await attempt(counting, { ...standard, measure: null, notCounted: 'Nobody records it.' }, quarter)
  assert.deepEqual(codes, ['out-of-order', 'not-permitted', 'invalid'])
})

test('the job counts every measured promise in every quarter', async () => {
  await clocks([{ due: '2020-10-29', stopped: '2020-10-29' }])
  const outcome = await countStandards(
    database.db,
    { system: 'north', at: aMoment(), requestId: 'test' },
    [standardOf('completed-in-period'), { ...standardOf('due-in-period'), measure: null }],
    ['2020-21-Q2' as Quarter, quarter],
  )
  assert.deepEqual(outcome, { ok: true, value: { figures: 4 } })
})

test('figures hold small counts: the public reads none, staff only those of their system, nobody changes one', async () => {
  await clocks([{ due: '2020-10-29', stopped: '2020-10-29' }])
  await count('completed-in-period')
  const read = (actor: ReturnType<typeof anActor>) =>
    as(database.db, actor, tx => latestFigures(tx, 'north', { measures: ['decided'] }))
  const codes = (rows: readonly Figure[]) => rows.map(row => row.code)
  assert.deepEqual(codes(await read(anActor('performance-analyst'))), ['00Q', 'hill', 'north'])
  assert.deepEqual(codes(await read(anActor('performance-analyst', { system: 'south' }))), [])
  assert.deepEqual(codes(await read(anActor('referrer'))), [])
  await assert.rejects(read(anActor('public')), /permission denied/)
  for (const actor of [anActor('director'), counting])
    await assert.rejects(
      as(database.db, actor, tx => sql`update measures.figure set numerator = 0`.execute(tx)),
      /permission denied/,
    )
})
