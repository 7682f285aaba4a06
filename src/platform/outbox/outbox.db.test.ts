import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { addHours, instant, refuse } from '#kit'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { as } from '../as.ts'
import { saveSystem } from '../wall-clock.ts'
import {
  type DeliveryService,
  deliverMessages,
  listMessages,
  type Message,
  queueMessage,
  stopMessages,
} from './index.ts'

let database: FreshDatabase
const lead = anActor('place-lead')
const message: Message = {
  kind: 'letter',
  recipient: '1 Invented Street',
  title: 'Your assessment',
  body: 'Dear Joan',
  subject: 'case-1',
  place: 'hill',
  audience: 'care',
}
const now = instant('2021-03-10T12:00:00Z')
const going = new AbortController().signal

before(async () => {
  database = await freshDatabase()
  const real = { name: 'x', fixedToday: null }
  await saveSystem(database.db, { ...real, system: 'north', demonstration: false })
  await saveSystem(database.db, { ...real, system: 'demo', demonstration: true })
})
after(() => database.close())
beforeEach(async () => {
  await sql`truncate platform.outbox`.execute(database.db)
})

const queue = (changes: Partial<Message> = {}, actor = lead) =>
  as(database.db, actor, tx => queueMessage(tx, actor, { ...message, ...changes }))
const all = async () =>
  (
    await sql<{ state: string; attempts: number; last_error: string | null }>`
      select state, attempts, last_error from platform.outbox order by created_at, title`.execute(database.db)
  ).rows
const deliver = (service: DeliveryService | null, at = now) =>
  deliverMessages(database.db, service, at, going)

test('a message is queued with its act: a refused act queues nothing', async () => {
  await as(database.db, lead, async tx => {
    await queueMessage(tx, lead, message)
    return refuse('out-of-order', 'no')
  })
  assert.deepEqual(await all(), [])
  await queue()
  assert.deepEqual(await all(), [{ state: 'waiting', attempts: 0, last_error: null }])
})

test('in a demonstration nothing leaves: messages are shown, whatever the service', async () => {
  const actor = anActor('place-lead', { system: 'demo' })
  await queue({}, actor)
  const service = { deliver: async () => assert.fail('nothing leaves a demonstration') }
  assert.deepEqual(await deliver(service), { shown: 1, sent: 0, failed: 0 })
  assert.deepEqual(await all(), [{ state: 'shown', attempts: 0, last_error: null }])
  const [shown] = await as(database.db, actor, tx => listMessages(tx, actor, { state: 'shown' }))
  assert.equal(shown?.title, 'Your assessment')
})

test('elsewhere a message waits while there is no service, and is sent once when there is one', async () => {
  const id = await queue()
  assert.deepEqual(await deliver(null), { shown: 0, sent: 0, failed: 0 })
  const sent: string[] = []
  const service = { deliver: async (one: { id: string }) => void sent.push(one.id) }
  assert.deepEqual(await deliver(service), { shown: 0, sent: 1, failed: 0 })
  assert.deepEqual(await deliver(service), { shown: 0, sent: 0, failed: 0 })
  assert.deepEqual(sent, [id])
  assert.deepEqual(await all(), [{ state: 'sent', attempts: 1, last_error: null }])
})

test('two deliveries at the same time send each message once', async () => {
  for (let count = 0; count < 10; count += 1) await queue({ title: `Letter ${count}` })
  const sent: string[] = []
  const service = {
    deliver: async (one: { id: string }) => {
      await new Promise(resolve => setTimeout(resolve, 5))
      sent.push(one.id)
    },
  }
  await Promise.all([deliver(service), deliver(service)])
  assert.equal(sent.length, 10)
  assert.equal(new Set(sent).size, 10)
})

test('a failure is counted with its reason and tried again later and later, until a person must look', async () => {
  await queue()
  const service = { deliver: () => Promise.reject(new Error('service is down')) }
  assert.deepEqual(await deliver(service), { shown: 0, sent: 0, failed: 1 })
  assert.deepEqual(await all(), [{ state: 'waiting', attempts: 1, last_error: 'service is down' }])
  assert.deepEqual((await deliver(service, instant('2021-03-10T12:00:59Z'))).failed, 0)
  assert.deepEqual((await deliver(service, instant('2021-03-10T12:01:00Z'))).failed, 1)
  assert.deepEqual((await deliver(service, instant('2021-03-10T12:02:59Z'))).failed, 0)
  let later = now
  for (let attempt = 3; attempt <= 8; attempt += 1) {
    later = addHours(later, 7)
    await deliver(service, later)
  }
  assert.deepEqual(await all(), [{ state: 'failed', attempts: 8, last_error: 'service is down' }])
})

test('a death stops what waits about the person, also what the actor cannot read, and nothing else', async () => {
  await queue({ title: '1 about her' })
  await queue({ title: '2 about her money', audience: 'money' })
  await queue({ title: '3 another place', place: 'dale' })
  await queue({ title: '4 somebody else', subject: 'case-2' })
  const outcome = await as(database.db, lead, async tx => {
    const stopped = await stopMessages(tx, lead, 'case-1')
    return { stopped, seen: (await listMessages(tx, lead)).map(each => each.title).sort() }
  })
  assert.deepEqual(outcome, { stopped: 3, seen: ['1 about her', '4 somebody else'] })
  assert.deepEqual(
    (await all()).map(each => each.state),
    ['stopped', 'stopped', 'stopped', 'waiting'],
  )
  const sent: string[] = []
  await deliver({ deliver: async one => void sent.push(one.title) })
  assert.deepEqual(sent, ['4 somebody else'])
})

test('nobody reads or stops the messages of another system, and the public none at all', async () => {
  await queue()
  const stranger = anActor('place-lead', { system: 'demo', subjects: ['case-1'] })
  assert.deepEqual(
    await as(database.db, stranger, tx => listMessages(tx, { ...stranger, system: 'north' })),
    [],
  )
  assert.equal(
    await as(database.db, stranger, tx => stopMessages(tx, { ...stranger, system: 'north' }, 'case-1')),
    0,
  )
  await assert.rejects(
    as(database.db, anActor('public'), tx => listMessages(tx, anActor('public'))),
    /permission denied/,
  )
})
