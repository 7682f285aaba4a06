import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kit'
import { type FreshDatabase, freshDatabase } from '#testing'
import { loadReferenceData, organisationOn, parentsOn } from '../index.ts'
import { writtenName } from '../published/written-name.ts'
import { importPublishedCommand } from './import-published.ts'

let database: FreshDatabase
const folder = mkdtempSync(join(tmpdir(), 'published-'))
before(async () => {
  database = await freshDatabase(loadReferenceData)
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const open = async () => ({ ...database, close: async () => undefined })
  const status = await importPublishedCommand(open).run(args, { stdin: Readable.from([]), stdout, stderr })
  stdout.end()
  stderr.end()
  return { status, out: (await stdout.toArray()).join(''), err: (await stderr.toArray()).join('') }
}

test('names that are published in capitals are shipped as an import would write them', async () => {
  const { rows } = await sql<{ name: string }>`
    select name from footprints.organisation where kind in ('practice', 'pcn', 'trust', 'csu', 'sub-icb')
    union all select n.name from footprints.organisation_name n
    join footprints.organisation o on o.code = n.code and o.kind in ('practice', 'pcn', 'trust', 'csu')
    `.execute(database.db)
  assert.ok(rows.length > 9_000)
  assert.deepEqual(
    rows.filter(({ name }) => writtenName(name.toUpperCase()) !== name),
    [],
  )
})

const heading =
  'ods_code,name,national_grouping,postcode,open_date,close_date,parent_code,join_parent_date,left_parent_date,prescribing_setting'
/** Adelaide Street as it is; another that closed; one that moved; a new one; one of Wales; one that is wrong. */
const edition = [
  'P81042,ADELAIDE STREET SURGERY,Y62,FY1 4LN,1974-04-01,,00R,2013-04-01,,4',
  'P81043,SOUTH KING STREET MEDICAL CENTRE,Y62,FY1 4NF,1974-04-01,2024-03-31,00R,2013-04-01,2024-03-31,4',
  'P81063,ST PAULS MEDICAL CENTRE,Y62,FY1 2HH,1974-04-01,,02M,2023-04-01,,4',
  'P81999,INVENTED SURGERY,Y62,FY1 9ZZ,2024-01-01,,00R,2024-01-01,,4',
  'W99999,MEDDYGFA,W00,LL1 1AA,1974-04-01,,7A1,2013-04-01,,4',
  'P81998,WRONG DAY,Y62,FY1 9ZZ,1st of May,,00R,2024-01-01,,4',
]
const file = (name: string, lines: readonly string[]): string => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  return join(folder, name)
}
const practices = () => file('practices.csv', [heading, ...edition])

test('a dry run tells what the edition changes and leaves everything as it is', async () => {
  const { status, out } = await run('practices', practices(), '--of', '2024-04-30', '--dry-run')
  assert.equal(status, 1)
  assert.match(
    out,
    /6 rows read: 1 new, 2 changed, 1 unchanged, 1 rejected, 1 passed over \(nothing was applied\)/,
  )
  assert.match(out, /1 opened:\n {4}P81999 Invented Surgery, 2024-01-01/)
  assert.match(out, /1 closed:\n {4}P81043 South King Street Medical Centre, 2024-03-31/)
  assert.match(out, /1 moved:\n {4}P81063 from 00R to 02M on 2023-04-01 \(practice-commissioner\)/)
  assert.match(out, /not in this edition, kept as they are:/)
  assert.match(out, /1 passed over: lies in Wales/)
  assert.equal(await organisationOn(database.db, 'P81999', day('2024-04-30')), undefined)
})

test('applied, it is there; what the edition leaves out is too; the same file again changes nothing', async () => {
  const applied = await run('practices', practices(), '--of', '2024-04-30', '--json')
  const said = JSON.parse(applied.out)
  assert.deepEqual([said.new, said.changed, said.unchanged, said.rejected], [1, 2, 1, 1])
  assert.deepEqual(said.passedOver, [
    { why: 'lies in Wales; only the organisations of England are kept', rows: 1 },
  ])
  assert.ok(said.absent.some((each: { code: string }) => each.code === 'P81004'))
  assert.equal((await organisationOn(database.db, 'P81999', day('2024-04-30')))?.name, 'Invented Surgery')
  assert.equal(await organisationOn(database.db, 'P81043', day('2024-04-01')), undefined)
  assert.ok(await organisationOn(database.db, 'P81004', day('2024-04-30')))
  const parents = async (on: string) =>
    (await parentsOn(database.db, 'practice-commissioner', 'P81063', day(on))).map(each => each.code)
  assert.deepEqual(await parents('2022-08-01'), ['00R'])
  assert.deepEqual(await parents('2023-04-01'), ['02M'])
  const again = JSON.parse((await run('practices', practices(), '--of', '2024-04-30', '--json')).out)
  assert.deepEqual([again.new, again.changed, again.unchanged, again.differences.length], [0, 0, 4, 0])
})

test('every row that changes something is told: what was and what is; rows passed over leave the status at 0', async () => {
  const lines = [
    'ods_code,name,postcode,open_date,close_date,high_level_health_geography',
    'X9A,NHS INVENTED ICB - X9A,LA1 1AA,2024-04-01,,QE1',
    '13Q,NATIONAL COMMISSIONING HUB 1,LS2 7UE,2013-04-01,,QWO',
  ]
  const moved = (postcode: string) => [lines[0]!, lines[1]!.replace('LA1 1AA', postcode), lines[2]!]
  const bring = (postcode: string) =>
    run('commissioners', file('commissioners.csv', moved(postcode)), '--of', '2024-05-31')
  const first = await bring('LA1 1AA')
  assert.equal(first.status, 0)
  assert.match(first.out, /1 new, 0 changed, 0 unchanged, 0 rejected, 1 passed over/)
  assert.doesNotMatch(first.out, /joined/)
  const second = await bring('LA1 1ZZ')
  assert.match(second.out, /1 changed/)
  assert.match(second.out, /1 with another postcode:\n {4}X9A NHS Invented ICB - X9A: LA1 1AA, now LA1 1ZZ/)
  assert.match((await bring('LA1 1ZZ')).out, /0 new, 0 changed, 1 unchanged/)
})

test('wrong arguments and files are refused', async () => {
  assert.match((await run('nonsense', practices())).err, /Say which list: practices, commissioners/)
  assert.equal((await run('practices', join(folder, 'absent.csv'))).status, 2)
  assert.match((await run('practices', practices(), '--of', 'May')).err, /day of the list/)
  const lacking = await run('trusts', file('trusts.csv', ['ods_code,name', 'R0A,X']), '--json')
  assert.deepEqual([lacking.status, JSON.parse(lacking.out).refusal.code], [2, 'invalid'])
})
