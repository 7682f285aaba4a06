import assert from 'node:assert/strict'
import { PassThrough, Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { as } from '../as.ts'
import { audit } from '../audit/append.ts'
import { seal } from '../audit/seal.ts'
import type { Command } from '../command.ts'
import type { Database } from '../database.ts'
import { saveSystem } from '../wall-clock.ts'
import { auditVerifyCommand } from './audit-verify.ts'
import { migrateCommand } from './migrate.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  for (const system of ['north', 'south'])
    await saveSystem(database.db, { system, name: system, fixedToday: null, demonstration: false })
  const actor = anActor('auditor')
  for (let round = 1; round <= 3; round += 1) {
    await as(database.db, actor, tx => audit(tx, actor, { act: `test.${round}`, outcome: 'read' }))
    if (round < 3) await seal(database.db, 'north')
  }
})
after(() => database.close())

async function run(command: (open: () => Promise<Database>) => Command, ...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const open = async () => ({ ...database, close: async () => undefined })
  const status = await command(open).run(args, { stdin: Readable.from([]), stdout, stderr })
  stdout.end()
  stderr.end()
  const text = async (stream: PassThrough) => (await stream.toArray()).join('')
  return { status, out: await text(stdout), err: await text(stderr) }
}

test('a chain that holds: status 0, with the head and how much is not yet sealed', async () => {
  const { status, out } = await run(auditVerifyCommand, '--json')
  assert.equal(status, 0)
  const { systems } = JSON.parse(out)
  assert.deepEqual(
    systems.map((each: Record<string, unknown>) => [
      each.system,
      each.holds,
      each.blocks,
      each.sealedRows,
      each.unsealedRows,
    ]),
    [
      ['north', true, 2, 2, 1],
      ['south', true, 0, 0, 0],
    ],
  )
  assert.match(systems[0].head, /^[0-9a-f]{64}$/)
  const said = await run(auditVerifyCommand, '--system', 'north')
  assert.match(
    said.out,
    /^north: the chain holds; 2 rows in 2 blocks, 1 not yet sealed\n {2}head [0-9a-f]{64}\n$/,
  )
})

test('wrong words and unknown systems are refused with status 2', async () => {
  assert.equal((await run(auditVerifyCommand, '--everything')).status, 2)
  const unknown = await run(auditVerifyCommand, '--system', 'nowhere', '--json')
  assert.deepEqual([unknown.status, JSON.parse(unknown.out).refusal.code], [2, 'not-found'])
})

test('tables that are up to date are left as they are', async () => {
  assert.deepEqual(await run(migrateCommand), { status: 0, out: 'The tables were up to date.\n', err: '' })
  assert.deepEqual(JSON.parse((await run(migrateCommand, '--json')).out), { applied: [] })
})

test('a changed row is found, by block, with status 1', async () => {
  await sql`update platform.audit set act = 'test.changed' where act = 'test.1'`.execute(database.db)
  const { status, out } = await run(auditVerifyCommand)
  assert.equal(status, 1)
  assert.match(out, /north: THE CHAIN DOES NOT HOLD/)
  assert.match(out, /a row of block 1 was changed/)
  assert.match(out, /south: the chain holds/)
})

test('without tables it is refused, and says what to do', async () => {
  await sql`alter table platform.audit_block rename to audit_block_elsewhere`.execute(database.db)
  const { status, err } = await run(auditVerifyCommand)
  assert.deepEqual([status, /answerable migrate/.test(err)], [2, true])
  await sql`alter table platform.audit_block_elsewhere rename to audit_block`.execute(database.db)
})
