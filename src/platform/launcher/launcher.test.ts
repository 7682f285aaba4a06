/** What surrounds the embedded server: who starts it, under which lock, where its files may lie. */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { locationsFor } from './locations.ts'
import { underLock } from './lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'answerable-launcher-'))
chmodSync(folder, 0o755)
after(() => rmSync(folder, { recursive: true, force: true }))
const isRoot = process.getuid?.() === 0

test('under a lock one works after the other', async () => {
  const path = join(folder, 'one-by-one.lock')
  const working = { now: 0, most: 0 }
  const work = async () => {
    working.now += 1
    working.most = Math.max(working.most, working.now)
    await wait(5)
    working.now -= 1
  }
  await Promise.all(Array.from({ length: 8 }, () => underLock(path, work)))
  assert.equal(working.most, 1)
  assert.equal(existsSync(path), false)
})

/** A process that has come and gone. */
const dead = (): number => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  return pid
}

test('a lock is taken over from the dead, also where their number is somebody else’s by now', async () => {
  const path = join(folder, 'left-behind.lock')
  const left = [
    `${dead()}`,
    `${dead()} 12345`,
    ...(existsSync('/proc/self/stat') ? [`${process.ppid} 1`] : []),
  ]
  for (const owner of left) {
    writeFileSync(path, owner)
    const began = Date.now()
    await underLock(path, async () => assert.notEqual(readFileSync(path, 'utf8'), owner))
    assert.ok(Date.now() - began < 2_000, owner)
  }
})

test('a lock is not taken from the living', async () => {
  const path = join(folder, 'held.lock')
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60000)'])
  writeFileSync(path, `${other.pid}`)
  const taken = { it: false }
  const waiting = underLock(path, async () => {
    taken.it = true
  })
  await wait(200)
  assert.equal(taken.it, false)
  other.kill('SIGKILL')
  await waiting
  assert.equal(taken.it, true)
})

test('as root the cluster is nobody’s; in a private folder it lies where nobody can pass', () => {
  const open = locationsFor(join(folder, 'data'), '18')
  assert.equal(open.home, join(folder, 'data'))
  assert.ok(Buffer.byteLength(join(open.socket, '.s.PGSQL.5432')) < 107)
  const closed = mkdtempSync(join(folder, 'private-'))
  const at = locationsFor(join(closed, 'data'), '18')
  assert.equal(at.user === null, !isRoot)
  assert.equal(at.home.startsWith(closed), !isRoot)
})

const nameless = 54_321
const launcher = fileURLToPath(new URL('server.ts', import.meta.url))
/** Loaded while still root, so that a checkout in a private folder can be tested too. */
const asNobodyKnown = `
  const { createCluster } = await import(${JSON.stringify(launcher)})
  const at = JSON.parse(process.argv[1])
  process.setgroups([]); process.setgid(${nameless}); process.setuid(${nameless})
  try { createCluster(at) } catch (cause) { console.log(cause.constructor.name, cause.message) }`

if (isRoot)
  test('a user without a name is told what to do', async () => {
    const { findBinaries, installBinaries } = await import('./binaries.ts')
    const home = mkdtempSync(join(folder, 'nameless-'))
    chownSync(home, nameless, nameless)
    chmodSync(home, 0o755)
    const at = { ...locationsFor(join(home, 'data'), '18'), cluster: join(home, 'cluster'), user: null }
    installBinaries(findBinaries(), join(folder, 'binaries'))
    const run = spawnSync(
      process.execPath,
      [
        ...['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', asNobodyKnown],
        JSON.stringify({ ...at, binaries: join(folder, 'binaries') }),
      ],
      { encoding: 'utf8', cwd: fileURLToPath(new URL('../../..', import.meta.url)) },
    )
    assert.match(
      run.stdout,
      /^CannotStart .*user 54321 has no name on this machine.*DATABASE_URL/s,
      run.stderr,
    )
  })
