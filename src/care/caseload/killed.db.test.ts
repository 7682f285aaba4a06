import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { demonstrationFolder, loadReferenceData, loadSystem } from '#footprints'
import type { System } from '#platform'
import { type FreshDatabase, freshDatabase } from '#testing'

/** The whole fifty with IMPORT_KILLS=50. */
const kills = Number(process.env.IMPORT_KILLS ?? 5)
const folder = demonstrationFolder('lancashire-and-south-cumbria')

let database: FreshDatabase
let system: System
before(async () => {
  database = await freshDatabase(loadReferenceData)
  system = await loadSystem(database, folder)
})
after(() => database.close())

const here = new URL('../..', import.meta.url).href
/** A process of its own that brings an invented caseload in; it says when it begins and when it has done. */
const program = `
  const at = path => import(${JSON.stringify(here)} + path)
  const platform = await at('platform/index.ts')
  const { clockRules } = await at('care/definitions.ts')
  const { installRules } = await at('clocks/index.ts')
  const { generatedFile } = await at('care/generate/demonstration.ts')
  const { readSettings } = await at('care/generate/settings.ts')
  const { caseloadKind } = await at('care/caseload/kind.ts')
  installRules(clockRules)
  const database = platform.connect(JSON.parse(process.env.TO))
  const system = (await platform.systemsOf(database.db))[0]
  const actor = platform.jobActor('import', system.system, [], platform.momentOf(system), 'test')
  const wanted = { seed: 1, scale: 0.03, settings: readSettings(${JSON.stringify(`${folder}/caseload.json`)}) }
  process.stdout.write('begins\\n')
  const brought = await platform.importFile(database, caseloadKind, generatedFile(wanted), actor)
  process.stdout.write(brought.ok ? 'done ' + JSON.stringify(brought.value.run) + '\\n' : 'refused\\n')
  await database.close()`

function importing() {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', program],
    {
      env: { ...process.env, TO: JSON.stringify(database.connection) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  const begun = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes('begins')) resolve()
    })
    child.once('exit', code => reject(new Error(`the import ended with ${code} before it began`)))
  })
  return { child, begun, said: () => said, ended: once(child, 'exit') }
}

const counts = async () => {
  const { rows } = await sql<{
    facts: number
    clocks: number
    cases: number
    people: number
    readings: number
  }>`
    select (select count(*) from facts.fact) as facts, (select count(*) from clocks.clock) as clocks,
      (select count(*) from care.case) as cases, (select count(*) from care.person) as people,
      (select count(*) from care.request_reading) as readings`.execute(database.db)
  return rows[0]!
}
const empty = { facts: 0, clocks: 0, cases: 0, people: 0, readings: 0 }

test(`killed ${kills} times in the middle, an import leaves nothing behind, and then succeeds`, async () => {
  for (let each = 0; each < kills; each += 1) {
    const { child, begun, ended, said } = importing()
    await begun
    await wait(20 + ((each * 397) % 900))
    child.kill('SIGKILL')
    await ended
    if (!said().includes('done')) assert.deepEqual(await counts(), empty, `after ${said()}`)
    else
      await sql`truncate facts.fact, facts.subject, clocks.clock, care.request_reading, care.case, care.person`.execute(
        database.db,
      )
  }
  const last = importing()
  await last.begun
  await last.ended
  const run = JSON.parse(/done (.*)/.exec(last.said())![1]!) as {
    read_rows: number
    rejected_rows: number
    new_rows: number
  }
  assert.equal(run.rejected_rows, 0)
  const { facts } = await counts()
  assert.deepEqual([run.new_rows, facts], [run.read_rows, run.read_rows])
  const { rows } = await sql<{ state: string }>`
    select state from platform.import_run where state = 'staging' and kind = 'caseload'`.execute(database.db)
  assert.deepEqual(rows, [], 'what the dead processes had begun is abandoned')
  assert.equal(system.demonstration, true)
})
