/**
 * The machine's own PostgreSQL, where Debian's packages have put one: started on a free port in a temporary folder,
 * so that the same tests run on an older version than the embedded one. Nothing of it is left afterwards.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const packages = '/usr/lib/postgresql'
const patienceMilliseconds = 30_000

/** Version and folder of its programs; the oldest, which the product must work on too. Undefined where there is none. */
export function findDebianPostgresql() {
  if (!existsSync(packages)) return undefined
  const version = readdirSync(packages)
    .filter(name => Number(name) >= 15 && existsSync(join(packages, name, 'bin', 'postgres')))
    .sort((a, b) => Number(a) - Number(b))[0]
  return version && { version, bin: join(packages, version, 'bin') }
}

/** PostgreSQL refuses to run as root: then its own user runs it, or else nobody. */
function serverUser() {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : { uid: 65534, gid: 65534 }
}

async function freePort() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** Answers with its address and how to stop it. Throws with the end of its log where it does not come up. */
export async function startDebianPostgresql({ bin }) {
  const user = serverUser()
  const folder = mkdtempSync(join(tmpdir(), 'answerable-debian-'))
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const [cluster, log] = [join(folder, 'cluster'), join(folder, 'log')]
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      cluster,
      '--locale=C.UTF-8',
      '--encoding=UTF8',
      '--auth=trust',
      '--username=postgres',
      '--no-sync',
    ],
    { ...user, cwd: '/', encoding: 'utf8' },
  )
  if (made.error || made.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
  }
  const port = await freePort()
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=120',
    'jit=off',
  ]
  const output = openSync(log, 'a')
  const server = spawn(
    join(bin, 'postgres'),
    [
      ...['-D', cluster, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
      ...settings.flatMap(each => ['-c', each]),
    ],
    { ...user, cwd: '/', stdio: ['ignore', output, output] },
  )
  const stop = () => stopServer(server, folder)
  const accepts = () =>
    spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-q']).status === 0
  for (let waited = 0; !accepts(); waited += 100) {
    if (server.exitCode !== null || waited > patienceMilliseconds) {
      const said = readFileSync(log, 'utf8').slice(-1500)
      await stop()
      throw new Error(`It did not start. The end of its log:\n${said}`)
    }
    await wait(100)
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}

/** SIGINT ends the sessions that are still open; a server that does not listen to it is killed. */
async function stopServer(server, folder) {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit')
    server.kill('SIGINT')
    await Promise.race([ended, wait(10_000).then(() => server.kill('SIGKILL'))])
  }
  rmSync(folder, { recursive: true, force: true })
}
