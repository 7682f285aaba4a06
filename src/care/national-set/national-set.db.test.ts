import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  applyImport,
  as,
  changesAfter,
  correctRow,
  type FileToImport,
  type ImportKind,
  importFile,
  jobActor,
  type Preview,
  previewImport,
  type RunId,
  rowsAfter,
  type System,
  stageImport,
  tryFile,
} from '#platform'
import { aMoment, anActor, type FreshDatabase, systemDatabase } from '#testing'
import { nationalSetKind } from './kind.ts'
import { changedIn, setOf } from './sample-set.ts'

const ofRequest = '101-referral.csv'
const kind = nationalSetKind as ImportKind
let database: FreshDatabase
let system: System
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(() => database.close())
const job = () => jobActor('import', system.system, ['care'], aMoment(), 'test')

async function bring(file: FileToImport): Promise<Preview> {
  const outcome = await importFile(database, kind, file, job())
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value
}
const counts = ({ run }: Preview) => [
  ...[run.read_rows, run.new_rows, run.changed_rows, run.unchanged_rows, run.rejected_rows],
]

test('what each group says becomes the facts of a case; the same files again change nothing', async () => {
  const first = await bring(setOf())
  assert.deepEqual(first.rejections, [])
  assert.deepEqual(counts(first), [13, 13, 0, 0, 0])
  assert.deepEqual(first.run.ignored_columns, ['001-person.csv: religion'])
  const { rows } = await sql`
    select c.local_id, c.pathway, c.state, c.outcome, c.decided_on, p.family_name, p.died_on
    from care.case c join care.person p on p.system = c.system and p.id = c.person order by 1`.execute(
    database.db,
  )
  const named = { family_name: 'Not stated', died_on: null }
  assert.deepEqual(rows, [
    {
      ...{ local_id: 'P1/R1', pathway: 'standard', state: 'in-package' },
      ...{ outcome: 'nursing-care', decided_on: '2019-11-05', ...named },
    },
    {
      ...{ local_id: 'P2/R2', pathway: 'fast-track', state: 'ended', outcome: 'eligible' },
      ...{ decided_on: '2020-01-14', ...named, died_on: '2020-02-20' },
    },
    {
      ...{
        local_id: 'P3/R3',
        pathway: 'standard',
        state: 'closed',
        outcome: null,
        decided_on: null,
        ...named,
      },
    },
    {
      ...{ local_id: 'P4/R4', pathway: 'standard', state: 'in-package', outcome: 'not-eligible' },
      ...{ decided_on: '2019-11-20', ...named },
    },
  ])
  const told = await sql<{ name: string; by: string; at: string; org: string }>`
    select distinct recorded_by as by, recorded_at as at, recorded_organisation as org from facts.fact`.execute(
    database.db,
  )
  assert.deepEqual(told.rows, [{ by: 'Caselist', at: '2020-04-05T09:00:00.000Z', org: '0CX' }])
  const prices = await sql<{ pence: string }>`
    select detail->>'weeklyPence' as pence from facts.fact where name = 'care.package-started' order by 1`.execute(
    database.db,
  )
  assert.deepEqual(
    prices.rows.map(row => row.pence),
    ['100000', '16550', '80000'],
  )
  assert.deepEqual(counts(await bring(setOf())), [13, 0, 0, 13, 0])
})

test('a later set says what is new and what changed, and its day corrects the fact', async () => {
  const later = {
    ...changedIn('000-header.csv', '2020-03-31,2020-04-05T09:00:00Z', '2020-06-30,2020-07-02'),
    ...changedIn('101-referral.csv', '2019-11-05,03,2019-11-08', '2019-11-06,03,2019-11-08'),
    ...changedIn('103-review.csv', /$/, '\nP4,K9,01,2020-06-01,02,'),
  }
  const tried = await tryFile(database, kind, setOf(later), job())
  assert.ok(tried.ok)
  assert.deepEqual(await changesAfter(database.db, tried.value.run, 'all', 0, 9), [
    {
      ...{ row: 1, about: '101-referral.csv, P1, R1' },
      differences: [{ field: 'decision_date', before: '5 November 2019', after: '6 November 2019' }],
    },
  ])
  assert.deepEqual(counts(await bring(setOf(later))), [14, 1, 1, 12, 0])
  const { rows } = await sql`select decided_on from care.case where local_id = 'P1/R1'`.execute(database.db)
  assert.deepEqual(rows, [{ decided_on: '2019-11-06' }])
})

async function freshSystem() {
  const { database: own } = await systemDatabase()
  return { database: own, job: job() }
}

test('a preview says what applying does; a rejected line is corrected and replayed', async () => {
  const fresh = await freshSystem()
  const wrong = changedIn(ofRequest, '2020-01-20,03', '2020-20-01,03')
  const staged = await stageImport(fresh.database, kind, setOf(wrong), fresh.job)
  assert.ok(staged.ok)
  const run: RunId = staged.value
  assert.deepEqual(counts(await previewImport(fresh.database.db, kind, run, fresh.job)), [13, 11, 0, 0, 2])
  const applied = await applyImport(fresh.database.db, kind, run, fresh.job)
  assert.deepEqual(applied.ok && [applied.value.new_rows, applied.value.rejected_rows], [11, 2])

  const lead = anActor('hub-verifier', { system: system.system })
  const rejected = await rowsAfter(fresh.database.db, run, 'rejected', 0, 10)
  const [request, person] = rejected
  const correct = (row: number, cells: Readonly<Record<string, string>>) =>
    as(fresh.database.db, lead, tx => correctRow(tx, kind, run, row, cells))
  const stillWrong = await correct(request!.row, { received_date: '2020-02-30' })
  assert.match(stillWrong.ok ? '' : stillWrong.refusal.message, /calendar does not have/)
  assert.ok((await correct(request!.row, { received_date: '2020-01-20' })).ok)
  assert.ok((await correct(person!.row, {})).ok)
  const replayed = await applyImport(fresh.database.db, kind, run, lead)
  assert.deepEqual(replayed.ok && [replayed.value.new_rows, replayed.value.rejected_rows], [13, 0])
  await fresh.database.close()
})

for (const called of ['R1', 'a-unit: R1'])
  test(`a case that came in another way, as ${called}, does not come a second time`, async () => {
    const fresh = await freshSystem()
    await importFile(fresh.database, kind, setOf(), fresh.job)
    await sql`
      update care.case set local_id = ${called}, local_reference = 'R1' where local_id = 'P1/R1'`.execute(
      fresh.database.db,
    )
    const outcome = await importFile(fresh.database, kind, setOf(), fresh.job)
    assert.ok(outcome.ok)
    assert.match(
      outcome.value.rejections.map(each => each.message).join('\n'),
      /request_id R1 is kept here already/,
    )
    await fresh.database.close()
  })

test('whoever may not say when something was recorded elsewhere brings nothing in', async () => {
  const fresh = await freshSystem()
  const nurse = anActor('nurse-assessor', { system: system.system })
  const outcome = await importFile(fresh.database, kind, setOf(), nurse)
  assert.ok(outcome.ok)
  assert.equal(outcome.value.run.rejected_rows, 13)
  assert.match(
    outcome.value.rejections.map(each => each.message).join('\n'),
    /created says when it was recorded elsewhere, which you may not state/,
  )
  await fresh.database.close()
})
