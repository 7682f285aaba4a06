/**
 * The embedded PostgreSQL 18: created on the first start, adopted if it still runs, started otherwise.
 * Real durability (write-ahead log, fsync), one unix socket in a private folder, no network port.
 */
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries, installBinaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { type Locations, locationsFor, makeFolder, type ServerUser } from './locations.ts'
import { isAlive, underLock } from './lock.ts'

export type Embedded = {
  /** For pg: a socket folder as host. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string }
  /** Starts the server again if it has died. */
  revive(): Promise<void>
  /** Stops it, unless somebody else is connected. */
  stop(): Promise<void>
}

/** Settings beyond PostgreSQL's own defaults. Tests trade durability for speed with `fsync=off`. */
const settings = [
  'jit=off',
  'shared_buffers=256MB',
  'max_connections=120',
  'wal_compression=on',
  'log_timezone=UTC',
]
const patienceMilliseconds = 60_000
const superuser = 'postgres'

export async function startEmbedded(
  dataDir: string,
  extraSettings: readonly string[] = [],
): Promise<Embedded> {
  const binaries = findBinaries()
  const at = locationsFor(dataDir, binaries.version)
  const start = () =>
    underLock(at.lock, async () => {
      if (await answers(at)) return
      installBinaries(binaries, at.binaries)
      if (!existsSync(at.cluster)) createCluster(at)
      await launch(at, [...settings, ...extraSettings])
    })
  makeFolder(at.home, 0o755)
  makeFolder(at.socket, 0o700)
  own(at.socket, at.user)
  await start()
  return {
    connection: { host: at.socket, user: superuser, database: 'postgres' },
    revive: start,
    stop: () => underLock(at.lock, () => stopIfAlone(at)),
  }
}

function own(path: string, user: ServerUser): void {
  if (user) chownSync(path, user.uid, user.gid)
}

/** initdb works in a folder beside the cluster that is renamed when whole: a killed first start leaves no half. */
export function createCluster(at: Locations): void {
  const making = `${at.cluster}.making`
  rmSync(making, { recursive: true, force: true })
  makeFolder(making, 0o700)
  own(making, at.user)
  const options = [
    '--locale=C.UTF-8',
    '--encoding=UTF8',
    '--auth=trust',
    `--username=${superuser}`,
    '--no-instructions',
  ]
  const run = spawnSync(join(at.binaries, 'bin', 'initdb'), ['-D', making, ...options], {
    ...at.user,
    cwd: '/',
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  // A binary that may not be run reports here and leaves `status` null.
  if (run.error) throw new Error(`initdb could not be run: ${run.error.message}`, { cause: run.error })
  const nameless = /could not look up effective user ID (\d+)/.exec(run.stderr)?.[1]
  if (nameless !== undefined) throw new CannotStart(saidToNameless(nameless))
  if (run.status !== 0) throw new CannotStart(`initdb failed: ${run.stderr.trim()}`)
  renameSync(making, at.cluster)
}

/** initdb asks the machine for its user's name; only the first start does, the server itself never. */
const saidToNameless = (uid: string): string =>
  `PostgreSQL cannot make its first database, because user ${uid} has no name on this machine. ` +
  `Give it one (a line “answerable:x:${uid}:${uid}::/tmp:/bin/false” in /etc/passwd), ` +
  'start as a user who has one, or set DATABASE_URL to a PostgreSQL that is there already.'

/** Orphaned workers of a killed server hold its memory for a moment, so a failed start is tried again. */
async function launch(at: Locations, withSettings: readonly string[]): Promise<void> {
  const givenUpAt = Date.now() + patienceMilliseconds
  const log = openSync(at.log, 'a')
  while (Date.now() < givenUpAt) {
    const child = spawn(
      join(at.binaries, 'bin', 'postgres'),
      [
        '-D',
        at.cluster,
        '-k',
        at.socket,
        '-c',
        'listen_addresses=',
        ...withSettings.flatMap(each => ['-c', each]),
      ],
      { ...at.user, cwd: '/', detached: true, stdio: ['ignore', log, log] },
    )
    let ended: string | undefined
    child.on('error', error => (ended = error.message))
    child.on('exit', code => (ended ??= `exit status ${code}`))
    child.unref()
    while (ended === undefined && Date.now() < givenUpAt) {
      if (await answers(at)) return
      await wait(20)
    }
    await wait(300)
  }
  throw new CannotStart(
    `PostgreSQL did not start. The end of its log:\n${readFileSync(at.log, 'utf8').slice(-1500)}`,
  )
}

const clientOf = (at: Locations) => new pg.Client({ host: at.socket, user: superuser, database: 'postgres' })

async function answers(at: Locations): Promise<boolean> {
  const client = clientOf(at)
  // A server that is killed while we ask reports on the client as well as through the call.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    await client.end()
    return true
  } catch {
    return false
  }
}

export function postmasterPid(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

/** Our own connections are closed by now, but their sessions take a moment to go. */
const departureMilliseconds = 1_000

async function stopIfAlone(at: Locations): Promise<void> {
  const client = clientOf(at)
  await client.connect()
  let others = await countOthers(client)
  for (let waited = 0; others > 0 && waited < departureMilliseconds; waited += 50) {
    await wait(50)
    others = await countOthers(client)
  }
  await client.end()
  const pid = postmasterPid(at.cluster)
  if (others > 0 || !pid) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 20) await wait(20)
}

async function countOthers(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ others: string }>(
    `select count(*) as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  return Number(rows[0]?.others)
}
