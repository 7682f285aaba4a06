import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { as, bringFile, findFile, findRun, importsJob, type RoleId, runJob, type System } from '#platform'
import { anActor, type FreshDatabase, systemDatabase, zipArchive } from '#testing'
import { nationalSetChoice } from './choice.ts'
import { tables } from './sample-set.ts'

let database: FreshDatabase
let system: System
const folder = mkdtempSync(join(tmpdir(), 'set-'))
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

async function send(role: RoleId, bytes: Buffer) {
  const path = join(folder, `${role}.upload`)
  writeFileSync(path, bytes)
  const actor = anActor(role, { system: system.system })
  return as(database.db, actor, tx =>
    bringFile(tx, actor, nationalSetChoice, { name: 'set.zip', path, bytes: bytes.length }),
  )
}
const set = zipArchive({ ...tables, '__MACOSX/._001-person.csv': 'x', 'read me.txt': 'hello' })

test('the files of a set come as one zip, are read together and staged', async () => {
  const sent = await send('hub-verifier', set)
  assert.ok(sent.ok, JSON.stringify(sent))
  await runJob(database, importsJob([nationalSetChoice]))
  const file = (await findFile(database.db, sent.value))!
  const run = await findRun(database.db, { system: file.system, id: file.run! })
  assert.deepEqual([file.message, run?.state, run?.rejected_rows], [null, 'staged', 0])
  assert.ok(run!.new_rows! > 0)
})

test('it says when things were recorded elsewhere, so it takes that permission; and a zip', async () => {
  const refused = await send('performance-analyst', set)
  assert.equal(!refused.ok && refused.refusal.code, 'not-permitted')
  const text = await send('hub-verifier', Buffer.from('local_patient_id,nhs_number'))
  assert.match(String(!text.ok && text.refusal.message), /no zip file/)
})
