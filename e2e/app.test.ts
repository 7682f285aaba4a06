/** The product starts from nothing, says how far it is, survives a power cut, and stops without leaving anything. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type App, startApp } from './app.ts'

let app: App
before(async () => {
  app = await startApp()
})
after(() => app.stop())
const postmaster = () => join(app.dataDir, 'cluster', 'postmaster.pid')

test('it listens at once and is ready within two minutes', () => {
  assert.ok(app.took.listening < 15_000, `${app.took.listening} ms`)
  assert.ok(app.took.ready < 120_000, `${app.took.ready} ms`)
})

test('health says that it is ready, as JSON', async () => {
  const answer = await fetch(`${app.url}/healthz`)
  assert.equal(answer.status, 200)
  assert.deepEqual(await answer.json(), { status: 'ready' })
})

test('after a power cut it starts again on the same data without a hand, and sooner', async () => {
  await app.kill()
  assert.ok(existsSync(postmaster()), 'PostgreSQL outlives the product that was killed')
  const again = await startApp({ dataDir: app.dataDir })
  assert.ok(again.took.ready < app.took.ready + 5_000, `${again.took.ready} ms, first ${app.took.ready} ms`)
  await again.stop()
  assert.ok(existsSync(join(app.dataDir, 'cluster', 'PG_VERSION')), 'the data are kept')
  assert.ok(!existsSync(postmaster()), 'PostgreSQL was stopped with the product')
})
