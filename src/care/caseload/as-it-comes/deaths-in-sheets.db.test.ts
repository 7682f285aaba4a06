import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Quarter } from '#kit'
import { as, countingActor, type System } from '#platform'
import { aMoment, type FreshDatabase, systemDatabase } from '#testing'
import { countReturn } from '../../return/count-return.ts'
import { keyOf } from '../../return/line.ts'
import { aRow, bringRows, type Cells } from './plain-sheet.ts'

let database: FreshDatabase
let system: System
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(() => database.close())

const bring = (...rows: readonly Cells[]) =>
  bringRows({ database, system: system.system, at: aMoment() }, rows)

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

test('a death before something that the record holds is rejected, unless the same sheet says otherwise of it', async () => {
  const row = aRow('L/1', { Decision: '27/11/2020', Outcome: 'eligible' })
  await bring(row)
  const dead = {
    ...row,
    Ref: 'L/2',
    Pathway: 'fast-track',
    Decision: '',
    Outcome: '',
    'Date of death': '15/10/2020',
  }
  const { reasons } = await bring(dead)
  assert.deepEqual(reasons, [
    '“Date of death” is 2020-10-15, but the record of the case L/1 says on 2020-11-27: decision verified',
  ])
  const corrected = { ...row, Decision: '12/10/2020' }
  assert.deepEqual((await bring(corrected, dead)).counts, [1, 1, 0, 0])
  assert.equal((await caseCalled('L/1')).reading, '2020-10-15')
})
