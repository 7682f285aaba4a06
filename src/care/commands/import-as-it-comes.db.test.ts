import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type FreshDatabase, systemDatabase } from '#testing'
import { importAsItComesCommand } from './import-as-it-comes.ts'

let database: FreshDatabase
const folder = mkdtempSync(join(tmpdir(), 'as-it-comes-'))
const system = 'lancashire-and-south-cumbria'
before(async () => {
  ;({ database } = await systemDatabase())
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const open = async () => ({ ...database, close: async () => undefined })
  const streams = { stdin: Readable.from([]), stdout, stderr }
  const status = await importAsItComesCommand(open).run(args, streams)
  stdout.end()
  stderr.end()
  return { status, out: (await stdout.toArray()).join(''), err: (await stderr.toArray()).join('') }
}
function filed(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const sheet = [
  'Ref,NHS Number,Surname,Forename,DOB,CCG,Pathway,Referral received',
  'CSU/1,9990000018,Example,Joan,29/02/1940,01A,Standard,01/10/2019',
  'CSU/2,9990000026,TOTAL,Anna,12/06/1938,01A,Standard,13/10/2019',
  ',,Nobody,Known,,01A,,',
  'TOTAL,2,,,,,,',
].join('\n')

async function mapped(): Promise<[string, ...string[]]> {
  const file = filed('sheet.csv', sheet)
  const { out } = await run(file, '--propose', 'unit')
  return [file, '--mapping', filed('mapping.json', out), '--system', system]
}
const kept = async () =>
  (await sql`select from care.caseload_mapping union all select from care.case`.execute(database.db)).rows
    .length

test('a dry run changes nothing: no case comes in, and no mapping is saved', async () => {
  const tried = await run(...(await mapped()), '--dry-run')
  assert.equal(tried.status, 0, tried.out + tried.err)
  assert.match(
    tried.out,
    /^2 cases read: 2 new, 0 changed, 0 unchanged, 0 rejected \(nothing was applied\)$/m,
  )
  assert.equal(await kept(), 0)
})

test('every line of the sheet is accounted for: lines that are no rows are counted and shown', async () => {
  const brought = await run(...(await mapped()))
  assert.match(brought.out, /^2 cases read: 2 new/)
  assert.match(
    brought.out,
    /^2 lines taken for no row.*:\n {2}row 4: Nobody · Known · 01A\n {2}row 5: TOTAL · 2$/m,
  )
  assert.equal(await kept(), 3)
  const again = JSON.parse((await run(...(await mapped()), '--json')).out)
  assert.deepEqual(again.leftOut, [
    { row: 4, text: 'Nobody · Known · 01A' },
    { row: 5, text: 'TOTAL · 2' },
  ])
})

test('a dry run of a corrected sheet says from what to what its rows change', async () => {
  const [, ...how] = await mapped()
  const corrected = filed('corrected.csv', sheet.replace('01/10/2019', '02/10/2019'))
  const tried = await run(corrected, ...how, '--dry-run')
  assert.match(
    tried.out,
    /1 changed.*\n {2}row 2 \(CSU\/1 \(unit\)\): Referral received: 1 October 2019 → 2 October 2019$/m,
  )
  const { changes } = JSON.parse((await run(corrected, ...how, '--dry-run', '--json')).out)
  const differences = [{ field: 'Referral received', before: '1 October 2019', after: '2 October 2019' }]
  assert.deepEqual(changes, [{ row: 2, about: 'CSU/1 (unit)', differences }])
})

test('a mapping of an earlier build: what it was never asked is named, and whose its references are stays', async () => {
  const file = filed(
    'closures.csv',
    sheet.replace('received\n', 'received,Discount date\n').replaceAll('2019\n', '2019,12/10/2020\n'),
  )
  const { out } = await run(file, '--propose', 'unit')
  const { asked: _asked, numbering, facts, ...rest } = JSON.parse(out)
  assert.equal(numbering, 'unit')
  const [referral] = facts
  const named = (mapping: object) => [
    file,
    ...['--mapping', filed('earlier.json', JSON.stringify(mapping)), '--system', system],
  ]
  const refused = await run(...(named({ ...rest, facts: [referral] }) as [string]))
  assert.equal(refused.status, 2)
  assert.match(refused.err, /saved before it was asked about “Discount date”: not read/)
  assert.match(
    refused.err + refused.out,
    /References read by “unit” have come in as those of unit: keep that/,
  )
  const kept = await run(...(named({ ...rest, numbering, facts: [referral] }) as [string]))
  assert.match(kept.out, /0 new, 0 changed, 2 unchanged/)
})
