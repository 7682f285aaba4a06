/** From what to what a file changes what is there: kept with its rows, shown, and part of what is agreed to. */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import {
  applyImport,
  changesAfter,
  countField,
  type FileToImport,
  filledText,
  importFile,
  optional,
  previewImport,
  type RunId,
  tableKind,
  tryFile,
  type WhichChanges,
} from './index.ts'

type Ward = { code: string; name: string; beds: number; note: string | null }
const wards = tableKind<Ward>({
  ...{ name: 'wards', title: 'Wards', scope: 'system', table: 'platform.ward', key: ['code'] },
  columns: {
    code: { meaning: 'Code', field: filledText },
    name: { meaning: 'Name', field: filledText },
    beds: { meaning: 'Beds', field: countField },
    note: { meaning: 'Note', field: optional(filledText) },
  },
})
const actor = anActor('administrator')

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await sql`create table platform.ward (system text not null, code text not null, name text not null,
    beds integer not null, note text, primary key (system, code))`.execute(database.db)
})
after(() => database.close())
beforeEach(async () => {
  await sql`truncate platform.ward, platform.import_run, platform.import_row`.execute(database.db)
})

const fileOf = (rows: string): FileToImport => ({
  name: 'wards.csv',
  open: () => Readable.from([Buffer.from(`code,name,beds,note\n${rows}`)]),
})
const bring = (rows: string) => importFile(database, wards, fileOf(rows), actor)
async function tried(rows: string): Promise<RunId> {
  const outcome = await tryFile(database, wards, fileOf(rows), actor)
  assert.ok(outcome.ok)
  return outcome.value.run
}
async function changesIn(run: RunId, which: WhichChanges = 'all', after = 0, limit = 20) {
  const found = await changesAfter(database.db, run, which, after, limit)
  return found.map(({ row, about, differences }) => [
    row,
    about,
    ...differences.map(each => `${each.field}: ${each.before} → ${each.after}`),
  ])
}
const onRecord = 'A,Ash,10,quiet\nB,Beech,20,\nC,Cedar,30,\n'

test('a preview keeps from what to what its changed rows change, and of no other row', async () => {
  await bring(onRecord)
  const run = await tried('N,New,1,\nC,Cedar,30,\nB,Beech,21,loud\nX,Wrong,no,\nA,Elder,10,\n')
  assert.deepEqual(await changesIn(run), [
    [3, 'B', 'beds: 20 → 21', 'note: null → loud'],
    [5, 'A', 'name: Ash → Elder', 'note: quiet → null'],
  ])
  assert.deepEqual(await changesIn(run, 'all', 3), [[5, 'A', 'name: Ash → Elder', 'note: quiet → null']])
  assert.deepEqual((await changesIn(run, 'all', 0, 1)).length, 1)
  assert.deepEqual(await changesIn(run, 'taken-back'), [[5, 'A', 'name: Ash → Elder', 'note: quiet → null']])

  await bring('B,Beech,21,loud\nA,Alder,10,\n')
  const { foreseen } = await previewImport(database.db, wards, run, actor)
  assert.deepEqual(await changesIn(run), [[5, 'A', 'name: Alder → Elder']])
  assert.deepEqual([foreseen.effects.changed, foreseen.takingBack], [1, 0])
  assert.ok((await applyImport(database.db, wards, run, actor)).ok)
  assert.deepEqual(await changesIn(run), [])
})

test('what was agreed to is from what to what: refused where what is there is another by now', async () => {
  await bring(onRecord)
  const run = await tried('B,Beech,25,\n')
  const { foreseen } = await previewImport(database.db, wards, run, actor)
  await bring('B,Beech,22,\n')
  const refused = await applyImport(database.db, wards, run, actor, { agreed: foreseen.fingerprint })
  assert.equal(!refused.ok && refused.refusal.code, 'stale')
  const again = await previewImport(database.db, wards, run, actor)
  assert.deepEqual(await changesIn(run), [[1, 'B', 'beds: 22 → 25']])
  const agreed = { agreed: again.foreseen.fingerprint }
  assert.ok((await applyImport(database.db, wards, run, actor, agreed)).ok)
})
