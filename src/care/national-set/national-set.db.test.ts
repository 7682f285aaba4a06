import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { clockRules } from '#care/definitions'
import { installRules } from '#clocks'
import { demonstrationFolder, loadReferenceData, loadSystem } from '#footprints'
import {
  applyImport,
  as,
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
} from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase } from '#testing'
import { nationalSetFile } from './assemble.ts'
import { nationalSetKind } from './kind.ts'

const kind = nationalSetKind as ImportKind
let database: FreshDatabase
let system: System
/** Another with nothing in it: only looked at. */
let untouched: FreshDatabase
before(async () => {
  installRules(clockRules)
  database = await freshDatabase()
  await loadReferenceData(database)
  system = await loadSystem(database, demonstrationFolder('lancashire-and-south-cumbria'))
  untouched = (await freshSystem()).database
})
after(async () => {
  await database.close()
  await untouched.close()
})
const job = () => jobActor('import', system.system, ['care'], aMoment(), 'test')

type Tables = Readonly<Record<string, string>>
const tables: Tables = {
  '000-header.csv': [
    'version,commissioner,submitter,system_name,period_start,period_end,created',
    '1.0,01A,0CX,Caselist,2019-10-01,2020-03-31,2020-04-05T09:00:00Z',
  ].join('\n'),
  '001-person.csv': [
    'local_patient_id,nhs_number,nhs_number_status,birth_date,death_date,religion',
    'P1,9990000018,01,1940-02-29,,unsaid',
    'P2,9990000026,01,1938-06-12,2020-02-20,unsaid',
    'P3,9990000034,01,1933-03-03,,unsaid',
    'P4,9990000042,01,1950-01-01,,unsaid',
  ].join('\n'),
  '101-referral.csv': [
    'local_patient_id,request_id,activity_type,received_date,received_type,referral_outcome,dst_date,dst_setting,mdt_recommendation,decision_date,decision_outcome,decision_communicated_date,discount_reason,discount_date,fast_track_accepted_date,local_resolution_completed_date,funding_end_date',
    'P1,R1,01,2019-10-01,01,01,2019-10-20,01,03,2019-11-05,03,2019-11-08,,,,,',
    'P2,R2,02,2020-01-14,02,,,,,,,,,,2020-01-14,,',
    'P3,R3,01,2020-01-20,03,,,,,,,,05,2020-02-01,,,',
    'P4,R4,01,2019-10-07,01,01,2019-11-01,02,04,2019-11-20,04,2019-11-22,,,,,',
    'P4,R5,04,2020-01-10,,,,,,,01,,,,,2020-03-02,',
  ].join('\n'),
  '102-package.csv': [
    'local_patient_id,package_id,request_id,package_start_date,package_end_date,phb_type,provider_code,provider_name,unit_cost,unit_cost_frequency,weekly_hours',
    'P1,K1,R1,2019-11-08,,04,,Oak View (invented),165.50,04,',
    'P2,K1,R2,2020-01-15,,04,,Weaver Care (invented),20,02,40',
    'P4,K9,R5,2020-03-04,,04,,Weaver Care (invented),1000,04,',
  ].join('\n'),
  '103-review.csv': [
    'local_patient_id,package_id,review_type,review_date,review_outcome,next_planned_date',
    'P1,K1,01,2020-01-30,01,2021-01-30',
  ].join('\n'),
}

const fileOf = (name: string, text: string): FileToImport => ({
  name,
  open: () => Readable.from([Buffer.from(text, 'utf8')]),
})
const setOf = (changed: Tables = {}) =>
  nationalSetFile(
    'set',
    Object.entries({ ...tables, ...changed }).map(([name, text]) => fileOf(name, text)),
  )
const changedIn = (file: string, from: string | RegExp, to: string): Tables => {
  const text = tables[file]!.replace(from, to)
  assert.notEqual(text, tables[file])
  return { [file]: text }
}

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
  assert.deepEqual(counts(await bring(setOf(later))), [14, 1, 1, 12, 0])
  const { rows } = await sql`select decided_on from care.case where local_id = 'P1/R1'`.execute(database.db)
  assert.deepEqual(rows, [{ decided_on: '2019-11-06' }])
})

const refusals: readonly (readonly [string, Tables, RegExp])[] = [
  [
    'a version nobody knows',
    changedIn('000-header.csv', '1.0,', '2.0,'),
    /version is “2\.0”, which we do not know.*1\.0 \(/,
  ],
  [
    'a period backwards',
    changedIn('000-header.csv', '2019-10-01,2020-03-31', '2020-03-31,2019-10-01'),
    /000-header\.csv: period_start/,
  ],
  [
    'two headers',
    changedIn('000-header.csv', /$/, '\n1.0,01A,0CX,,2019-10-01,2020-03-31,2020-04-05'),
    /has 2 rows/,
  ],
  ['no header row', { '000-header.csv': tables['000-header.csv']!.split('\n')[0]! }, /no row/],
  [
    'a missing column',
    changedIn('103-review.csv', 'review_date', 'date'),
    /103-review\.csv: The heading lacks the column “review_date”/,
  ],
  [
    'one file under the name of another',
    { '102-package.csv': tables['103-review.csv']! },
    /102-package\.csv: This is not the file “Package”.*103-review\.csv/,
  ],
  ['a file that does not belong', { 'notes.csv': 'a\n1' }, /notes\.csv is none of the files/],
  [
    'a workbook',
    { '101-referral.csv': 'PK\u0003\u0004workbook' },
    /101-referral\.csv: This is an \.xlsx workbook/,
  ],
  [
    'an open quotation mark',
    changedIn('103-review.csv', 'P1,K1', '"P1,K1'),
    /103-review\.csv: A quotation mark/,
  ],
]
for (const [what, changed, message] of refusals)
  test(`refused as a whole, by name: ${what}`, async () => {
    const outcome = await importFile(database, kind, setOf(changed), job())
    assert.match(outcome.ok ? 'accepted' : outcome.refusal.message, message)
  })

test('refused as a whole, by name: another encoding, and a file that is not there', async () => {
  const inLatin = Object.entries(tables).map(([name, text]) => ({
    name,
    open: () => Readable.from([Buffer.from(text.replace('Weaver', 'Wéaver'), 'latin1')]),
  }))
  const encoded = await importFile(database, kind, nationalSetFile('set', inLatin), job())
  assert.match(
    encoded.ok ? '' : encoded.refusal.message,
    /102-package\.csv: The file is not written in UTF-8/,
  )
  const lacking = inLatin.filter(file => file.name !== '001-person.csv')
  const partly = await importFile(database, kind, nationalSetFile('set', lacking), job())
  assert.match(partly.ok ? '' : partly.refusal.message, /lacks 001-person\.csv \(person\)/)
})

const ofPerson = '001-person.csv'
const ofRequest = '101-referral.csv'
/** What is changed, then which lines are rejected and why. */
const rejections: readonly (readonly [string, Tables, readonly (readonly [string, RegExp])[]])[] = [
  [
    'a day that is none',
    changedIn(ofRequest, '2019-10-20', '2019-02-30'),
    [
      ['101 2', /dst_date is a day that the calendar does not have/],
      ['102 2', /rejected/],
      ['103 2', /rejected/],
      ['001 2', /belongs to no request/],
    ],
  ],
  [
    'day and month swapped, impossible',
    changedIn(ofRequest, '2020-01-20,03', '2020-20-01,03'),
    [
      ['101 4', /received_date is no day.*swapped.*2020-01-20/],
      ['001 4', /no request/],
    ],
  ],
  [
    'day and month swapped, too late',
    changedIn('102-package.csv', '2020-03-04', '2020-04-03'),
    [['102 4', /after the period.*swapped.*2020-03-04/]],
  ],
  [
    'a day written as in a workbook',
    changedIn('103-review.csv', '2020-01-30', '30/01/2020'),
    [['103 2', /review_date is not written YYYY-MM-DD.*2020-01-30/]],
  ],
  [
    'a code of no list',
    changedIn('103-review.csv', 'K1,01', 'K1,09'),
    [['103 2', /review_type is “09”.*01, 02, 03/]],
  ],
  [
    'a package of nothing',
    changedIn('102-package.csv', 'K9,R5', 'K9,R9'),
    [['102 4', /belongs to no request/]],
  ],
  [
    'a review of nothing',
    changedIn('103-review.csv', 'P1,K1', 'P1,K7'),
    [['103 2', /K7 of local_patient_id P1 is not in the file of packages/]],
  ],
  [
    'a request of nobody',
    changedIn(ofRequest, 'P3,R3', 'P9,R3'),
    [
      ['101 4', /P9 is not in the file of people/],
      ['001 4', /no request/],
    ],
  ],
  [
    'an appeal against nothing',
    changedIn(ofRequest, 'P4,R5', 'P3,R5'),
    [
      ['101 6', /of_request is empty/],
      ['102 4', /no request/],
    ],
  ],
  [
    'two people with one number',
    changedIn(ofPerson, '9990000042', '9990000034'),
    [
      ['101 4', /two local patient ids/],
      ['001 4', /two local/],
      ['101 5', /two local/],
      ['101 6', /two local/],
      ['102 4', /rejected/],
      ['001 5', /two local/],
    ],
  ],
  ['somebody twice', changedIn(ofPerson, /$/, '\nP4,9990000042,01,1950-01-01,,'), [['001 6', /repeats row/]]],
  [
    'a number that is not verified',
    changedIn(ofPerson, '9990000034,01', '9990000034,02'),
    [
      ['101 4', /nhs_number_status is “02”/],
      ['001 4', /02/],
    ],
  ],
  [
    'a commissioner nobody knows',
    changedIn('000-header.csv', '01A', 'ZZZ'),
    [['101 2', /commissioner is “ZZZ”, which is no organisation/]],
  ],
  [
    'a decision before the referral',
    changedIn(ofRequest, '2019-11-20,04', '2019-09-20,04'),
    [['101 5', /decision_date 2019-09-20 is before dst_date 2019-11-01/]],
  ],
  [
    'a decision without its outcome',
    changedIn(ofRequest, '2019-11-20,04', '2019-11-20,'),
    [['101 5', /decision_outcome is empty/]],
  ],
  [
    'what fast track does not know',
    changedIn(ofRequest, 'P2,R2,02,2020-01-14,02,,', 'P2,R2,02,2020-01-14,02,,2020-01-14'),
    [['101 3', /dst_date is filled, and is no part of a fast-track request/]],
  ],
  [
    'a line with too many cells',
    changedIn('103-review.csv', '2021-01-30', '2021-01-30,more'),
    [['103 2', /has 7 cells where the heading has 6/]],
  ],
  [
    'something over before the period',
    changedIn('000-header.csv', '2019-10-01', '2020-02-15'),
    [
      ['101 4', /period_start 2020-02-15 is after the request was over, on 2020-02-01/],
      ['001 4', /no request/],
    ],
  ],
]
for (const [what, changed, expected] of rejections)
  test(`rejected by line, with its reason: ${what}`, async () => {
    const { db } = untouched
    const staged = await stageImport(untouched, kind, setOf(changed), job())
    assert.ok(staged.ok, JSON.stringify(staged))
    const { run } = await previewImport(db, kind, staged.value, job())
    assert.equal(run.new_rows! + run.rejected_rows, run.read_rows)
    const rows = await rowsAfter(db, run, 'rejected', 0, 100)
    const said = rows.map(
      ({ record, reasons }) => [`${record.group} ${record.line}`, reasons![0]!.message] as const,
    )
    for (const [line, message] of expected) {
      const own = said.filter(each => each[0] === line).map(each => each[1])
      assert.match(own.join(), message, JSON.stringify(said))
    }
    if (expected.length > 1 || said.length === 1)
      assert.equal(said.length, expected.length, JSON.stringify(said))
  })

async function freshSystem() {
  const own = await freshDatabase()
  await loadReferenceData(own)
  await loadSystem(own, demonstrationFolder('lancashire-and-south-cumbria'))
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

test('a case that came in another way does not come a second time', async () => {
  const fresh = await freshSystem()
  await importFile(fresh.database, kind, setOf(), fresh.job)
  await sql`update care.case set local_id = 'R1' where local_id = 'P1/R1'`.execute(fresh.database.db)
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
