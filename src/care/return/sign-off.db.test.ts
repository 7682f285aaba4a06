/** Signing off: two people, frozen with a hash, restated beside; and counting sees nobody. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import type { Instant, Quarter, Result } from '#kit'
import { type Actor, as, countingActor, jobActor } from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase, InventedDecisions } from '#testing'
import { hashOf } from './cells.ts'
import { countReturn } from './count-return.ts'
import { keyOf, type LineKey } from './line.ts'
import { asSigned, type NationalReturn } from './national-return.ts'
import { readAgain } from './read-again.ts'
import { approveReturn, prepareReturn } from './sign-off.ts'
import { cellsOfVersion, versionsOf } from './store/versions.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})
after(() => database.close())

const quarter = '2020-21-Q2' as Quarter
const next = '2020-21-Q3' as Quarter
const reader = jobActor('read-requests', 'north', ['hill', 'dale'], aMoment(), 'test')
const counting = countingActor('north', aMoment(), 'test')
const analyst = anActor('performance-analyst', { places: [] })
const director = anActor('director', { places: [] })
const of = { commissioner: null, quarter }

let decisions: InventedDecisions
const eligible = (...of: Parameters<InventedDecisions['eligible']>) => decisions.eligible(...of)
beforeEach(async () => {
  decisions = new InventedDecisions(database.db, () => readAgain(database.db, reader))
  await decisions.clear()
})

const mustBe = <T>(result: Result<T>): T => {
  assert.ok(result.ok, result.ok ? '' : result.refusal.message)
  return result.value
}
const codeOf = (result: Result<unknown>) =>
  result.ok ? 'done' : `${result.refusal.code} ${result.refusal.field ?? ''}`.trim()

const count = async (which: Quarter = quarter, knownAt: Instant | null = null): Promise<NationalReturn> =>
  mustBe(
    await as(database.db, counting, tx =>
      countReturn(tx, counting, { commissioner: null, quarter: which, knownAt }),
    ),
  ).counted
const worthOf = (counted: NationalReturn, key: LineKey) =>
  counted.cells.find(cell => keyOf(cell) === key)?.value
const prepare = async (actor: Actor, why = '', which: Quarter = quarter) => {
  const counted = await count(which)
  return as(database.db, actor, tx => prepareReturn(tx, actor, counted, { seen: counted.sha256, why }))
}
const approve = (actor: Actor, seen: string) =>
  as(database.db, actor, tx => approveReturn(tx, actor, of, seen))
const freeze = async (why = '') => mustBe(await approve(director, mustBe(await prepare(analyst, why)).sha256))

test('an analyst and a director sign; then it is frozen with the hash of its cells', async () => {
  await eligible('2020-08-03')
  const prepared = mustBe(await prepare(analyst))
  assert.deepEqual([prepared.version, prepared.frozenAt], [1, null])
  const frozen = mustBe(await approve(director, prepared.sha256))
  assert.notEqual(frozen.frozenAt, null)
  assert.deepEqual(
    frozen.signatures.map(each => [each.capacity, each.actor]),
    [
      ['analyst', 'test:performance-analyst'],
      ['director', 'test:director'],
    ],
  )
  const kept = await as(database.db, analyst, async tx =>
    cellsOfVersion(tx, (await versionsOf(tx, { system: 'north', ...of }))[0]!),
  )
  assert.equal(hashOf(kept), frozen.sha256)
  assert.equal((await count()).version, 1)
})

test('nobody signs for both, out of turn, before the quarter is over, twice, or what has changed meanwhile', async () => {
  await eligible('2020-08-03')
  assert.equal(codeOf(await approve(director, '')), 'out-of-order')
  assert.equal(codeOf(await prepare(director)), 'not-permitted')
  assert.equal(codeOf(await prepare(anActor('place-lead'))), 'not-permitted')
  assert.equal(codeOf(await prepare(analyst, '', '2020-21-Q4' as Quarter)), 'out-of-order')
  const prepared = mustBe(await prepare(analyst))
  assert.equal(codeOf(await approve(analyst, prepared.sha256)), 'not-permitted')
  assert.equal(codeOf(await approve({ ...director, id: analyst.id }, prepared.sha256)), 'not-permitted')
  assert.equal(codeOf(await approve(director, 'another')), 'stale')
  assert.equal(codeOf(await prepare(analyst)), 'out-of-order')
  mustBe(await approve(director, prepared.sha256))
  assert.equal(codeOf(await approve(director, prepared.sha256)), 'out-of-order')
  assert.equal(codeOf(await prepare(analyst)), 'out-of-order')
})

test('the analyst signs the numbers that were seen, and no others', async () => {
  await eligible('2020-08-03')
  const seen = await count()
  await eligible('2020-08-04')
  const since = await count()
  const sign = (hash: string) =>
    as(database.db, analyst, tx => prepareReturn(tx, analyst, since, { seen: hash, why: '' }))
  assert.equal(codeOf(await sign(seen.sha256)), 'stale')
  assert.equal(codeOf(await sign('')), 'stale')
  assert.equal(mustBe(await sign(since.sha256)).sha256, since.sha256)
})

test('what is counted is a draft until it is signed; a version is read as it was signed, by both, with its hash', async () => {
  await eligible('2020-08-03')
  const draft = await count()
  assert.deepEqual([draft.version, draft.state, draft.signatures], [null, 'draft', []])
  const { sha256 } = mustBe(await prepare(analyst))
  assert.deepEqual([(await count()).version, (await count()).state], [1, 'waiting'])
  mustBe(await approve(director, sha256))
  await eligible('2020-08-04')
  assert.equal((await count()).state, 'draft')
  const read = await as(database.db, counting, async tx =>
    asSigned(tx, (await versionsOf(tx, { system: 'north', ...of }))[0]!),
  )
  assert.deepEqual([read.version, read.state, read.sha256], [1, 'frozen', draft.sha256])
  assert.deepEqual(read.cells, draft.cells)
  assert.deepEqual(
    read.signatures.map(each => each.capacity),
    ['analyst', 'director'],
  )
})

test('the database holds it too: no second signature of one actor, none in another’s name or capacity, no change', async () => {
  await eligible('2020-08-03')
  const { sha256 } = mustBe(await prepare(analyst))
  const insert = (actor: Actor, capacity: string, name: string) =>
    as(database.db, actor, tx =>
      sql`insert into care.return_signature values ('north', 'all', ${quarter}, 1, ${capacity}, ${name}, 'x', now(), ${sha256})`.execute(
        tx,
      ),
    )
  await assert.rejects(insert(analyst, 'director', analyst.id), /row-level security/)
  await assert.rejects(insert(director, 'director', 'somebody'), /row-level security/)
  await assert.rejects(insert({ ...director, id: analyst.id }, 'director', analyst.id), /duplicate key/)
  for (const actor of [analyst, director, counting])
    for (const change of ['update care.return_cell set value = 0', 'delete from care.return_version'])
      await assert.rejects(
        as(database.db, actor, tx => sql.raw(change).execute(tx)),
        /permission denied/,
      )
  await assert.rejects(
    as(database.db, director, tx =>
      sql`insert into care.return_cell values ('north', 'all', ${quarter}, 1, 99, 1, 'x', 'x', 1)`.execute(
        tx,
      ),
    ),
    /row-level security/,
  )
})

test('a late correction makes a restatement beside the frozen return, with why, and a reconciliation in the next', async () => {
  await eligible('2020-08-03')
  await freeze()
  await eligible('2020-09-01', 'dale', '2021-02-01T10:00:00Z')
  const changed = await count()
  assert.deepEqual(
    [changed.version, changed.state, worthOf(changed, '1 standard snapshot')],
    [null, 'draft', 2],
  )
  const following = await count(next)
  assert.deepEqual(
    ['previous-snapshot', 'newly-eligible', 'no-longer-eligible', 'reconciliation', 'snapshot'].map(line =>
      worthOf(following, `1 standard ${line}`),
    ),
    [1, 0, 0, 1, 2],
  )
  assert.ok(following.identities.every(each => each.holds))
  assert.equal(codeOf(await prepare(analyst)), 'invalid why')
  const restated = await freeze('A decision of September was entered in February')
  assert.equal(restated.version, 2)
  const kept = await as(database.db, analyst, async tx => {
    const versions = await versionsOf(tx, { system: 'north', ...of })
    return Promise.all(
      versions.map(
        async each => (await cellsOfVersion(tx, each)).find(cell => cell.line === 'snapshot')?.value,
      ),
    )
  })
  assert.deepEqual(kept, [2, 1])
  assert.equal(worthOf(await count(next), '1 standard previous-snapshot'), 2)
  assert.equal(worthOf(await count(next), '1 standard reconciliation'), 0)
})

test('as known before it was entered, a decision is not counted, and the version is the first', async () => {
  await eligible('2020-08-03')
  await eligible('2020-09-01', 'hill', '2021-02-01T10:00:00Z')
  const early = await count(quarter, '2021-01-31T23:59:59.999Z' as Instant)
  assert.equal(worthOf(early, '1 standard snapshot'), 1)
  assert.equal(worthOf(await count(quarter, '2021-02-01T10:00:00.000Z' as Instant), '1 standard snapshot'), 2)
})

test('counting sees numbers and nobody: neither cases, nor people, nor facts, nor the rows behind', async () => {
  await eligible('2020-08-03')
  for (const table of ['care.request_reading', 'care.case', 'care.person', 'facts.fact'])
    await assert.rejects(
      as(database.db, counting, tx => sql.raw(`select * from ${table}`).execute(tx)),
      /permission denied/,
    )
  const south = countingActor('south', aMoment(), 'test')
  const { rows } = await as(database.db, south, tx => sql`select * from care.counted_request`.execute(tx))
  assert.equal(rows.length, 0)
  const asStaff = await as(database.db, analyst, tx => countReturn(tx, analyst, { ...of, knownAt: null }))
  assert.equal(codeOf(asStaff), 'not-permitted')
})
