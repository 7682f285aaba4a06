import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type FreshDatabase, freshDatabase } from '#testing'
import { loadReferenceData } from '../load.ts'
import { rollUpCommand } from './roll-up.ts'

let database: FreshDatabase
const folder = mkdtempSync(join(tmpdir(), 'roll-up-'))
before(async () => {
  database = await freshDatabase(loadReferenceData)
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

async function run(text: string, ...args: string[]) {
  const path = join(folder, 'counts.csv')
  writeFileSync(path, text)
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const open = async () => ({ ...database, close: async () => undefined })
  const status = await rollUpCommand(open).run([path, ...args], { stdin: Readable.from([]), stdout, stderr })
  stdout.end()
  stderr.end()
  const said = async (stream: PassThrough) => (await stream.toArray()).join('')
  return { status, out: await said(stdout), err: await said(stderr) }
}
const toSystems = ['--from', 'commissioner', '--to', 'system', '--on', '2021-04-01']

test('counts of closed commissioners stand at the systems of the day, and what is unknown says so', async () => {
  const { status, out } = await run('code,period,count\n00C,2019,10\n00D,2019,5\nZZZ,2019,1\n', ...toSystems)
  assert.equal(status, 1)
  assert.deepEqual(out.trim().split('\r\n'), [
    'code,name,period,count,estimated,not placed because',
    'E54000050,Cumbria and North East,2019,15,0,',
    'ZZZ,,2019,1,,the lists do not know this body',
  ])
  const json = await run('code,count\n00C,10\n', ...toSystems, '--json')
  assert.equal(json.status, 0)
  assert.deepEqual(JSON.parse(json.out), {
    ...{ from: 'commissioner', to: 'system', on: '2021-04-01', unplaced: [] },
    placed: [{ code: 'E54000050', name: 'Cumbria and North East', period: '', count: 10, estimated: 0 }],
  })
})

test('wrong files and arguments are refused with their row and field', async () => {
  const refusal = async (text: string, ...args: string[]) => {
    const { status, out } = await run(text, ...args, '--json')
    assert.equal(status, 2)
    const { code, field, row } = JSON.parse(out).refusal
    return [code, field, row]
  }
  const good = 'code,count\n00C,1\n'
  assert.deepEqual(await refusal('code,count\n00C,many\n', ...toSystems), ['invalid', 'count', 2])
  assert.deepEqual(await refusal('code,count\n00C,1\n,2\n', ...toSystems), ['invalid', 'code', 3])
  assert.deepEqual(await refusal(good, '--from', 'moon', '--to', 'system', '--on', '2021-04-01'), [
    'invalid',
    '--from',
    undefined,
  ])
  assert.deepEqual(await refusal(good, '--from', 'practice', '--to', 'moon', '--on', '2021-04-01'), [
    'invalid',
    '--to',
    undefined,
  ])
  assert.deepEqual(await refusal(good, '--from', 'practice', '--to', 'system', '--on', 'never'), [
    'invalid',
    '--on',
    undefined,
  ])
  assert.deepEqual(await refusal(good, '--from', 'practice', '--to', 'place', '--on', '2021-04-01'), [
    'invalid',
    '--system',
    undefined,
  ])
  assert.deepEqual(await refusal(good, '--from', 'commissioner', '--to', 'network', '--on', '2021-04-01'), [
    'invalid',
    'to',
    undefined,
  ])
  assert.deepEqual((await refusal('', ...toSystems))[0], 'invalid')
  for (const heading of ['code,cnt', 'Name,Count', 'code|count'])
    assert.equal((await refusal(`${heading}\n00C,1\n`, ...toSystems))[0], 'invalid', heading)
  const toPlaces = ['--from', 'commissioner', '--to', 'place', '--on', '2021-04-01', '--system', 'narnia']
  assert.deepEqual(await refusal(good, ...toPlaces), ['not-found', '--system', undefined])
  assert.deepEqual(await refusal(good, ...toSystems, '--counted-on', 'then'), [
    'invalid',
    '--counted-on',
    undefined,
  ])
})

test('a body whose boundary moved: by whose boundaries it was counted is asked for, and then followed', async () => {
  const counts = 'code,count\nD2P2L,1000\n00C,1\n'
  const on = ['--from', 'commissioner', '--to', 'system', '--on', '2022-07-01']
  const unsaid = await run(counts, ...on)
  assert.match(unsaid.out, /E54000062,NHS Black Country Integrated Care Board,,1000,0,/)
  assert.match(unsaid.err, /The boundary of D2P2L moved \(2022-07-01\); .* say it with --counted-on/)
  const said = await run(counts, ...on, '--counted-on', '2021-04-01')
  assert.equal(said.err, '')
  assert.match(said.out, /E54000062,NHS Black Country Integrated Care Board,,870\.887,870\.887,/)
  assert.match(said.out, /E54000055,NHS Birmingham and Solihull Integrated Care Board,,129\.113/)
})
