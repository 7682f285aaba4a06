/** Writes docs/generated from the code: roles, acts, states, time limits, promises, commands, worked examples. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const sourcesAreRead = process.execArgv.includes('--conditions=source')
if (sourcesAreRead) {
  const { generatedDocuments } = await import('../spec/documentation.ts')
  const folder = new URL('../docs/generated/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  for (const { name, text } of await generatedDocuments()) writeFileSync(new URL(name, folder), text)
} else {
  const again = ['--conditions=source', '--import', 'tsx', fileURLToPath(import.meta.url)]
  const root = fileURLToPath(new URL('..', import.meta.url))
  process.exitCode = spawnSync(process.execPath, again, { cwd: root, stdio: 'inherit' }).status ?? 1
}
