/** What a row of a sheet says as a whole: impossible days, outcomes without a day, a request told twice, emptied cells. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { System } from '#platform'
import { aMoment, type FreshDatabase, systemDatabase } from '#testing'
import { stepOrders } from '../step-orders.ts'
import { aRow, bringRows, type Cells } from './plain-sheet.ts'

let database: FreshDatabase
let system: System
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(() => database.close())

const bring = (...rows: readonly Cells[]) =>
  bringRows({ database, system: system.system, at: aMoment() }, rows)

const stateOf = async (ref: string): Promise<string> => {
  const { rows } = await sql<{ state: string }>`select state from care.case where local_id = ${ref}`.execute(
    database.db,
  )
  return rows[0]!.state
}

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

test('a request that an earlier row moves to another day is judged by that day', async () => {
  const row = aRow('M/1')
  await bring(row)
  const moved = { ...row, Referral: '02/10/2020' }
  const { counts, reasons } = await bring(moved, { ...moved, Ref: 'M/2' }, { ...row, Ref: 'M/3' })
  assert.deepEqual(counts, [1, 1, 0, 1])
  assert.match(reasons[0]!, /^“Ref” M\/2 is the request of an earlier row, M\/1/)
  assert.deepEqual((await bring(moved, { ...row, Ref: 'M/3' })).counts, [0, 0, 2, 0])
})

test('nobody is known by what a row said that was rejected for something else', async () => {
  const row = aRow('O/1')
  await bring(row)
  const other = { ...row, DOB: '01/01/1950', Referral: '01/11/2020' }
  const { counts, reasons } = await bring({ ...other, DST: '01/01/2031' }, { ...other, Ref: 'O/2' })
  assert.deepEqual(counts, [0, 0, 0, 2])
  assert.match(reasons.join('\n'), /“DST” .*\n“NHS Number” belongs to somebody who was born on another day/)
})

test('a cell that a corrected sheet empties is taken back, stays readable, and can be told again', async () => {
  const row = aRow('J/1', { Decision: '05/10/2020', Outcome: 'eligible', 'Package start': '06/10/2020' })
  const ended = { ...row, 'Package end': '12/12/2020' }
  await bring(ended)
  assert.equal(await stateOf('J/1'), 'ended')
  await bring({ ...row, 'Package end': '13/12/2020' })
  assert.deepEqual((await bring(row)).counts, [0, 1, 0, 0])
  assert.equal(await stateOf('J/1'), 'in-package')
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
  assert.equal(await stateOf('J/1'), 'ended')
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
