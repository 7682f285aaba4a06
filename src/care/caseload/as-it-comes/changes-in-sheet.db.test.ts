/** What somebody is shown of a corrected sheet before it is applied: what changes, and what is no longer said. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { applyImport, jobActor, previewImport } from '#platform'
import { aMoment, type FreshDatabase, systemDatabase } from '#testing'
import { aRow, bringRows, type Cells, type Desk, plainKind, tryRows } from './plain-sheet.ts'

let database: FreshDatabase
let desk: Desk
before(async () => {
  const installed = await systemDatabase()
  database = installed.database
  desk = { database, system: installed.system.system, at: aMoment() }
})
after(() => database.close())

const decided: Cells = { DST: '20/10/2020', Decision: '05/11/2020', Outcome: 'eligible' }
const inCare: Cells = { ...decided, 'Package start': '08/11/2020' }
const changesOf = async (...rows: readonly Cells[]) => (await tryRows(desk, rows)).changes

test('a changed row says from what to what, in the columns and the words of the sheet', async () => {
  const [one, two, same] = [aRow('S/1', inCare), aRow('S/2'), aRow('S/3', inCare)]
  await bringRows(desk, [one, two, same])
  const later = { ...one, Decision: '08/11/2020', Outcome: 'not eligible', 'Package start': '' }
  assert.deepEqual(await changesOf(later, { ...two, ...decided, Name: 'Other' }, same, aRow('S/4')), [
    [
      'S/1',
      'Package start: 8 November 2020 → null',
      'Decision: 5 November 2020 → 8 November 2020',
      'Outcome: eligible for NHS continuing healthcare → not eligible',
    ],
    [
      'S/2',
      'Name: Example → Other',
      'DST: null → 20 October 2020',
      'Decision: null → 5 November 2020',
      'Outcome: null → eligible for NHS continuing healthcare',
    ],
  ])
})

test('emptied cells name what they take back, once, also where it had been corrected before', async () => {
  const row = aRow('S/5', { ...inCare, 'Date of death': '01/12/2020' })
  await bringRows(desk, [row])
  await bringRows(desk, [{ ...row, 'Package start': '09/11/2020' }])
  const { 'Package start': _start, 'Date of death': _death, ...rest } = row
  assert.deepEqual(await changesOf(rest), [
    ['S/5', 'Package start: 9 November 2020 → null', 'Date of death: 1 December 2020 → null'],
  ])
  assert.deepEqual(await changesOf({ ...row, DST: '', Decision: '', Outcome: '', 'Package start': '' }), [
    [
      'S/5',
      'DST: 20 October 2020 → null',
      'Decision: 5 November 2020 → null',
      'Outcome: eligible for NHS continuing healthcare → null',
      'Package start: 9 November 2020 → null',
    ],
  ])
})

test('what was agreed to is refused where the entry that the sheet corrects is another one by now', async () => {
  const row = aRow('S/6', decided)
  await bringRows(desk, [row])
  const { run } = await tryRows(desk, [{ ...row, Decision: '10/11/2020' }])
  const actor = jobActor('import', desk.system, ['care'], desk.at, 'test')
  const look = async () => (await previewImport(database.db, plainKind(desk), run, actor)).foreseen
  const agreed = (await look()).fingerprint
  await bringRows(desk, [{ ...row, Decision: '06/11/2020' }])
  const refused = await applyImport(database.db, plainKind(desk), run, actor, { agreed })
  assert.equal(!refused.ok && refused.refusal.code, 'stale')
  const seen = await look()
  assert.deepEqual([seen.effects.changed, seen.takingBack], [1, 0])
  assert.ok((await applyImport(database.db, plainKind(desk), run, actor, { agreed: seen.fingerprint })).ok)
})
