import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { it } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const script = "const { main } = await import('./src/cli.ts'); process.exitCode = await main(['rates'])"
const node = ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', script]

/** Rows enough that the answer fills every buffer between us and whoever reads. */
const rows = `x,n\n${'5,1000\n'.repeat(200_000)}`

it('ends without a word when whoever reads has had enough', async () => {
  const child = spawn(process.execPath, node, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => undefined)
  child.stdin.end(rows)
  let error = ''
  child.stderr.on('data', chunk => {
    error += chunk
  })
  await once(child.stdout, 'data')
  child.stdout.destroy()
  const [status] = await once(child, 'close')
  assert.deepEqual([status, error], [0, ''])
})

it('refuses to go on where the answer cannot be written', async () => {
  const onlyToBeRead = openSync(fileURLToPath(import.meta.url), 'r')
  const child = spawn(process.execPath, node, {
    cwd: root,
    stdio: ['pipe', onlyToBeRead, 'pipe'],
  })
  child.stdin!.on('error', () => undefined)
  child.stdin!.end(rows)
  let error = ''
  child.stderr!.on('data', chunk => {
    error += chunk
  })
  const [status] = await once(child, 'close')
  assert.equal(status, 2)
  assert.match(error, /^The answer cannot be written: /)
})
