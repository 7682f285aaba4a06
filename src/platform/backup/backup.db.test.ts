import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { aMoment, type FreshDatabase, freshDatabase } from '#testing'
import { jobActor } from '../actor.ts'
import { as } from '../as.ts'
import { audit } from '../audit/append.ts'
import { seal } from '../audit/seal.ts'
import { verifyAudit } from '../audit/verify.ts'
import type { Database } from '../database.ts'
import { saveSystem } from '../wall-clock.ts'
import { restoreBackup } from './restore-backup.ts'
import { tablesInOrder } from './tables.ts'
import { writeBackup } from './write-backup.ts'

let source: FreshDatabase
const folder = mkdtempSync(join(tmpdir(), 'answerable-backup-'))
const file = join(folder, 'all.backup')
const job = jobActor('drill', 'north', ['hill'], aMoment(), 'test')

/** Acts of the product go on while the backup is taken. */
const auditMany = async (count: number): Promise<void> => {
  for (let each = 0; each < count; each += 1)
    await as(source.db, job, tx => audit(tx, job, { act: 'drill.act', outcome: 'done', place: 'hill' }))
}

before(async () => {
  source = await freshDatabase()
  await saveSystem(source.db, { system: 'north', name: 'North', fixedToday: null, demonstration: true })
  await sql`insert into care.person (system, id, nhs_number, family_name, given_name, family_name_plain, born_on, place)
    select 'north', 'p' || n, n::text, E'O\\'Tab\\there\\nand \\\\ “there”', repeat('Ann ', 500), 'otab', '1940-01-01', 'hill'
    from generate_series(1, 3000) n`.execute(source.db)
  await sql`insert into care.case (system, id, reference, person, pathway, state, commissioner, place, received_on, last_fact_on)
    select 'north', 'c' || n, 'r' || n, 'p' || n, 'standard', 'received', '01A', 'hill', '2020-01-01', '2020-01-01'
    from generate_series(1, 3000) n`.execute(source.db)
  await auditMany(20)
  await seal(source.db, 'north')
})
after(async () => {
  await source.close()
  rmSync(folder, { recursive: true })
})

async function fingerprints({ pool }: Database): Promise<Record<string, string>> {
  const client = await pool.connect()
  try {
    const found: Record<string, string> = {}
    for (const { table } of await tablesInOrder(client)) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${table} t`,
      )
      found[table] = (rows[0] as { print: string }).print
    }
    return found
  } finally {
    client.release()
  }
}

test('a backup taken while the product works is one moment of it, and comes back whole', async () => {
  const before = await fingerprints(source)
  const [written] = await Promise.all([writeBackup(source, file), auditMany(30)])
  assert.ok(written.rows > 6_000 && written.tables > 25, JSON.stringify(written))
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const target = await freshDatabase()
  const warnings: string[] = []
  const warn = (warning: Error) => void warnings.push(warning.name)
  process.on('warning', warn)
  try {
    const restored = await restoreBackup(target, file)
    assert.ok(restored.ok)
    assert.deepEqual(warnings, [])
    assert.equal(restored.value.rows, written.rows)
    const there = await fingerprints(target)
    for (const table of ['care.person', 'care."case"', 'platform.audit_block', 'platform.system'])
      assert.equal(there[table], before[table], table)
    const verified = await verifyAudit(target.db, 'north')
    assert.deepEqual([verified.holds, verified.sealedRows, verified.faults], [true, 20, []])
    // What is recorded next does not take a number that was given before.
    await as(target.db, job, tx => audit(tx, job, { act: 'drill.after', outcome: 'done', place: 'hill' }))
    const again = await restoreBackup(target, file)
    assert.equal(again.ok || again.refusal.code, 'out-of-order')
  } finally {
    process.off('warning', warn)
    await target.close()
  }
})

test('what PostgreSQL refuses ends the restoring with its own words, and leaves nothing', async () => {
  const bad = join(folder, 'refused.backup')
  const text = gunzipSync(readFileSync(file)).toString('latin1').replaceAll('1940-01-01', '1940-99-01')
  writeFileSync(bad, gzipSync(Buffer.from(text, 'latin1')))
  const target = await freshDatabase()
  try {
    await assert.rejects(restoreBackup(target, bad), /date\/time field value out of range/)
    const { rows } = await sql`select from care.person limit 1`.execute(target.db)
    assert.equal(rows.length, 0)
  } finally {
    await target.close()
  }
})

test('a table comes after those that it refers to', async () => {
  const client = await source.pool.connect()
  const names = (await tablesInOrder(client)).map(each => each.table)
  client.release()
  assert.ok(names.indexOf('care.person') < names.indexOf('care."case"'))
})

const spoilt: readonly [string, (bytes: Buffer) => Buffer][] = [
  ['cut off', bytes => bytes.subarray(0, Math.floor(bytes.length / 2))],
  ['cut off and packed again', bytes => gzipSync(gunzipSync(bytes).subarray(0, -200))],
  ['a letter of a name changed', bytes => gzipSync(changed(gunzipSync(bytes)))],
  ['no archive', () => Buffer.from('case,entry\n1,2\n')],
  ['packed, but no archive', () => gzipSync(Buffer.from('case,entry\n1,2\n'.repeat(100)))],
  ['nothing at all', () => Buffer.alloc(0)],
]
const changed = (bytes: Buffer): Buffer => {
  const at = bytes.indexOf('Ann')
  return Buffer.concat([bytes.subarray(0, at), Buffer.from('Eve'), bytes.subarray(at + 3)])
}
for (const [what, spoil] of spoilt)
  test(`an archive that is ${what} is refused and leaves nothing`, async () => {
    const bad = join(folder, 'bad.backup')
    writeFileSync(bad, spoil(readFileSync(file)))
    const target = await freshDatabase()
    try {
      const restored = await restoreBackup(target, bad)
      assert.equal(restored.ok || restored.refusal.code, 'invalid')
      const { rows } = await sql`select from care.person limit 1`.execute(target.db)
      assert.equal(rows.length, 0)
    } finally {
      await target.close()
    }
  })
