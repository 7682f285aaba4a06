import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type FreshDatabase, systemDatabase } from '#testing'
import { exportNationalSetCommand } from './export-national-set.ts'
import { importNationalSetCommand } from './import-national-set.ts'

let database: FreshDatabase
const folder = mkdtempSync(join(tmpdir(), 'national-set-'))
const system = 'lancashire-and-south-cumbria'
before(async () => {
  ;({ database } = await systemDatabase())
  const files = {
    '000-header.csv': [
      'version,commissioner,submitter,period_start,period_end,created',
      '1.0,01A,0CX,2020-01-01,2020-03-31,2020-04-05',
    ],
    '001-person.csv': ['local_patient_id,nhs_number,birth_date', 'P1,9990000018,1940-02-29'],
    '101-referral.csv': [
      'local_patient_id,request_id,activity_type,received_date',
      'P1,R1,01,2020-02-01',
      'P1,R2,01,2020-02-31',
    ],
  }
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), lines.join('\n'))
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

type Making = typeof importNationalSetCommand

const run = (...args: string[]) => runOf(importNationalSetCommand, ...args)

async function runOf(making: Making, ...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const open = async () => ({ ...database, close: async () => undefined })
  const status = await making(open).run(args, { stdin: Readable.from([]), stdout, stderr })
  stdout.end()
  stderr.end()
  return { status, out: (await stdout.toArray()).join(''), err: (await stderr.toArray()).join('') }
}
const cases = async () => (await sql`select from care.case`.execute(database.db)).rows.length

test('a dry run names rejected lines and changes nothing; then the rest comes in', async () => {
  const tried = await run(folder, '--system', system, '--dry-run')
  assert.equal(tried.status, 1)
  assert.match(tried.out, /3 lines read: 2 new, 0 changed, 0 unchanged, 1 rejected \(nothing was applied\)/)
  assert.match(tried.out, /101-referral\.csv line 3: received_date is a day that the calendar does not have/)
  assert.equal(await cases(), 0)
  const said = JSON.parse((await run(folder, '--system', system, '--format', 'json')).out)
  assert.deepEqual([said.folders[0].read, said.folders[0].new, said.folders[0].rejected], [3, 2, 1])
  assert.equal(said.folders[0].rejectedLines[0].line, 3)
  assert.equal(await cases(), 1)
})

test('what cannot be done is refused by name, with status 2', async () => {
  for (const [args, message] of [
    [[], /which folder/],
    [[join(folder, 'absent'), '--system', system], /There is no folder/],
    [[folder], /--system/],
    [[folder, '--system', 'nowhere'], /no system “nowhere”/],
    [[folder, '--system', system, '--format', 'xml'], /--format/],
    [[tmpdir(), '--system', system], /lacks 000-header\.csv|is none of the files/],
  ] as const) {
    const { status, err } = await run(...args)
    assert.equal(status, 2)
    assert.match(err, message)
  }
})

test('what came in is written again, into a new folder only, and leaves its trace', async () => {
  const out = join(folder, 'written')
  const written = await runOf(exportNationalSetCommand, '--system', system, '--out', out)
  assert.equal(written.status, 0, written.err)
  assert.match(
    written.out,
    /Folders written: 01A\n\s+001-person\.csv: 1 lines\n\s+101-referral\.csv: 1 lines/,
  )
  const lines = readFileSync(join(out, '01A', '101-referral.csv'), 'utf8').split('\n')
  assert.match(lines[1]!, /^P1,R1,01,2020-02-01,03,/)
  const trace = await sql`select from platform.audit where act = 'export.national-set'`.execute(database.db)
  assert.equal(trace.rows.length, 1)
  for (const [args, message] of [
    [['--system', system, '--out', out], /not empty/],
    [['--system', system], /--out/],
    [['--out', join(folder, 'new')], /--system/],
    [['--system', 'nowhere', '--out', join(folder, 'new')], /no system/],
    [['--system', system, '--out', join(folder, 'new'), '--commissioner', '02G'], /No case/],
  ] as const) {
    const { status, err } = await runOf(exportNationalSetCommand, ...args)
    assert.equal(status, 2)
    assert.match(err, message)
  }
})
