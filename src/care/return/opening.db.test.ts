/** Who may see what stands behind a number, and which rows those are. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { Quarter } from '#kit'
import { type Actor, as, countingActor, jobActor } from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase, InventedDecisions } from '#testing'
import type { LineKey } from './line.ts'
import { lineNamed, type OpeningBasis, openingsOf } from './opening.ts'
import { readAgain } from './read-again.ts'
import { type AfterRequest, countOpened, openRequests, startOf } from './store/open-requests.ts'

let database: FreshDatabase
let decisions: InventedDecisions
before(async () => {
  database = await freshDatabase()
})
after(() => database.close())
beforeEach(async () => {
  decisions = new InventedDecisions(database.db, () => readAgain(database.db, reader))
  await decisions.clear()
})

const quarter = '2020-21-Q2' as Quarter
const next = '2020-21-Q3' as Quarter
const of = { commissioner: null, quarter }
const analyst = anActor('performance-analyst', { places: [] })
const reader = jobActor('read-requests', 'north', ['hill', 'dale'], aMoment(), 'test')
const counting = countingActor('north', aMoment(), 'test')
const plain = { isReconciled: false, isFirstQuarter: false }

test('a cell opens to the rows that are yours to see, and to no others', async () => {
  const mine = await decisions.eligible('2020-08-03', 'hill')
  await decisions.eligible('2020-08-04', 'dale')
  const [opening] = openingsOf(lineNamed('1 standard snapshot')!, plain)
  const open = (actor: Actor) =>
    as(database.db, actor, tx =>
      openRequests(tx, { system: actor.system, ...of, knownAt: null, before: null }, opening!, {
        after: null,
        limit: 10,
      }),
    )
  const byLead = await open(anActor('place-lead'))
  assert.deepEqual([byLead.seen, byLead.rows.map(row => row.case)], [1, [mine]])
  assert.equal((await open(anActor('hub-verifier', { places: ['hill', 'dale'] }))).seen, 2)
  assert.equal((await open(analyst)).seen, 0)
  assert.equal((await open(anActor('place-lead', { system: 'south' }))).seen, 0)
  const asked = { system: 'north', ...of, knownAt: null, before: null }
  assert.equal(await as(database.db, counting, tx => countOpened(tx, asked, opening!)), 2)
})

test('a reconciliation opens to what was corrected since the quarter before was signed off, both ways', async () => {
  const gone = await decisions.eligible('2020-08-03')
  const stays = await decisions.eligible('2020-08-04')
  await decisions.told(gone, 'care.package-ended', '2020-09-20', {}, '2099-01-01T10:00:00Z')
  const added = await decisions.eligible('2020-09-01', 'dale', '2099-01-01T10:00:00Z')
  const asked = { system: 'north', commissioner: null, quarter: next, knownAt: null, before: aMoment().now }
  const lead = anActor('hub-verifier', { places: ['hill', 'dale'] })
  const open = async (line: LineKey, basis: OpeningBasis) =>
    Promise.all(
      openingsOf(lineNamed(line)!, basis)
        .filter(each => !each.known.startsWith('asked'))
        .map(async each => {
          const all = { after: null, limit: null }
          const { rows } = await as(database.db, lead, tx => openRequests(tx, asked, each, all))
          const counted = await as(database.db, counting, tx => countOpened(tx, asked, each))
          return [each.known, counted, rows.map(row => row.case)]
        }),
    )
  const reconciled = { isReconciled: true, isFirstQuarter: false }
  assert.deepEqual(await open('1 standard reconciliation', reconciled), [
    ['added-since', 1, [added]],
    ['gone-since', 1, [gone]],
  ])
  assert.deepEqual(await open('1 standard previous-snapshot', reconciled), [['before', 2, [gone, stays]]])
  assert.deepEqual(await open('2 standard reconciliation', reconciled), [
    ['added-since', 0, []],
    ['gone-since', 0, []],
    ['added-since', 1, [added]],
    ['gone-since', 0, []],
  ])
  assert.deepEqual(await open('1 standard reconciliation', plain), [])
})

test('who has two requests counts once: the reconciliation opens to what they have besides', async () => {
  const first = await decisions.eligible('2020-08-03')
  const second = await decisions.eligible('2020-08-04')
  await sql`update care.request_reading set someone = (select someone from care.request_reading where case_id = ${first})
    where case_id = ${second}`.execute(database.db)
  const lead = anActor('place-lead')
  const asked = { system: 'north', ...of, knownAt: null, before: null }
  const opened = await Promise.all(
    openingsOf(lineNamed('1 standard reconciliation')!, plain)
      .filter(each => each.known === 'asked-besides')
      .map(async each => {
        const all = { after: null, limit: null }
        const { rows } = await as(database.db, lead, tx => openRequests(tx, asked, each, all))
        return [
          await as(database.db, counting, tx => countOpened(tx, asked, each)),
          rows.map(row => row.case),
        ]
      }),
  )
  assert.deepEqual(opened, [
    [0, []],
    [1, [second]],
  ])
})

test('rows go on after the last that was shown', async () => {
  const cases = [
    await decisions.eligible('2020-08-03'),
    await decisions.eligible('2020-08-04'),
    await decisions.eligible('2020-08-05'),
  ]
  const [opening] = openingsOf(lineNamed('1 standard snapshot')!, plain)
  const asked = { system: 'north', ...of, knownAt: null, before: null }
  const page = (after: AfterRequest | null) =>
    as(database.db, anActor('place-lead'), tx => openRequests(tx, asked, opening!, { after, limit: 2 }))
  const first = await page(null)
  const last = first.rows.at(-1)!
  const second = await page({ started: startOf(last), reference: last.reference, number: last.number })
  assert.deepEqual(
    [first, second].flatMap(each => each.rows.map(row => row.case)),
    cases,
  )
  assert.deepEqual([first.seen, second.seen], [3, 3])
})
