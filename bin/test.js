/**
 * Runs every test through node's own runner. Node 20 finds no .ts files by itself and passes when it finds none,
 * so this lists them and fails when there are none. `npm test -- clocks` runs the files whose path contains "clocks".
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.js'

const root = fileURLToPath(new URL('..', import.meta.url))

function testsBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testsBelow(path)
    return /\.test\.tsx?$/.test(entry.name) ? [relative('.', path)] : []
  })
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
const run = spawnSync(
  process.execPath,
  [
    '--conditions=source',
    '--import',
    'tsx',
    '--test',
    '--test-concurrency=2',
    '--test-reporter=spec',
    ...files,
  ],
  { stdio: 'inherit', cwd: root },
)
process.exit(run.status ?? 1)
