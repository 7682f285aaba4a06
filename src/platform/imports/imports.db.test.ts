import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { jobActor } from '../actor.ts'
import { as } from '../as.ts'
import {
  applyImport,
  correctRow,
  countField,
  dayField,
  type FileToImport,
  filledText,
  findRun,
  importFile,
  listRuns,
  optional,
  rowsAfter,
  stageImport,
  tableKind,
  tryFile,
} from './index.ts'

type Ward = { code: string; name: string; beds: number; closed_on: string | null }
const wards = tableKind<Ward>({
  name: 'wards',
  title: 'Wards',
  scope: 'system',
  table: 'platform.ward',
  key: ['code'],
  columns: {
    code: { meaning: 'Code', field: filledText },
    name: { meaning: 'Name', field: filledText },
    beds: { meaning: 'Beds', field: countField },
    closed_on: { meaning: 'Last day', field: optional(dayField), required: false },
  },
  check: async (_tx, _system, rows) =>
    rows.map(row =>
      row.code === 'unknown' ? { code: 'invalid', message: 'code is not known', field: 'code' } : undefined,
    ),
})

let database: FreshDatabase
const actor = anActor('administrator')
before(async () => {
  database = await freshDatabase()
  await sql`create table platform.ward (system text not null, code text not null, name text not null,
    beds integer not null, closed_on date, primary key (system, code))`.execute(database.db)
})
after(() => database.close())
beforeEach(async () => {
  await sql`truncate platform.ward, platform.import_run, platform.import_row`.execute(database.db)
})

const fileOf = (content: string | Uint8Array, name = 'wards.csv'): FileToImport => ({
  name,
  open: () => Readable.from([Buffer.from(content as Uint8Array)]),
})
const bring = (content: string | Uint8Array) => importFile(database, wards, fileOf(content), actor)
const there = async () =>
  (await sql<Ward>`select code, name, beds, closed_on from platform.ward order by code`.execute(database.db))
    .rows
async function applied(content: string) {
  const outcome = await bring(content)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { read_rows, rejected_rows, new_rows, changed_rows, unchanged_rows } = outcome.value.run
  return { ...outcome.value, counts: [read_rows, rejected_rows, new_rows, changed_rows, unchanged_rows] }
}

const three = 'code,name,beds\nA,"Ash, upper",10\nB,Beech,20\nC,Cedar,30\n'

test('a file is staged, judged and applied; the same file again changes nothing', async () => {
  assert.deepEqual((await applied(three)).counts, [3, 0, 3, 0, 0])
  assert.deepEqual(await there(), [
    { code: 'A', name: 'Ash, upper', beds: 10, closed_on: null },
    { code: 'B', name: 'Beech', beds: 20, closed_on: null },
    { code: 'C', name: 'Cedar', beds: 30, closed_on: null },
  ])
  assert.deepEqual((await applied(three)).counts, [3, 0, 0, 0, 3])
  assert.deepEqual(
    (await applied('name,code,beds,closed_on\nBeech,B,21,2021-03-31\nOak,D,5,\n')).counts,
    [2, 0, 1, 1, 0],
  )
})

test('a preview counts and writes nothing, and the staged run can be applied', async () => {
  await applied(three)
  const tried = await tryFile(
    database,
    wards,
    fileOf('code,name,beds\nA,Ash,11\nB,Beech,20\nE,Elm,x\n'),
    actor,
  )
  if (!tried.ok) throw new Error(tried.refusal.message)
  const { run, rejections } = tried.value
  assert.deepEqual(
    [run.state, run.read_rows, run.rejected_rows, run.new_rows, run.changed_rows, run.unchanged_rows],
    ['staged', 3, 1, 0, 1, 1],
  )
  assert.deepEqual(rejections, [
    { field: 'beds', message: 'beds is not a whole number from 0 to 999,999,999: “x”', rows: 1 },
  ])
  assert.equal((await there())[0]?.beds, 10)
  assert.equal((await applyImport(database.db, wards, run, actor)).ok, true)
  assert.equal((await there())[0]?.beds, 11)
})

test('rejected rows are kept whole, corrected and replayed', async () => {
  const { run, counts, rejections } = await applied(
    'code,name,beds\nA,Ash,10\nB,,many\nC,Cedar,30,extra,cells\nA,Again,1\nunknown,Yew,3\n',
  )
  assert.deepEqual(counts, [5, 4, 1, 0, 0])
  assert.deepEqual(rejections.map(each => each.message).sort(), [
    'code is not known',
    'has 5 cells where the heading has 3',
    'name is empty',
    'repeats row 1, which has the same key',
  ])
  const kept = await rowsAfter(database.db, run, 'rejected', 0, 10)
  assert.deepEqual(
    kept.map(row => row.row),
    [2, 3, 4, 5],
  )
  assert.deepEqual(
    kept[0]?.reasons?.map(reason => reason.field),
    ['name', 'beds'],
  )
  assert.deepEqual(kept[1]?.record, {
    code: 'C',
    name: 'Cedar',
    beds: '30',
    closed_on: '',
    '(more)': 'extra,cells',
  })

  const correct = (row: number, cells: Record<string, string>) =>
    as(database.db, actor, tx => correctRow(tx, wards, run, row, cells))
  const still = await correct(2, { name: 'Beech' })
  assert.deepEqual(still.ok || [still.refusal.field, still.refusal.row], ['beds', 2])
  const nul = await correct(2, { name: 'Be\u0000ch', beds: '2' })
  assert.equal(nul.ok || nul.refusal.message, 'name holds a NUL character')
  assert.equal((await correct(2, { name: 'Beech', beds: '20' })).ok, true)
  const repeated = await correct(4, { code: 'B' })
  assert.equal(repeated.ok || repeated.refusal.message, 'repeats row 2, which has the same key')
  assert.equal((await correct(3, {})).ok, true)
  const again = await correct(3, {})
  assert.equal(again.ok || again.refusal.code, 'out-of-order')

  assert.equal((await applyImport(database.db, wards, run, actor)).ok, true)
  assert.deepEqual(
    (await there()).map(row => row.code),
    ['A', 'B', 'C'],
  )
  const after = (await findRun(database.db, run))!
  assert.deepEqual([after.read_rows, after.rejected_rows, after.new_rows], [5, 2, 3])
})

const windows1252 = Buffer.concat([
  Buffer.from('code,name,beds\nA,Caf'),
  Buffer.from([0xe9]),
  Buffer.from(',3\n'),
])
const wrongFiles: readonly [string, string | Uint8Array, RegExp][] = [
  ['no bytes at all', '', /^The file is empty/],
  ['a heading alone', 'code,name,beds\n', /a heading and no rows/],
  ['a missing column', 'code,name\nA,Ash\n', /lacks the column “beds”.* It has: “code”, “name”/],
  ['several missing columns', 'x\n1\n', /lacks the columns “code”, “name”, “beds”/],
  ['semicolons', 'code;name;beds\nA;Ash;1\n', /separated by semicolons/],
  ['a column twice', 'code,name,beds,name\nA,Ash,1,B\n', /same column twice: “name”/],
  ['NUL bytes', 'code,name,beds\nA,As\u0000h,1\n', /NUL bytes \(first in line 2\)/],
  ['Windows-1252', windows1252, /not written in UTF-8 \(seen by line 3\)/],
  ['a character cut at the end', Buffer.from([0x61, 0xc3]), /not written in UTF-8/],
  ['UTF-16', Buffer.from('\ufeffcode,name', 'utf16le'), /UTF-16/],
  ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /\.xlsx workbook/],
  ['a quotation mark never closed', 'code,name,beds\nA,"Ash,1\n', /never closed.*Nothing was read in/],
  ['text after a closing quotation mark', 'code,name,beds\nA,"Ash"x,1\n', /closing quotation mark/],
]
for (const [what, content, message] of wrongFiles)
  test(`${what}: one clear message, nothing staged, the refused run remembers why`, async () => {
    const outcome = await bring(content)
    assert.equal(outcome.ok, false)
    assert.match(outcome.ok ? '' : outcome.refusal.message, message)
    const [run] = await listRuns(database.db, [actor.system])
    assert.equal(run?.state, 'refused')
    assert.match(run?.message ?? '', message)
    assert.equal((await sql`select from platform.import_row`.execute(database.db)).rows.length, 0)
  })

test('accepted + rejected = read for any text that a file can hold', async () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('A', '"', ',', '\n', '\r\n', '\\', '\t', '\\N', '10', 'é', '😀'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
      async rows => {
        const quoted = rows.map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join(','))
        const staged = await stageImport(
          database,
          wards,
          fileOf(['code,name,beds', ...quoted].join('\n')),
          actor,
        )
        if (!staged.ok) return assert.match(staged.refusal.message, /NUL bytes|no rows/)
        const kept = await rowsAfter(database.db, staged.value, 'rejected', 0, 100)
        const accepted = await rowsAfter(database.db, staged.value, 'accepted', 0, 100)
        assert.equal(kept.length + accepted.length, staged.value.read_rows)
        assert.equal(staged.value.read_rows, rows.length)
        for (const row of [...kept, ...accepted])
          assert.equal(row.record.code, rows[row.row - 1]![0], 'cells come back as they were sent')
      },
    ),
    { numRuns: 60 },
  )
})

test('any bytes after a good heading are refused or judged, never dropped and never an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async bytes => {
      const outcome = await bring(Buffer.concat([Buffer.from('code,name,beds\n'), bytes]))
      if (!outcome.ok) return assert.notEqual(outcome.refusal.message, '')
      const { run } = outcome.value
      assert.equal(run.read_rows, run.rejected_rows + run.new_rows! + run.changed_rows! + run.unchanged_rows!)
    }),
    { numRuns: 60 },
  )
})

test('an error while applying leaves nothing applied, and the run can be applied again', async () => {
  const staged = await stageImport(database, wards, fileOf(three), actor)
  if (!staged.ok) throw new Error(staged.refusal.message)
  let calls = 0
  const breaking = {
    ...wards,
    apply: async (...given: Parameters<typeof wards.apply>) => {
      await wards.apply(...given)
      calls += 1
      throw new Error('the plug was pulled')
    },
  }
  await assert.rejects(applyImport(database.db, breaking, staged.value, actor), /plug/)
  assert.equal(calls, 1)
  assert.deepEqual(await there(), [])
  assert.equal((await applyImport(database.db, wards, staged.value, actor)).ok, true)
  assert.equal((await there()).length, 3)
})

test('a run whose process died is abandoned at the next import and its rows are gone', async () => {
  const system = actor.system
  await sql`insert into platform.import_run (system, id, kind, audience, file_name, state, started_by, started_at)
    values (${system}, '00000000-0000-4000-8000-000000000001', 'wards', 'staff', 'x', 'staging', 'x', now())`.execute(
    database.db,
  )
  await sql`insert into platform.import_row (system, run, row, record, state, audience)
    values (${system}, '00000000-0000-4000-8000-000000000001', 1, '{}', 'accepted', 'staff')`.execute(
    database.db,
  )
  await applied(three)
  const states = (await listRuns(database.db, [system])).map(run => run.state)
  assert.deepEqual(states.sort(), ['abandoned', 'applied'])
  assert.equal((await sql`select from platform.import_row`.execute(database.db)).rows.length, 0)
})

test('rows of another system, or of an audience one does not belong to, cannot be read', async () => {
  const care = { ...wards, audience: 'care' as const }
  const outcome = await importFile(database, care, fileOf('code,name,beds\nA,,1\n'), actor)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const seenBy = (changes: Parameters<typeof anActor>) =>
    as(database.db, anActor(...changes), tx => rowsAfter(tx, outcome.value.run, 'rejected', 0, 10))
  assert.equal((await seenBy(['place-lead'])).length, 1)
  assert.equal((await seenBy(['place-lead', { system: 'south' }])).length, 0)
  assert.equal((await seenBy(['administrator'])).length, 0)
  assert.equal((await seenBy(['family-member'])).length, 0)
  await assert.rejects(seenBy(['public']), /permission denied/)
})

test('an import into a system is audited by its kind and row count', async () => {
  const job = jobActor('import', 'north', [], actor.at, 'test')
  await importFile(database, wards, fileOf(three), job)
  const { rows } =
    await sql`select actor, act, row_count from platform.audit order by id desc limit 1`.execute(database.db)
  assert.deepEqual(rows, [{ actor: 'job:import', act: 'import.apply-wards', row_count: 3 }])
})
