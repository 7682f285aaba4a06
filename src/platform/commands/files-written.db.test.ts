/** Commands that write a file: what cannot be written is said first, and what was there stays until the new one is whole. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { day } from '#kit'
import { type FreshDatabase, freshDatabase } from '#testing'
import type { Command } from '../command.ts'
import type { Database } from '../database.ts'
import { saveSystem } from '../wall-clock.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { type Exporter, exportCommand } from './export.ts'

let database: FreshDatabase
const folder = mkdtempSync(join(tmpdir(), 'written-'))
before(async () => {
  database = await freshDatabase()
  await saveSystem(database.db, {
    ...{ system: 'north', name: 'North', fixedToday: day('2021-03-10'), demonstration: true },
  })
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

const exporterOf = (name: string, rows: readonly string[], fails: 'at the end' | 'never'): Exporter => ({
  ...{ name, heading: ['code'] },
  async *rows() {
    for (const row of rows) yield [row]
    if (fails === 'at the end') throw new Error('the database is gone')
  },
})
const exporting = exportCommand(
  [exporterOf('wards', ['A', 'B'], 'never'), exporterOf('broken', ['A'], 'at the end')],
  ['national-set'],
)

async function run(make: (open: () => Promise<Database>) => Command, ...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  let opened = 0
  const open = async () => {
    opened += 1
    return { ...database, close: async () => undefined }
  }
  const status = await make(open).run(args, { stdin: Readable.from([]), stdout, stderr })
  stdout.end()
  stderr.end()
  const out = (await stdout.toArray()).join('')
  return { status, opened, said: out + (await stderr.toArray()).join('') }
}

test('a folder that is not there, and a file that is a folder, are refused before anything is read', async () => {
  const nowhere = join(folder, 'nowhere', 'file')
  const refused = [
    [exporting, ['wards', '--system', 'north', '--out', nowhere], 'no folder'],
    [exporting, ['wards', '--system', 'north', '--out', folder], 'is a folder'],
    [backupCommand, [nowhere], 'no folder'],
    [restoreCommand, [folder], 'is a folder'],
  ] as const
  for (const [make, args, why] of refused) {
    const { status, opened, said } = await run(make, ...args)
    assert.deepEqual([status, opened], [2, 0], args.join(' '))
    assert.match(said, new RegExp(why))
  }
})

test('an export takes the place of what is there once it is whole; one that fails leaves it', async () => {
  const file = join(folder, 'wards.csv')
  writeFileSync(file, 'of yesterday')
  await assert.rejects(run(exporting, 'broken', '--system', 'north', '--out', file), /the database is gone/)
  assert.equal(readFileSync(file, 'utf8'), 'of yesterday')
  assert.equal((await run(exporting, 'wards', '--system', 'north', '--out', file)).status, 0)
  assert.equal(readFileSync(file, 'utf8'), 'code\nA\nB\n')
  assert.deepEqual(readdirSync(folder), ['wards.csv'])
  assert.equal((await run(exporting, 'wards', '--system', 'north', '--out', '/dev/null')).status, 0)
  assert.ok(statSync('/dev/null').isCharacterDevice())
})

test('whoever asks for a kind that has a command of its own is told its name; one kind at a time', async () => {
  assert.match((await run(exporting, 'cases')).said, /wards, broken; .*export national-set/)
  assert.match((await run(exporting, 'wards', 'broken', '--system', 'north')).said, /One kind at a time/)
})
