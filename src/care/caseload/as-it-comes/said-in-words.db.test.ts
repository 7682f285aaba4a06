/** What a sheet says in words of its own besides days: closures, settings, reasons, kinds; guessed, then read. */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Quarter } from '#kit'
import {
  as,
  countingActor,
  type FileToImport,
  type ImportKind,
  importFile,
  jobActor,
  rowsAfter,
  type System,
} from '#platform'
import { aMoment, type FreshDatabase, systemDatabase } from '#testing'
import { inventedNhsNumber } from '../../generate/nhs-numbers.ts'
import { countReturn } from '../../return/count-return.ts'
import { keyOf } from '../../return/line.ts'
import { sheetKind } from './kind.ts'
import { type Mapping, readMapping } from './mapping.ts'
import { proposeMapping } from './propose-mapping.ts'
import { lookAt } from './whole-sheet.ts'

let database: FreshDatabase
let system: System
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(() => database.close())

const who = ['Ref', 'NHS Number', 'Surname', 'Forename', 'DOB', 'CCG', 'Referral received']
const columns = [
  ...['Type of referral', 'Review type', 'Assessment setting', 'DST date', 'Decision date', 'Outcome'],
  ...['Discount date', 'Discount reason', 'Package start', 'Package end', 'Reason package ended'],
  ...['Last review', 'Pathway'],
] as const
type Cells = Partial<Record<(typeof columns)[number], string>>

let people = 7_000
const person = (ref: string) => `${ref},${inventedNhsNumber(people++)},Example,Joan,29/02/1940,01A,01/10/2020`
const line = (ref: string, cells: Cells) =>
  [person(ref), ...columns.map(name => cells[name] ?? (name === 'Pathway' ? 'Standard' : ''))].join(',')
const fileOf = (lines: readonly string[]): FileToImport => ({
  name: 'sheet.csv',
  open: () => Readable.from([Buffer.from([[...who, ...columns].join(','), ...lines].join('\n'))]),
})

async function proposed(file: FileToImport) {
  const look = await lookAt(file)
  assert.ok(look)
  return proposeMapping(look, 'in-words', 2021)
}

async function bring(rows: Readonly<Record<string, Cells>>, change = (mapping: Mapping) => mapping) {
  const file = fileOf(Object.entries(rows).map(([ref, cells]) => line(ref, cells)))
  const mapping = change((await proposed(file)).mapping)
  assert.ok(readMapping(JSON.stringify(mapping)).ok)
  const actor = jobActor('import', system.system, ['care'], aMoment(), 'test')
  const outcome = await importFile(database, sheetKind(mapping, aMoment().today) as ImportKind, file, actor)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  const rejected = await rowsAfter(database.db, outcome.value.run, 'rejected', 0, 50)
  return rejected.flatMap(each => each.reasons ?? []).map(each => each.message)
}

async function saidOf(ref: string, fact: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ on: string; detail: Record<string, unknown> }>`
    select f.occurred_on::text as on, f.detail from facts.fact f
      join care.case c on c.system = f.system and c.id = f.subject
     where c.local_reference = ${ref} and f.name = ${`care.${fact}`} order by f.id`.execute(database.db)
  return rows.map(({ on, detail: { reason, setting, kind } }) => ({ on, reason, setting, kind }))
}
const stateOf = async (ref: string) =>
  (
    await sql<{ state: string }>`select state from care.case where local_reference = ${ref}`.execute(
      database.db,
    )
  ).rows[0]?.state

const said = (changes: Record<string, unknown>) => ({
  ...{ reason: undefined, setting: undefined, kind: undefined },
  ...changes,
})
const decided = { 'DST date': '20/10/2020', 'Decision date': '27/10/2020', Outcome: 'Eligible' }
const ended = { ...decided, 'Package start': '28/10/2020', 'Package end': '20/12/2020' }

test('columns of words are guessed by their headings, and none is taken for the pathway or the outcome', async () => {
  const { mapping, questions } = await proposed(
    fileOf([
      line('P/1', { ...ended, 'Assessment setting': 'Acute', 'Reason package ended': 'Declined' }),
      line('P/2', { 'Discount date': '12/10/2020', 'Discount reason': 'Inappropriate' }),
      line('P/3', { 'Type of referral': 'Checklist', 'Review type': '3 month', 'Last review': '05/01/2021' }),
    ]),
  )
  assert.deepEqual(questions, [])
  assert.equal(mapping.pathway.column, 'Pathway')
  assert.deepEqual(
    mapping.facts.map(({ on, detail }) => [
      on.column,
      ...Object.values(detail ?? {}).map(each => each.column),
    ]),
    [
      ['Referral received', 'Type of referral'],
      ['DST date', 'Assessment setting'],
      ['Decision date', 'Outcome'],
      ['Discount date', 'Discount reason'],
      ['Package start'],
      ['Package end', 'Reason package ended'],
      ['Last review', 'Review type'],
    ],
  )
})

test('what a sheet says of closures, settings, reasons and kinds is recorded; what it does not is not stated', async () => {
  const reasons = await bring({
    'Q/1': { ...ended, 'Assessment setting': 'Acute ward', 'Reason package ended': 'Declined' },
    'Q/2': { ...ended, 'Reason package ended': 'RIP' },
    'Q/3': { 'Discount date': '12/10/2020', 'Discount reason': 'Inappropriate' },
    'Q/4': { 'Discount date': '13/10/2020' },
    'Q/5': { ...ended, 'Package end': '', 'Last review': '05/01/2021', 'Review type': '3 month' },
    'Q/6': { ...ended, 'Package end': '', 'Last review': '05/01/2021', 'Type of referral': 'Checklist' },
  })
  assert.deepEqual(reasons, [])
  assert.deepEqual(await saidOf('Q/1', 'meeting-held'), [said({ on: '2020-10-20', setting: 'acute' })])
  assert.deepEqual(await saidOf('Q/1', 'package-ended'), [said({ on: '2020-12-20', reason: 'declined' })])
  assert.deepEqual(await saidOf('Q/2', 'meeting-held'), [said({ on: '2020-10-20' })])
  assert.deepEqual(await saidOf('Q/2', 'package-ended'), [said({ on: '2020-12-20' })])
  assert.deepEqual(await saidOf('Q/3', 'closed-without-decision'), [said({ on: '2020-10-12', reason: '04' })])
  assert.deepEqual(await saidOf('Q/4', 'closed-without-decision'), [said({ on: '2020-10-13', reason: '98' })])
  assert.deepEqual([await stateOf('Q/3'), await stateOf('Q/4')], ['closed', 'closed'])
  assert.deepEqual(await saidOf('Q/5', 'review-done'), [said({ on: '2021-01-05', kind: '01' })])
  assert.deepEqual(await saidOf('Q/6', 'review-done'), [said({ on: '2021-01-05' })])
  assert.deepEqual(await saidOf('Q/5', 'referral-received'), [said({ on: '2020-10-01' })])
  assert.deepEqual(await saidOf('Q/6', 'referral-received'), [said({ on: '2020-10-01', kind: 'checklist' })])
})

const closed = { 'Decision date': '15/10/2020' }
test('an outcome that is no decision closes the referral on its day, on every pathway', async () => {
  const reasons = await bring({
    'R/1': { ...closed, Outcome: 'Withdrawn' },
    'R/2': { ...closed, Outcome: 'Closed', 'Discount reason': 'Further acute care' },
    'R/3': { ...closed, Outcome: 'Withdrawn', Pathway: 'Fast track' },
    'R/4': { Outcome: 'Withdrawn', 'Discount date': '16/10/2020' },
    'R/5': { ...closed, Outcome: 'Withdrawn', 'Discount date': '16/10/2020' },
  })
  assert.deepEqual(reasons, [])
  const told = (ref: string) => saidOf(ref, 'closed-without-decision')
  assert.deepEqual(await told('R/1'), [said({ on: '2020-10-15', reason: '05' })])
  assert.deepEqual(await told('R/2'), [said({ on: '2020-10-15', reason: '03' })])
  assert.deepEqual(await told('R/3'), [said({ on: '2020-10-15', reason: '05' })])
  assert.deepEqual(await told('R/5'), [said({ on: '2020-10-16', reason: '05' })])
  assert.deepEqual(await Promise.all(['R/1', 'R/3', 'R/4', 'R/5'].map(stateOf)), Array(4).fill('closed'))
  assert.deepEqual(await saidOf('R/1', 'decision-verified'), [])
})

async function cellsOf(quarter: string, keys: readonly string[]): Promise<(number | null)[]> {
  const counting = countingActor(system.system, aMoment(), 'test')
  const counted = await as(database.db, counting, tx =>
    countReturn(tx, counting, { quarter: quarter as Quarter, commissioner: null, knownAt: null }),
  )
  assert.ok(counted.ok)
  const values = new Map<string, number | null>(
    counted.value.counted.cells.map(cell => [keyOf(cell), cell.value]),
  )
  return keys.map(key => values.get(key) ?? 0)
}

test('the return counts what a sheet says was discounted, and the assessments in acute hospitals', async () => {
  const lines = [
    ...['4 standard discounted', '6 standard tools', '6 standard tools-in-acute'],
    '7 standard open-over-28',
  ]
  const before = await cellsOf('2020-21-Q3', lines)
  const reasons = await bring({
    'V/1': { 'Discount date': '12/10/2020', 'Discount reason': 'Inappropriate' },
    'V/2': { 'Decision date': '13/10/2020', Outcome: 'Withdrawn' },
    'V/3': { ...decided, 'Assessment setting': 'Acute' },
    'V/4': decided,
  })
  assert.deepEqual(reasons, [])
  const after = await cellsOf('2020-21-Q3', lines)
  assert.deepEqual(
    after.map((value, at) => value! - before[at]!),
    [2, 2, 1, 0],
  )
})

const row = { Outcome: 'Deferred', 'Decision date': '15/10/2020' }
const answered = (mapping: Mapping): Mapping => ({
  ...mapping,
  facts: mapping.facts.map(each =>
    each.detail?.outcome
      ? { ...each, detail: { outcome: { ...each.detail.outcome, values: { deferred: 'reject-row' } } } }
      : each,
  ),
})
test('an outcome that means nothing here has its rows rejected, with and without its day', async () => {
  assert.deepEqual(await bring({ 'S/1': row, 'S/2': { ...row, 'Decision date': '' } }, answered), [
    '“Outcome” says “Deferred”: it was answered that such rows are rejected',
    '“Outcome” says “Deferred”: it was answered that such rows are rejected',
  ])
})

const impossible: readonly [string, Cells, RegExp][] = [
  [
    'decided and closed',
    { ...decided, 'Discount date': '28/10/2020' },
    /^“Discount date” is filled, and “Decision date” as well: a referral is decided or closed/,
  ],
  [
    'assessed after it was closed',
    { 'DST date': '20/10/2020', 'Discount date': '12/10/2020' },
    /^“Discount date” \(12 October 2020\) is before “DST date” \(20 October 2020\)/,
  ],
  [
    'closed without a day',
    { Outcome: 'Withdrawn' },
    /^“Outcome” says closed without a decision, but “Decision date” is empty/,
  ],
  [
    'a reason without a day',
    { 'Discount reason': 'Inappropriate' },
    /^“Discount reason” says “Inappropriate referral”, but “Discount date” is empty/,
  ],
  [
    'a reason for an end without its day',
    { ...decided, 'Reason package ended': 'Declined' },
    /^“Reason package ended” says “The person declined the care”, but “Package end” is empty/,
  ],
  [
    'an outcome that nobody has explained',
    { ...decided, Outcome: 'Deferred' },
    /^“Outcome” says “Deferred”, and nobody has said what that means$/,
  ],
  [
    'a word that nobody has explained',
    { ...decided, 'Assessment setting': 'Zoom' },
    /^“Assessment setting” says “Zoom”, and nobody has said what that means/,
  ],
]
for (const [what, cells, reason] of impossible)
  test(`rejected: ${what}`, async () => {
    const full = { ...ended, 'Discount date': '', 'Discount reason': '' }
    const reasons = await bring({
      [`${what} 1`]: cells,
      // Days in every column, so that all are found.
      [`${what} 2`]: { ...full, 'Last review': '05/01/2021' },
      [`${what} 3`]: { 'Discount date': '12/10/2020', 'Discount reason': 'Another reason' },
    })
    assert.equal(reasons.length, 1, reasons.join('; '))
    assert.match(reasons[0]!, reason)
  })

test('a decision that a corrected sheet calls a closure is corrected to one', async () => {
  const file = (outcome: string) =>
    fileOf([
      [
        ...['U/1', '9990070210', 'Example', 'Joan', '29/02/1940', '01A', '01/10/2020'],
        ...columns.map(
          name =>
            ({ 'Decision date': '15/10/2020', Outcome: outcome, Pathway: 'Standard' })[name as 'Outcome'] ??
            '',
        ),
      ].join(','),
    ])
  for (const outcome of ['Not eligible', 'Withdrawn']) {
    const { mapping } = await proposed(file(outcome))
    const actor = jobActor('import', system.system, ['care'], aMoment(), 'test')
    const kind = sheetKind(mapping, aMoment().today) as ImportKind
    const brought = await importFile(database, kind, file(outcome), actor)
    assert.ok(brought.ok && brought.value.run.rejected_rows === 0, JSON.stringify(brought))
  }
  const { rows } = await sql<{ state: string; outcome: string | null }>`
    select state, outcome from care.case where local_reference = 'U/1'`.execute(database.db)
  assert.deepEqual(rows, [{ state: 'closed', outcome: null }])
})
