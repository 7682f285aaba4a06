/**
 * Runs every test through node's own runner. Node 20 finds no .ts files by itself and passes when it finds none,
 * so this lists them and fails when there are none. `npm test -- clocks` runs the files whose path contains "clocks".
 *
 * A whole run comes in two parts: first what needs a database, on the PostgreSQL of the machine where Debian's
 * packages have put one; then everything, on the embedded one, whose closing lines come last.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.js'
import { findDebianPostgresql, startDebianPostgresql } from './debian-postgresql.js'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Of one file; journeys in a browser on a busy machine are the longest. */
const longestFileMilliseconds = 1_200_000

function testsBelow(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testsBelow(path)
    return /\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** The status of the run; stopped with us where we are stopped. */
async function run(files, environment = {}) {
  const runner = spawn(
    process.execPath,
    [
      ...['--conditions=source', '--import', 'tsx', '--test', '--test-concurrency=2'],
      ...[`--test-timeout=${longestFileMilliseconds}`, '--test-reporter=spec', ...files],
    ],
    { stdio: 'inherit', cwd: root, env: { ...process.env, ...environment } },
  )
  const pass = signal => runner.kill(signal)
  process.on('SIGINT', pass).on('SIGTERM', pass)
  const [status] = await once(runner, 'exit')
  process.off('SIGINT', pass).off('SIGTERM', pass)
  return status ?? 1
}

/** Null where there is no such server on this machine, or one was named to be used for everything. */
async function runOnDebianPostgresql(files) {
  const found = process.env.TEST_DATABASE_URL ? undefined : findDebianPostgresql()
  if (!found || files.length === 0) return null
  console.log(`\n${files.length} files on PostgreSQL ${found.version} of this machine:\n`)
  const server = await started(found)
  if (!server) return null
  try {
    return await run(files, { TEST_DATABASE_URL: server.url })
  } finally {
    await server.stop()
  }
}

/** A server that this machine cannot start says something about the machine, not about the product. */
async function started(found) {
  try {
    return await startDebianPostgresql(found)
  } catch (cause) {
    console.error(`PostgreSQL ${found.version} of this machine is left out: ${cause.message}`)
    return undefined
  }
}

const wanted = process.argv.slice(2)
const files = ['src', 'spec', 'e2e']
  .flatMap(testsBelow)
  .filter(file => wanted.length === 0 || wanted.some(part => file.includes(part)))
  .sort()
if (files.length === 0) {
  console.error(`No test file ${wanted.length ? `has ${wanted.join(' or ')} in its path` : 'was found'}.`)
  process.exit(1)
}

await build()
const onDebian =
  wanted.length > 0 ? null : await runOnDebianPostgresql(files.filter(file => /\.db\.test\.tsx?$/.test(file)))
if (onDebian !== null) {
  console.log(`\nOn PostgreSQL of this machine: ${onDebian === 0 ? 'passed' : 'FAILED'}.`)
  console.log(`\n${files.length} files, on the embedded PostgreSQL where they need one:\n`)
}
const everything = await run(files)
if (onDebian) console.error('The tests on PostgreSQL of this machine failed; they are further up.')
process.exit(everything || onDebian || 0)
