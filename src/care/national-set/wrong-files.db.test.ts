import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import {
  type ImportKind,
  importFile,
  jobActor,
  previewImport,
  rowsAfter,
  type System,
  stageImport,
} from '#platform'
import { aMoment, type FreshDatabase, systemDatabase } from '#testing'
import { nationalSetFile } from './assemble.ts'
import { nationalSetKind } from './kind.ts'
import { changedIn, setOf, type Tables, tables } from './sample-set.ts'

const kind = nationalSetKind as ImportKind
/** With nothing in it: files are only looked at. */
let untouched: FreshDatabase
let system: System
before(async () => {
  ;({ database: untouched, system } = await systemDatabase())
})
after(() => untouched.close())
const job = () => jobActor('import', system.system, ['care'], aMoment(), 'test')

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
    const outcome = await importFile(untouched, kind, setOf(changed), job())
    assert.match(outcome.ok ? 'accepted' : outcome.refusal.message, message)
  })

test('refused as a whole, by name: another encoding, and a file that is not there', async () => {
  const inLatin = Object.entries(tables).map(([name, text]) => ({
    name,
    open: () => Readable.from([Buffer.from(text.replace('Weaver', 'Wéaver'), 'latin1')]),
  }))
  const encoded = await importFile(untouched, kind, nationalSetFile('set', inLatin), job())
  assert.match(
    encoded.ok ? '' : encoded.refusal.message,
    /102-package\.csv: The file is not written in UTF-8/,
  )
  const lacking = inLatin.filter(file => file.name !== '001-person.csv')
  const partly = await importFile(untouched, kind, nationalSetFile('set', lacking), job())
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
    'a commissioner that has closed',
    changedIn('000-header.csv', '01A', '01M'),
    [['101 2', /commissioner 01M closed on \d{4}-\d\d-\d\d; its work is with 14L/]],
  ],
  [
    'a commissioner of another system',
    changedIn('000-header.csv', '01A', '14L'),
    [['101 2', /commissioner 14L has no place in this system/]],
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
