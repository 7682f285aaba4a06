/** Formatter, linter, compiler and the search for dead code, as tests: what they find fails the suite. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const tool = (path: string): string => join(root, 'node_modules', path)

function passes(program: string, args: readonly string[], folder: string): void {
  const run = spawnSync(process.execPath, [tool(program), ...args], {
    ...{ cwd: folder, encoding: 'utf8' as const, maxBuffer: 64 * 1024 * 1024 },
    env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' },
  })
  assert.equal(run.error, undefined)
  assert.equal(run.status, 0, `${run.stdout}\n${run.stderr}`)
}

test('the compiler finds nothing wrong', () => {
  passes('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json'], root)
})

test('the formatter and the linter find nothing wrong', () => {
  passes('@biomejs/biome/bin/biome', ['check', '.', '--diagnostic-level=error'], root)
})

test('no file, export or package is there for nothing', () => {
  // In a copy without dist/, because the search would take the compiled doors for the ones in use.
  const copy = mkdtempSync(join(tmpdir(), 'answerable-checks-'))
  try {
    for (const name of ['src', 'spec', 'e2e', 'bench', 'bin', 'package.json', 'tsconfig.json', 'knip.json'])
      if (existsSync(join(root, name))) cpSync(join(root, name), join(copy, name), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    const kinds = 'files,dependencies,unlisted,unresolved,exports,types'
    passes('knip/bin/knip.js', ['--no-progress', '--include', kinds, '--no-config-hints'], copy)
  } finally {
    rmSync(copy, { recursive: true })
  }
})
