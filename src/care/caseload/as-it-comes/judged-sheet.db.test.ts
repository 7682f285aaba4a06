/** What a row of a sheet says as a whole: deaths, impossible days, outcomes without a day, a request told twice, cells emptied. */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { clockRules } from '#care/definitions'
import { installRules } from '#clocks'
import { demonstrationFolder, loadReferenceData, loadSystem } from '#footprints'
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
import { aMoment, type FreshDatabase, freshDatabase } from '#testing'
import { careFacts } from '../../facts.ts'
import { inventedNhsNumber } from '../../generate/nhs-numbers.ts'
import { countReturn } from '../../return/count-return.ts'
import { keyOf } from '../../return/line.ts'
import { stepOrders } from '../step-orders.ts'
import { sheetKind } from './kind.ts'
import type { Mapping } from './mapping.ts'

const columns = [
  ...['Ref', 'NHS Number', 'Name', 'Forename', 'DOB', 'CCG', 'Pathway', 'Referral', 'DST', 'Decision'],
  ...['Outcome', 'Package start', 'Package end', 'Date of death'],
] as const
type Cells = Partial<Record<(typeof columns)[number], string>>

const mapping: Mapping = {
  ...{ name: 'judged', separator: ',', encoding: 'utf-8', days: 'day-first', case: { column: 'Ref' } },
  person: {
    ...{ nhs_number: { column: 'NHS Number' }, family_name: { column: 'Name' } },
    ...{ given_name: { column: 'Forename' }, born_on: { column: 'DOB' } },
    died_on: { column: 'Date of death' },
  },
  pathway: { column: 'Pathway' },
  commissioner: { column: 'CCG' },
  facts: [
    {
      ...{ fact: careFacts.referralReceived, on: { column: 'Referral' } },
      detail: { kind: { constant: 'other-notification' } },
    },
    {
      ...{ fact: careFacts.meetingHeld, on: { column: 'DST' } },
      detail: { setting: { constant: 'community' } },
    },
    {
      ...{ fact: careFacts.decisionVerified, on: { column: 'Decision' } },
      detail: { outcome: { column: 'Outcome', values: { 'not eligible': 'not-eligible' } } },
    },
    { fact: careFacts.packageStarted, on: { column: 'Package start' } },
    {
      ...{ fact: careFacts.packageEnded, on: { column: 'Package end' } },
      detail: { reason: { constant: 'no-longer-eligible' } },
    },
  ],
}

let database: FreshDatabase
let system: System
before(async () => {
  installRules(clockRules)
  database = await freshDatabase(loadReferenceData)
  system = await loadSystem(database, demonstrationFolder('lancashire-and-south-cumbria'))
})
after(() => database.close())

let people = 5_000
const nobodyYet = (): string => inventedNhsNumber(people++)

/** Somebody referred in October 2020, with what a row adds. */
const aRow = (ref: string, changes: Cells = {}): Cells => ({
  ...{ Ref: ref, 'NHS Number': nobodyYet(), Name: 'Example', Forename: 'Joan', DOB: '29/02/1940' },
  ...{ CCG: '00Q', Pathway: 'standard', Referral: '01/10/2020', ...changes },
})

const fileOf = (rows: readonly Cells[]): FileToImport => ({
  name: 'sheet.csv',
  open: () =>
    Readable.from([
      Buffer.from(
        [columns.join(','), ...rows.map(row => columns.map(name => row[name] ?? '').join(','))].join('\n'),
      ),
    ]),
})

async function bring(...rows: readonly Cells[]) {
  const kind = sheetKind(mapping, aMoment().today) as ImportKind
  const outcome = await importFile(
    database,
    kind,
    fileOf(rows),
    jobActor('import', system.system, ['care'], aMoment(), 'test'),
  )
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { run } = outcome.value
  assert.equal(run.read_rows, rows.length)
  const rejected = await rowsAfter(database.db, run, 'rejected', 0, 50)
  return {
    counts: [run.new_rows, run.changed_rows, run.unchanged_rows, run.rejected_rows],
    reasons: rejected.flatMap(each => each.reasons ?? []).map(each => each.message),
  }
}

const caseCalled = async (ref: string) => {
  const { rows } = await sql<{
    state: string
    died: string | null
    reading: string | null
    outcomes: string
  }>`
    select c.state, p.died_on as died,
      (select max(r.died_on)::text from care.request_reading r where r.system = c.system and r.case_id = c.id) as reading,
      (select string_agg(coalesce(k.outcome, 'running'), ',' order by k.rule) from clocks.clock k
        where k.system = c.system and k.subject = c.id) as outcomes
    from care.case c join care.person p on p.system = c.system and p.id = c.person
    where c.local_id = ${ref}`.execute(database.db)
  return rows[0]!
}

async function cellsOfQuarter(quarter: string, ...keys: readonly string[]): Promise<(number | null)[]> {
  const counting = countingActor(system.system, aMoment(), 'test')
  const counted = await as(database.db, counting, tx =>
    countReturn(tx, counting, { quarter: quarter as Quarter, commissioner: null, knownAt: null }),
  )
  assert.ok(counted.ok)
  const values = new Map<string, number | null>(
    counted.value.counted.cells.map(cell => [keyOf(cell), cell.value]),
  )
  return keys.map(key => values.get(key) ?? null)
}

test('a date of death ends the case, its time limits and its place in the return', async () => {
  const lines = ['1 standard newly-eligible', '1 standard no-longer-eligible', '1 standard snapshot']
  const open = [...lines, '4 standard discounted', '7 standard open-over-28']
  const before = await cellsOfQuarter('2020-21-Q3', ...open)
  const funded = aRow('D/1', { DST: '20/10/2020', Decision: '28/10/2020', Outcome: 'eligible' })
  const { counts, reasons } = await bring(
    { ...funded, 'Date of death': '20/12/2020' },
    aRow('D/2', { 'Date of death': '25/10/2020' }),
    aRow('D/3', {
      DST: '20/10/2020',
      Decision: '27/10/2020',
      Outcome: 'not eligible',
      'Date of death': '01/12/2020',
    }),
  )
  assert.deepEqual([counts, reasons], [[3, 0, 0, 0], []])
  const after = await cellsOfQuarter('2020-21-Q3', ...open)
  assert.deepEqual(
    after.map((value, at) => value! - before[at]!),
    [1, 1, 0, 1, 0],
  )
  assert.deepEqual(await caseCalled('D/1'), {
    ...{ state: 'ended', died: '2020-12-20', reading: '2020-12-20', outcomes: 'stopped,discounted' },
  })
  assert.deepEqual(await caseCalled('D/2'), {
    ...{ state: 'closed', died: '2020-10-25', reading: '2020-10-25', outcomes: 'discounted' },
  })
  const refused = await caseCalled('D/3')
  assert.deepEqual(
    [refused.died, refused.reading],
    ['2020-12-01', null],
    'a death strikes nothing that is over',
  )
})

test('a death told on one row belongs to every open or funded case of the person', async () => {
  const row = aRow('E/1', { Pathway: 'fast-track', Referral: '02/11/2020', Decision: '03/11/2020' })
  const other = { ...row, Ref: 'E/2', Pathway: 'standard', Referral: '01/10/2020', Decision: '' }
  const third = { ...row, Ref: 'E/3', Pathway: 'nursing-care', Referral: '05/10/2020', Decision: '' }
  await bring(third)
  assert.deepEqual((await bring({ ...row, 'Date of death': '20/12/2020' }, other)).counts, [2, 0, 0, 0])
  for (const ref of ['E/1', 'E/2', 'E/3']) assert.equal((await caseCalled(ref)).reading, '2020-12-20', ref)
  assert.deepEqual((await bring({ ...row, 'Date of death': '20/12/2020' }, other)).counts, [0, 0, 2, 0])
  assert.deepEqual((await bring({ ...row, 'Date of death': '21/12/2020' }, other)).counts, [0, 1, 1, 0])
  for (const ref of ['E/1', 'E/2', 'E/3']) assert.equal((await caseCalled(ref)).reading, '2020-12-21', ref)
  assert.deepEqual((await bring(row, other)).counts, [0, 1, 1, 0])
  for (const ref of ['E/1', 'E/2', 'E/3']) {
    const { died, reading } = await caseCalled(ref)
    assert.deepEqual([died, reading], [null, null], ref)
  }
  assert.deepEqual((await bring({ ...row, 'Date of death': '20/12/2020' }, other)).counts, [0, 1, 1, 0])
  for (const ref of ['E/1', 'E/2', 'E/3'])
    assert.equal((await caseCalled(ref)).state, ref === 'E/1' ? 'ended' : 'closed')
})

test('nothing is decided about somebody who died before, on the row, on another row or in the record', async () => {
  const dead = aRow('F/1', { 'Date of death': '15/10/2020' })
  const late = { ...dead, Decision: '27/11/2020', Outcome: 'eligible' }
  const { reasons } = await bring(late)
  assert.match(
    reasons[0]!,
    /^“Date of death” \(15 October 2020\) is before “Decision” \(27 November 2020\): nothing but its end/,
  )
  const elsewhere = { ...late, Ref: 'F/2', Referral: '02/10/2020', 'Date of death': '' }
  const onAnother = await bring(dead, elsewhere)
  assert.deepEqual(onAnother.reasons, ['“Decision” is after the person’s death on 2020-10-15'])
  assert.deepEqual((await bring(elsewhere)).reasons, onAnother.reasons)
  const next = aRow('F/3', { Decision: '27/11/2020', Outcome: 'eligible' })
  const deadLater = { ...next, Ref: 'F/4', Pathway: 'fast-track', Decision: '', Outcome: '' }
  const inAnyOrder = await bring(next, { ...deadLater, 'Date of death': '15/10/2020' })
  assert.deepEqual(inAnyOrder.reasons, onAnother.reasons)
  const twoDays = await bring({
    ...aRow('F/5'),
    ...deadLater,
    Ref: 'F/5',
    'Date of death': '16/10/2020',
    'NHS Number': next['NHS Number']!,
  })
  assert.equal(twoDays.counts[3], 1)
})

const impossible: readonly [string, Cells, RegExp][] = [
  [
    'a package that ends before the decision',
    { Decision: '27/10/2020', Outcome: 'eligible', 'Package end': '20/10/2020' },
    /^“Package end” \(20 October 2020\) is before “Decision” \(27 October 2020\)/,
  ],
  [
    'a package that ends before it starts',
    {
      Decision: '05/10/2020',
      Outcome: 'eligible',
      'Package start': '20/10/2020',
      'Package end': '12/10/2020',
    },
    /^“Package end” \(12 October 2020\) is before “Package start” \(20 October 2020\)/,
  ],
  [
    'an assessment after its decision',
    { DST: '20/12/2020', Decision: '27/10/2020', Outcome: 'eligible' },
    /^“Decision” \(27 October 2020\) is before “DST” \(20 December 2020\)/,
  ],
  [
    'care for somebody who is not eligible',
    { Decision: '27/10/2020', Outcome: 'not eligible', 'Package start': '28/10/2020' },
    /^“Package start” is filled, but “Outcome” says: not eligible/,
  ],
  [
    'fast track care that ends before it was accepted',
    { Pathway: 'fast-track', Decision: '10/10/2020', 'Package end': '09/10/2020' },
    /^“Package end” \(9 October 2020\) is before “Decision” \(10 October 2020\)/,
  ],
  ['an outcome without a day', { Outcome: 'eligible' }, /^“Outcome” says eligible, but “Decision” is empty/],
]
for (const [what, cells, reason] of impossible)
  test(`rejected, with both columns: ${what}`, async () => {
    const { counts, reasons } = await bring(aRow('G/1', cells))
    assert.deepEqual([counts[3], reasons.length], [1, 1], reasons.join('; '))
    assert.match(reasons[0]!, reason)
  })

test('what practice allows comes in: care before its decision, all on one day, an end after the death', async () => {
  const { counts, reasons } = await bring(
    aRow('H/1', { Pathway: 'fast-track', 'Package start': '02/10/2020', Decision: '05/10/2020' }),
    aRow('H/2', {
      DST: '05/10/2020',
      Decision: '05/10/2020',
      Outcome: 'eligible',
      'Package start': '02/10/2020',
    }),
    aRow('H/3', {
      ...{ Decision: '05/10/2020', Outcome: 'eligible', 'Package start': '06/10/2020' },
      ...{ 'Package end': '12/12/2020', 'Date of death': '10/12/2020' },
    }),
    aRow('H/4', { Outcome: 'in progress' }),
  )
  assert.deepEqual([counts, reasons], [[4, 0, 0, 0], []])
})

test('the table of orders asks for no circle', () => {
  const afterwards = new Map<string, string[]>()
  for (const { earlier, later } of stepOrders)
    afterwards.set(earlier, [...(afterwards.get(earlier) ?? []), later])
  const reaches = (from: string, to: string): boolean =>
    (afterwards.get(from) ?? []).some(next => next === to || reaches(next, to))
  for (const { earlier, later } of stepOrders) assert.ok(!reaches(later, earlier), `${earlier} ${later}`)
})

test('one request under two references is rejected, in the file and against the record', async () => {
  const row = aRow('I/1')
  const { counts, reasons } = await bring(row, { ...row, Ref: 'I/2' })
  assert.deepEqual(counts, [1, 0, 0, 1])
  assert.match(
    reasons[0]!,
    /^“Ref” I\/2 is the request of an earlier row, I\/1: the same person, the same pathway/,
  )
  const again = await bring({ ...row, Ref: 'I/3' })
  assert.match(
    again.reasons[0]!,
    /^“Ref” I\/3 is a request that is kept here already as I\/1: the same person/,
  )
  assert.deepEqual((await bring({ ...row, Ref: 'I/4', Referral: '02/11/2020' })).counts, [1, 0, 0, 0])
})

test('a cell that a corrected sheet empties is taken back, stays readable, and can be told again', async () => {
  const row = aRow('J/1', { Decision: '05/10/2020', Outcome: 'eligible', 'Package start': '06/10/2020' })
  const ended = { ...row, 'Package end': '12/12/2020' }
  await bring(ended)
  assert.equal((await caseCalled('J/1')).state, 'ended')
  await bring({ ...row, 'Package end': '13/12/2020' })
  assert.deepEqual((await bring(row)).counts, [0, 1, 0, 0])
  assert.equal((await caseCalled('J/1')).state, 'in-package')
  assert.deepEqual((await bring(row)).counts, [0, 0, 1, 0])
  const { rows } = await sql<{ why: string }>`select f.detail ->> 'why' as why from facts.fact f
    join care.case c on c.system = f.system and c.id = f.subject
    where c.local_id = 'J/1' and f.name = 'facts.withdrawn'`.execute(database.db)
  assert.deepEqual(
    rows.map(each => each.why),
    ['The sheet no longer says it', 'The sheet no longer says it'],
    'also what it was corrected from',
  )
  assert.deepEqual((await bring(ended)).counts, [0, 1, 0, 0])
  assert.equal((await caseCalled('J/1')).state, 'ended')
  assert.deepEqual((await bring(ended)).counts, [0, 0, 1, 0])
})

test('what a mapping only assumes is not said of anybody', async () => {
  await bring(aRow('K/1', { Decision: '05/10/2020', Outcome: 'eligible', 'Package end': '12/12/2020' }))
  const { rows } = await sql<{ detail: Record<string, unknown> }>`select f.detail from facts.fact f
    join care.case c on c.system = f.system and c.id = f.subject
    where c.local_id = 'K/1' and f.name in ('care.referral-received', 'care.package-ended')`.execute(
    database.db,
  )
  assert.deepEqual(
    rows.map(({ detail }) => [detail.kind, detail.reason]),
    [
      [undefined, undefined],
      [undefined, undefined],
    ],
  )
})
