/**
 * `kill -9` of the server, of PostgreSQL, and of both, in the middle of a load of acts. Whatever was acknowledged is
 * there, whole; the audit's chain holds; the next start, or the running server, needs no hand.
 * CRASHES=50 kills fifty times instead of five.
 */
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { connect, type Database, seal, verifyAudit } from '../../src/platform/index.ts'
import { findBinaries } from '../../src/platform/launcher/binaries.ts'
import { type Locations, locationsFor } from '../../src/platform/launcher/locations.ts'
import { postmasterPid, startEmbedded } from '../../src/platform/launcher/server.ts'
import { type Load, startLoad } from './load-of-acts.ts'
import { freePort, killAtOnce, type Served, serve, stop } from './served.ts'

const crashes = Number(process.env.CRASHES ?? 5)
const kinds = ['server', 'postgresql', 'both'] as const
const system = 'lancashire-and-south-cumbria'
const longestRecovery = 120_000

let folder: string
let at: Locations
let port: number
let served: Served
let load: Load

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'answerable-crash-'))
  // Open to pass, so that PostgreSQL's files stay in it whoever runs it.
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'data')
  at = locationsFor(dataDir, findBinaries().version)
  port = await freePort()
  served = await serve(dataDir, port)
  load = startLoad(`http://localhost:${port}`, { referrers: 3, idOf })
})
after(async () => {
  await load.stop()
  await stop(served)
  // The server that the last crash left may be somebody's orphan: it is stopped as any other.
  const embedded = await startEmbedded(join(folder, 'data'))
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Behind the curtain, on a connection of its own that a crash may break. */
async function asked<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ host: at.socket, user: 'postgres', database: 'postgres' })
  const broken: Error[] = []
  client.on('error', error => broken.push(error))
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

const idOf = async (reference: string): Promise<string | undefined> =>
  (await asked<{ id: string }>('select id from care.case where reference = $1', [reference]))[0]?.id

async function moreAcknowledged(than: number, within: number): Promise<void> {
  const began = Date.now()
  while (load.acknowledged.references.length <= than) {
    const seen = JSON.stringify([...load.turnedAway])
    assert.ok(Date.now() - began < within, `no act was acknowledged: ${seen}\n${served.said().slice(-1500)}`)
    await wait(10)
  }
}

/** Until PostgreSQL answers again: an act that was under way at the kill may be acknowledged while it is down. */
async function answersAgain(within: number): Promise<void> {
  const began = Date.now()
  for (;;) {
    try {
      await asked('select 1')
      return
    } catch (cause) {
      assert.ok(
        Date.now() - began < within,
        `PostgreSQL does not answer: ${cause}\n${served.said().slice(-1500)}`,
      )
      await wait(20)
    }
  }
}

function killPostgres(): void {
  const pid = postmasterPid(at.cluster)
  assert.ok(pid, 'PostgreSQL runs')
  process.kill(pid, 'SIGKILL')
}

test(`${crashes} crashes in the middle of a load of acts`, {
  timeout: 60_000 + crashes * 60_000,
}, async context => {
  const starts: number[] = []
  const revivals: number[] = []
  for (let crash = 0; crash < crashes; crash += 1) {
    await moreAcknowledged(load.acknowledged.references.length, longestRecovery)
    await wait(Math.random() * 300)
    const kind = kinds[crash % kinds.length]!
    if (kind !== 'postgresql') await killAtOnce(served)
    if (kind !== 'server') killPostgres()
    const killed = Date.now()
    if (kind !== 'postgresql') served = await serve(join(folder, 'data'), port)
    if (kind !== 'postgresql') starts.push(served.readyAfter)
    await answersAgain(longestRecovery)
    await moreAcknowledged(load.acknowledged.references.length, longestRecovery)
    if (kind === 'postgresql') revivals.push(Date.now() - killed)
  }
  await load.stop()
  const { references, accepted } = load.acknowledged
  context.diagnostic(`${references.length} referrals and ${accepted.length} acceptances acknowledged`)
  context.diagnostic(
    `starts after a crash, ms: ${starts.join(', ')}; revivals of PostgreSQL, ms: ${revivals.join(', ')}`,
  )
  context.diagnostic(`turned away: ${JSON.stringify([...load.turnedAway])}`)
  assert.ok(accepted.length > 0)
})

test('every acknowledged act is there', async () => {
  const { references, accepted } = load.acknowledged
  const found = await asked<{ reference: string; acceptances: string }>(
    `select reference, (select count(*) from facts.fact f where f.system = c.system and f.subject = c.id
       and f.name = 'care.accepted') as acceptances from care.case c where reference = any($1)`,
    [references],
  )
  const acceptances = new Map(found.map(each => [each.reference, Number(each.acceptances)]))
  assert.deepEqual(
    references.filter(each => !acceptances.has(each)),
    [],
  )
  assert.deepEqual(
    accepted.filter(each => acceptances.get(each) !== 1),
    [],
  )
})

test('every act is whole: its fact, its clock, its subject, its audit row, or nothing of it', async () => {
  const broken = await asked(`
    select c.reference, count(distinct f.id) as facts,
      (select count(*) from platform.audit a where a.system = c.system and a.subject = c.id and a.outcome = 'done') as audited,
      (select count(*) from clocks.clock k where k.system = c.system and k.subject = c.id) as clocks,
      (select version from facts.subject s where s.system = c.system and s.id = c.id) as version
    from care.case c left join facts.fact f on f.system = c.system and f.subject = c.id
    where c.received_on = '2021-03-10'
    group by c.system, c.id, c.reference
    having count(distinct f.id) = 0
      or count(distinct f.id) <> (select count(*) from platform.audit a
        where a.system = c.system and a.subject = c.id and a.outcome = 'done')
      or count(distinct f.id) is distinct from
        (select version from facts.subject s where s.system = c.system and s.id = c.id)
      or (select count(*) from clocks.clock k where k.system = c.system and k.subject = c.id) <> 1`)
  assert.deepEqual(broken, [])
  const strays = await asked(`
    select f.subject from facts.fact f where f.name = 'care.referral-received' and f.recorded_by like '%wendy%'
      and not exists (select from care.case c where c.system = f.system and c.id = f.subject)`)
  assert.deepEqual(strays, [])
})

test('the audit’s chain holds, and the rest of the trail can be sealed', async () => {
  const database: Database = connect({ host: at.socket, user: 'postgres', database: 'postgres', max: 2 })
  try {
    const before = await verifyAudit(database.db, system)
    assert.deepEqual(before.faults, [])
    await seal(database.db, system)
    const sealed = await verifyAudit(database.db, system)
    assert.deepEqual({ holds: sealed.holds, unsealed: sealed.unsealedRows }, { holds: true, unsealed: 0 })
    assert.ok(sealed.sealedRows >= load.acknowledged.references.length)
  } finally {
    await database.close()
  }
})
