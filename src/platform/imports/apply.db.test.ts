import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { as } from '../as.ts'
import type { Tx } from '../database.ts'
import {
  applyImport,
  correctRow,
  countField,
  type FileToImport,
  filledText,
  importFile,
  previewImport,
  tableKind,
  tryFile,
} from './index.ts'

const wards = tableKind<{ code: string; beds: number }>({
  ...{ name: 'wards', title: 'Wards', scope: 'system', table: 'platform.ward', key: ['code'] },
  columns: { code: { meaning: 'Code', field: filledText }, beds: { meaning: 'Beds', field: countField } },
})
const three = 'code,beds\nA,10\nB,20\nC,30\n'
const actor = anActor('administrator')

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await sql`create table platform.ward (system text not null, code text not null, beds integer not null,
    primary key (system, code))`.execute(database.db)
})
after(() => database.close())

const fileOf = (content: string): FileToImport => ({
  name: 'wards.csv',
  open: () => Readable.from([Buffer.from(content)]),
})
const bring = (content: string) => importFile(database, wards, fileOf(content), actor)
async function there(): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; beds: number }>`select code, beds from platform.ward`.execute(
    database.db,
  )
  return new Map(rows.map(({ code, beds }) => [code, beds]))
}

test('what was agreed to is applied, and nothing else: refused where the caseload has changed since', async () => {
  await bring(three)
  const tried = await tryFile(database, wards, fileOf(three), actor)
  const seen = tried.ok && (await previewImport(database.db, wards, tried.value.run, actor))
  assert.ok(tried.ok && seen)
  assert.deepEqual(seen.foreseen.effects, { new: 0, changed: 0, unchanged: 3 })
  await bring('code,beds\nB,21\n')
  const { run } = tried.value
  const agreed = seen.foreseen.fingerprint
  const refused = await applyImport(database.db, wards, run, actor, { agreed })
  assert.equal(!refused.ok && refused.refusal.code, 'stale')
  assert.equal((await there()).get('B'), 21)
  const again = (await previewImport(database.db, wards, run, actor)).foreseen
  assert.deepEqual(again.effects, { new: 0, changed: 1, unchanged: 2 })
  // As many rows change, but another one.
  await bring('code,beds\nB,20\nC,31\n')
  const other = await applyImport(database.db, wards, run, actor, { agreed: again.fingerprint })
  assert.equal(!other.ok && other.refusal.code, 'stale')
  const last = (await previewImport(database.db, wards, run, actor)).foreseen
  assert.deepEqual(last.effects, again.effects)
  assert.ok((await applyImport(database.db, wards, run, actor, { agreed: last.fingerprint })).ok)
  assert.equal((await there()).get('C'), 30)
})

test('rows that were put right after their file was applied are looked at before they are applied', async () => {
  const brought = await bring('code,beds\nD,1\nE,no\n')
  assert.ok(brought.ok)
  const { run } = brought.value
  assert.ok((await as(database.db, actor, tx => correctRow(tx, wards, run, 2, { beds: '5' }))).ok)
  const seen = await previewImport(database.db, wards, run, actor)
  assert.deepEqual(seen.foreseen.effects, { new: 1, changed: 0, unchanged: 0 })
  assert.deepEqual([seen.run.new_rows, seen.run.rejected_rows], [1, 0])
  await bring('code,beds\nE,6\n')
  const agreed = seen.foreseen.fingerprint
  const stale = await applyImport(database.db, wards, run, actor, { agreed })
  assert.equal(!stale.ok && stale.refusal.code, 'stale')
  assert.equal((await there()).get('E'), 6)
})

test('a kind that notes what earlier rows of the file say is not shown the rows of the pass before', async () => {
  const noted = new WeakMap<Tx, Set<string>>()
  const once: typeof wards = {
    ...wards,
    async check(tx, _system, rows) {
      const before = noted.get(tx) ?? new Set<string>()
      noted.set(tx, before)
      return rows.map(({ code }) => {
        if (before.has(code)) return { code: 'invalid', field: 'code', message: 'an earlier row says it' }
        before.add(code)
        return undefined
      })
    },
  }
  const tried = await tryFile(database, once, fileOf('code,beds\nF,7\n'), actor)
  assert.ok(tried.ok)
  const { run } = tried.value
  const agreed = (await previewImport(database.db, once, run, actor)).foreseen.fingerprint
  const applied = await applyImport(database.db, once, run, actor, { agreed })
  assert.ok(applied.ok)
  assert.deepEqual([applied.value.new_rows, applied.value.rejected_rows], [1, 0])
})
