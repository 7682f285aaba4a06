/** `return` on the command line: its shape, whose it is, as known when, and every refusal. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kit'
import { type Database, saveSystem, workbookAsCsv } from '#platform'
import { type FreshDatabase, freshDatabase } from '#testing'
import { returnCommand } from './return.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  const { db } = database
  for (const system of ['north', 'south'])
    await saveSystem(db, {
      system,
      name: `The ${system}`,
      fixedToday: day('2021-03-10'),
      demonstration: true,
    })
  await sql`insert into footprints.place (system, place, name) values ('north', 'hill', 'Hill'), ('south', 'bay', 'Bay')`.execute(
    db,
  )
  await sql`insert into footprints.place_commissioner (system, place, commissioner)
    values ('north', 'hill', '00Q'), ('north', 'hill', '01A'), ('south', 'bay', '01A')`.execute(db)
  await sql`insert into care.person (system, id, nhs_number, family_name, given_name, family_name_plain, born_on, place)
    values ('north', 'joan', '9990000018', 'Example', 'Joan', 'example', '1938-05-01', 'hill')`.execute(db)
  await sql`insert into care.case (system, id, reference, person, pathway, state, commissioner, place, received_on, last_fact_on)
    values ('north', 'case-1', 'K7QF-2M9X', 'joan', 'standard', 'received', '00Q', 'hill', '2019-10-01', '2019-10-01')`.execute(
    db,
  )
  await sql`insert into facts.subject (system, id, kind, audience, place, version) values ('north', 'case-1', 'case', 'care', 'hill', 1)`.execute(
    db,
  )
  await sql`insert into facts.fact (system, id, subject, name, occurred_on, recorded_at, recorded_by, recorded_role, detail, audience, place)
    values ('north', 1, 'case-1', 'care.referral-received', '2019-10-01', '2020-01-31T23:59:59.999Z', 'x', 'nurse-assessor',
      '{"pathway": "standard", "commissioner": "00Q", "fullConsideration": true}', 'care', 'hill')`.execute(
    db,
  )
})
after(() => database.close())

async function run(...args: string[]) {
  const printed: { out: Buffer[]; error: Buffer[] } = { out: [], error: [] }
  const into = (chunks: Buffer[]) =>
    new Writable({
      write(chunk: Buffer, _encoding, next) {
        chunks.push(Buffer.from(chunk))
        next()
      },
    })
  const open = async (): Promise<Database> => ({ ...database, close: async () => {} })
  const io = { stdin: process.stdin, stdout: into(printed.out), stderr: into(printed.error) }
  const status = await returnCommand(open).run(args, io)
  return { status, out: Buffer.concat(printed.out), error: Buffer.concat(printed.error).toString('utf8') }
}
const json = async (...args: string[]) => {
  const { status, out } = await run(...args)
  return { status, value: JSON.parse(out.toString('utf8')) }
}

const inQ3 = ['--quarter', '2019-20-Q3']

test('one JSON value in the shape that is documented, read from facts that nobody had counted yet', async () => {
  const { status, value } = await json('--system', 'north', ...inQ3)
  assert.equal(status, 0)
  assert.deepEqual(Object.keys(value), ['commissioner', 'quarter', 'asAt', 'version', 'cells', 'identities'])
  assert.deepEqual([value.commissioner, value.quarter, value.version], [null, '2019-20-Q3', null])
  assert.deepEqual(
    value.cells.find((cell: { table: number }) => cell.table === 3),
    { table: 3, type: 'standard', line: 'referrals', value: 1 },
  )
  const open = value.cells.filter(
    (cell: { table: number; value: number }) => cell.table === 8 && cell.value > 0,
  )
  assert.deepEqual(open, [{ table: 8, type: 'standard', line: 'open-29-84', value: 1 }])
  assert.deepEqual(value.cells.find((cell: { line: string }) => cell.line === 'share-in-time').value, null)
  assert.ok(value.identities.length > 0 && value.identities.every((each: { holds: boolean }) => each.holds))
})

test('a commissioner’s own return finds its system; a day means its end in London', async () => {
  const referrals = async (...args: string[]) => {
    const { value } = await json('--commissioner', '00Q', ...inQ3, ...args)
    return [
      value.commissioner,
      value.asAt,
      value.cells.find((cell: { table: number }) => cell.table === 3).value,
    ]
  }
  assert.deepEqual(await referrals('--as-at', '2020-01-31'), ['00Q', '2020-01-31T23:59:59.999Z', 1])
  assert.deepEqual(await referrals('--as-at', '2020-01-30'), ['00Q', '2020-01-30T23:59:59.999Z', 0])
  assert.deepEqual(await referrals('--as-at', '2020-02-01T00:59:59.998+01:00'), [
    '00Q',
    '2020-01-31T23:59:59.998Z',
    0,
  ])
})

test('CSV has a row a cell; xlsx is a spreadsheet', async () => {
  const csv = (await run('--system', 'north', ...inQ3, '--format', 'csv')).out.toString('utf8').split('\r\n')
  assert.equal(
    csv[0],
    'system,commissioner,quarter,as_at,version,state,signed_by,frozen_at,sha256,record,table,type,line,title,value,mark',
  )
  assert.equal(csv.length, (await json('--system', 'north', ...inQ3)).value.cells.length + 2)
  assert.match(csv[1]!, /^north,,2019-20-Q3,/)
  const folder = mkdtempSync(join(tmpdir(), 'return-'))
  const file = join(folder, 'return.xlsx')
  writeFileSync(file, (await run('--system', 'north', ...inQ3, '--format', 'xlsx')).out)
  const about = await textOf(workbookAsCsv(file, 'Return').open())
  assert.match(about, /System,The north.*\r?\nCommissioner,all commissioners of the system/)
  assert.match(await textOf(workbookAsCsv(file, 'Table 3').open()), /Referrals received,1,/)
  rmSync(folder, { recursive: true })
})

test('a version is given as it was signed: with its signers, state and hash; what is counted is a draft', async () => {
  assert.match(
    (await run('--commissioner', '00Q', ...inQ3)).error,
    /A draft: nobody has signed these numbers/,
  )
  const sha256 = 'a'.repeat(64)
  const { db } = database
  await sql`insert into care.return_version values ('north', '00Q', '2019-20-Q3', 1, '2020-02-01T09:00:00Z', '2020-02-01T09:00:00Z', 'First', ${sha256})`.execute(
    db,
  )
  await sql`insert into care.return_cell values ('north', '00Q', '2019-20-Q3', 1, 0, 1, 'standard', 'snapshot', 41)`.execute(
    db,
  )
  for (const [capacity, name, at] of [
    ['analyst', 'Ann', '2020-02-01T09:00:00Z'],
    ['director', 'Dora', '2020-02-02T09:00:00Z'],
  ])
    await sql`insert into care.return_signature values ('north', '00Q', '2019-20-Q3', 1, ${capacity}, ${name}, ${name}, ${at}, ${sha256})`.execute(
      db,
    )
  const { value } = await json('--commissioner', '00Q', ...inQ3, '--version', '1')
  assert.deepEqual([value.version, value.state, value.sha256], [1, 'frozen', sha256])
  assert.deepEqual([value.asAt, value.frozenAt], ['2020-02-01T09:00:00.000Z', '2020-02-02T09:00:00.000Z'])
  assert.deepEqual(
    value.signatures.map((each: { name: string; capacity: string }) => [each.name, each.capacity]),
    [
      ['Ann', 'analyst'],
      ['Dora', 'director'],
    ],
  )
  assert.deepEqual(value.cells, [{ table: 1, type: 'standard', line: 'snapshot', value: 41 }])
  assert.match(
    (await run('--commissioner', '00Q', ...inQ3, '--version', '1', '--format', 'csv')).out.toString(),
    /,1,frozen,Ann \(analyst\); Dora \(director\),/,
  )
})

test('quarter and commissioner are read in small letters too; what is no quarter is quoted', async () => {
  const { value } = await json('--commissioner', '00q', '--quarter', '2019/20 q3')
  assert.deepEqual([value.commissioner, value.quarter], ['00Q', '2019-20-Q3'])
  const wrong = await json('--system', 'north', '--quarter', '2019-20-Q5')
  assert.match(wrong.value.refusal.message, /“2019-20-Q5” is no quarter\. Write it as 2019-20-Q3/)
})

test('a quarter before the record is whole is told beside the numbers and in every file', async () => {
  const early = ['--system', 'north', '--quarter', '2019-20-Q2']
  const { error, out } = await run(...early, '--format', 'csv')
  assert.match(error, /The record of referrals is not whole before 2019-10-01/)
  assert.match(out.toString(), /,draft,,,[0-9a-f]{64},not whole before 2019-10-01,/)
  assert.doesNotMatch((await run('--system', 'north', ...inQ3)).error, /not whole/)
})

const refusals: readonly [string[], string, string | undefined][] = [
  [inQ3, 'invalid', '--system'],
  [['--system', 'north'], 'invalid', '--quarter'],
  [['--system', 'north', '--quarter', '2019-21-Q3'], 'invalid', '--quarter'],
  [['--system', 'north', ...inQ3, '--format', 'pdf'], 'invalid', '--format'],
  [['--system', 'north', ...inQ3, '--as-at', '2020-31-01'], 'invalid', '--as-at'],
  [['--system', 'north', ...inQ3, '--as-at', '2021-03-11'], 'invalid', '--as-at'],
  [['--system', 'west', ...inQ3], 'not-found', '--system'],
  [['--commissioner', '99X', ...inQ3], 'not-found', '--commissioner'],
  [['--commissioner', '01A', ...inQ3], 'invalid', '--system'],
  [['--system', 'south', '--commissioner', '00Q', ...inQ3], 'not-found', '--commissioner'],
  [['--system', 'north', '--quarter', '2021-22-Q1'], 'out-of-order', undefined],
  [['--system', 'north', ...inQ3, '--version', '7'], 'not-found', '--version'],
  [['--system', 'north', ...inQ3, '--version', '1', '--as-at', '2020-01-31'], 'invalid', '--as-at'],
  [['--what'], 'invalid', undefined],
]
for (const [args, code, field] of refusals)
  test(`refused: return ${args.join(' ')}`, async () => {
    const { status, value } = await json(...args)
    assert.equal(status, 2)
    assert.deepEqual([value.refusal.code, value.refusal.field], [code, field])
    assert.ok(value.refusal.message.length > 10)
  })
