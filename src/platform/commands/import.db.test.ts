import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type FreshDatabase, freshDatabase } from '#testing'
import { countField, filledText, tableKind } from '../imports/index.ts'
import { importCommand } from './import.ts'

const columns = {
  code: { meaning: 'Code', field: filledText },
  beds: { meaning: 'Beds', field: countField },
}
const layout = { title: 'Wards', key: ['code'], columns } as const
const kinds = [
  tableKind<{ code: string; beds: number }>({
    ...layout,
    name: 'wards',
    scope: 'shared',
    table: 'platform.ward',
  }),
  tableKind<{ code: string; beds: number }>({
    ...layout,
    name: 'ours',
    scope: 'system',
    table: 'platform.ours',
  }),
]

let database: FreshDatabase
const folder = mkdtempSync(join(tmpdir(), 'import-'))
before(async () => {
  database = await freshDatabase()
  await sql`create table platform.ward (code text primary key, beds integer not null)`.execute(database.db)
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  let opened = 0
  const open = async () => {
    opened += 1
    return { ...database, close: async () => undefined }
  }
  const status = await importCommand(kinds)(open).run(args, { stdin: Readable.from([]), stdout, stderr })
  stdout.end()
  stderr.end()
  const text = async (stream: PassThrough) => (await stream.toArray()).join('')
  return { status, opened, out: await text(stdout), err: await text(stderr) }
}

test('a dry run says what would happen and applies nothing; then it is applied; then nothing changes', async () => {
  const path = file('wards.csv', 'code,beds,notes\nA,1,x\nB,2,y\n')
  const tried = await run('wards', path, '--dry-run')
  assert.equal(tried.status, 0)
  assert.match(tried.out, /2 rows read: 2 new, 0 changed, 0 unchanged, 0 rejected \(nothing was applied\)/)
  assert.match(tried.out, /not read: notes/)
  assert.equal((await sql`select from platform.import_row`.execute(database.db)).rows.length, 0)
  assert.match((await run('wards', path)).out, /2 new, 0 changed, 0 unchanged/)
  assert.match((await run('wards', path)).out, /0 new, 0 changed, 2 unchanged/)
})

test('a dry run says from what to what rows change, in words and as JSON; an import says how many', async () => {
  await run('wards', file('before.csv', 'code,beds\nP,1\nQ,2\nR,3\n'))
  const changed = file('after.csv', 'code,beds\nP,1\nQ,20\nR,30\n')
  const said = (await run('wards', changed, '--dry-run')).out
  assert.match(said, /2 changed.*\n {2}row 2 \(Q\): beds: 2 → 20\n {2}row 3 \(R\): beds: 3 → 30\n/)
  const { files } = JSON.parse((await run('wards', changed, '--dry-run', '--json')).out)
  assert.deepEqual(files[0].changes, [
    { row: 2, about: 'Q', differences: [{ field: 'beds', before: '2', after: '20' }] },
    { row: 3, about: 'R', differences: [{ field: 'beds', before: '3', after: '30' }] },
  ])
  const applied = JSON.parse((await run('wards', changed, '--json')).out)
  assert.deepEqual([applied.files[0].changed, applied.files[0].changes], [2, undefined])

  const wards = Array.from({ length: 30 }, (_, n) => `M${n},`)
  await run('wards', file('many-before.csv', `code,beds\n${wards.map(each => `${each}1`).join('\n')}\n`))
  const many = file('many-after.csv', `code,beds\n${wards.map(each => `${each}2`).join('\n')}\n`)
  assert.match((await run('wards', many, '--dry-run')).out, /and 10 more changed rows; --json names/)
})

test('a log is not filled with how far a file is', async () => {
  const many = Array.from({ length: 9_000 }, (_, n) => `W${n},${n}`).join('\n')
  const { out, err } = await run('wards', file('many.csv', `code,beds\n${many}\n`), '--dry-run')
  assert.match(out, /9,000 rows read/)
  assert.equal(err, '')
})

test('rejected rows give status 1, in words and as one JSON value', async () => {
  const path = file('mixed.csv', 'code,beds\nC,3\nD,many\n')
  const said = await run('wards', path, '--json')
  assert.equal(said.status, 1)
  const { files } = JSON.parse(said.out)
  assert.deepEqual([files[0].read, files[0].new, files[0].rejected], [2, 1, 1])
  assert.equal(files[0].rejections[0].field, 'beds')
  assert.match((await run('wards', path)).out, /1 rejected: beds is not a whole number/)
})

test('wrong arguments are refused with status 2 before a database is opened', async () => {
  const path = file('good.csv', 'code,beds\nE,1\n')
  for (const [args, message] of [
    [['nonsense', path], /which kind of file: wards, ours/],
    [['wards'], /Say which file/],
    [['wards', join(folder, 'absent.csv')], /There is no file/],
    [['wards', path, '--frobnicate'], /frobnicate/],
    [['ours', path], /--system/],
  ] as const) {
    const { status, opened, err } = await run(...args)
    assert.deepEqual([status, opened], [2, 0])
    assert.match(err, message)
  }
  const unknown = await run('ours', path, '--system', 'nowhere', '--json')
  assert.deepEqual([unknown.status, JSON.parse(unknown.out).refusal.code], [2, 'not-found'])
})

test('a file that cannot be read is refused by name', async () => {
  const { status, out } = await run('wards', file('empty.csv', ''), '--json')
  assert.equal(status, 2)
  assert.match(JSON.parse(out).refusal.message, /empty\.csv: The file is empty/)
})
