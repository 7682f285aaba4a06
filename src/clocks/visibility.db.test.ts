/** Who sees a subject sees its facts, tombstones and clocks; nobody else sees any of them, and counting sees no one. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { factsOf, factsOfMany, hold, subjectOf, subjectsAfter, tombstonesOf } from '#facts'
import { day } from '#kit'
import {
  type Actor,
  type Audience,
  as,
  audiencesOf,
  countingActor,
  databaseRoleOf,
  publicActor,
  roleIds,
} from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase } from '#testing'
import { begin, record, redact } from './record.ts'
import { installRules } from './registry.ts'
import { clocksOf } from './store/clock.ts'

const systems = ['north', 'south'] as const
const audiences: readonly Audience[] = ['care', 'money', 'staff', 'public']
const places = ['hill', 'dale', null] as const
type Label = { system: string; id: string; audience: Audience; place: string | null }
const labels: Label[] = systems.flatMap(system =>
  audiences.flatMap(audience =>
    places.map(place => ({ system, id: `${audience}-${place ?? 'anywhere'}`, audience, place })),
  ),
)
const jobOf = (system: string): Actor => anActor('job', { system, places: ['hill', 'dale'] })

let database: FreshDatabase
before(async () => {
  installRules([{ id: 'test.decision', limit: 'chc-decision', starts: ['asked'], stops: ['decided'] }])
  database = await freshDatabase()
  for (const { system, id, audience, place } of labels) {
    const job = jobOf(system)
    const told = await as(database.db, job, async tx => {
      const plain = { team: null, owner: '01A', inCharge: null }
      await begin(tx, job, { id, kind: 'case', audience, place, ...plain })
      await record(tx, job, { subject: id, name: 'asked', occurredOn: day('2021-02-01') })
      return record(tx, job, { subject: id, name: 'noted', occurredOn: day('2021-02-02') })
    })
    const auditor = anActor('auditor', { system, subjects: [id] })
    await as(database.db, auditor, tx => redact(tx, auditor, told.id, 'court order'))
  }
})
after(() => database.close())

/** What may be seen, from the words of the rule. */
const maySee = (actor: Actor, { system, id, audience, place }: Label): boolean =>
  actor.system === system &&
  (actor.subjects.includes(id) ||
    (audiencesOf(actor).includes(audience) && (place === null || actor.places.includes(place))))

const staff: fc.Arbitrary<Actor> = fc
  .record({
    role: fc.constantFrom<Actor['role']>(...roleIds, 'job'),
    system: fc.constantFrom(...systems, 'east'),
    places: fc.subarray(['hill', 'dale', 'moor', "o'dale", '']),
    subjects: fc.subarray([...labels.slice(0, 4).map(each => each.id), 'nothing', '{', '"'], {
      maxLength: 3,
    }),
  })
  .map(({ role, ...changes }) => anActor(role, changes))

test('the application role sees a subject with its facts, tombstones and clocks, or nothing of it', async () => {
  await fc.assert(
    fc.asyncProperty(staff, async actor => {
      await as(database.db, actor, async tx => {
        for (const each of labels) {
          const seen = maySee(actor, each)
          const found = {
            subject: (await subjectOf(tx, each.system, each.id)) !== undefined,
            facts: (await factsOf(tx, each.system, each.id)).length,
            stones: (await tombstonesOf(tx, each.system, each.id)).length,
            clocks: (await clocksOf(tx, each.system, each.id)).length,
          }
          const [facts, stones, clocks] = seen ? [1, 1, 1] : [0, 0, 0]
          assert.deepEqual(found, { subject: seen, facts, stones, clocks }, `${each.system} ${each.id}`)
        }
      })
    }),
    { numRuns: 40 },
  )
})

test('raw SQL without any condition reaches the same rows and no more', async () => {
  await fc.assert(
    fc.asyncProperty(staff, async actor => {
      const expected = labels.filter(each => maySee(actor, each)).map(each => `${each.system} ${each.id}`)
      for (const [table, column] of [
        ...[['facts.subject', 'id'] as const, ['facts.fact', 'subject'] as const],
        ...[['facts.tombstone', 'subject'] as const, ['clocks.clock', 'subject'] as const],
      ])
        assert.deepEqual(
          await rawRows(actor, `select system || ' ' || ${column} as key from ${table}`),
          expected.sort(),
          table,
        )
    }),
    { numRuns: 25 },
  )
})

/** Runs a statement on a bare connection, as the role and with the settings of an actor. */
async function rawRows(actor: Actor, statement: string): Promise<string[]> {
  const client = await database.pool.connect()
  const list = (items: readonly string[]) => `{${items.map(each => JSON.stringify(each)).join(',')}}`
  const settings = [
    ...[['system', actor.system] as const, ['id', actor.id] as const, ['role', actor.role] as const],
    ...[['places', list(actor.places)] as const, ['audiences', list(audiencesOf(actor))] as const],
    ...[['subjects', list(actor.subjects)] as const],
  ]
  try {
    await client.query('begin')
    await client.query(`set local role ${databaseRoleOf(actor)}`)
    for (const [name, value] of settings)
      await client.query('select set_config($1, $2, true)', [`actor.${name}`, value])
    const { rows } = await client.query<{ key: string }>(statement)
    return rows.map(row => row.key).sort()
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('opening one subject to an actor opens exactly that one', async () => {
  const family = anActor('family-member', { places: [], subjects: ['care-hill'] })
  const seen = await as(database.db, family, tx => subjectsAfter(tx, 'north', '', 100))
  assert.deepEqual(
    seen.map(each => each.id),
    ['care-hill', 'public-anywhere'],
  )
  const facts = await as(database.db, family, tx =>
    factsOfMany(
      tx,
      'north',
      labels.map(each => each.id),
    ),
  )
  assert.deepEqual(
    facts.map(each => each.subject),
    ['care-hill', 'public-anywhere'],
  )
})

test('what cannot be seen cannot be held, nor recorded on', async () => {
  const lead = anActor('place-lead', { places: ['hill'] })
  const held = await as(database.db, lead, tx => hold(tx, lead, 'care-dale', undefined))
  assert.equal(!held.ok && held.refusal.code, 'not-found')
  await assert.rejects(
    as(database.db, lead, tx =>
      record(tx, lead, { subject: 'care-dale', name: 'decided', occurredOn: day('2021-02-03') }),
    ),
    /cannot be seen/,
  )
})

test('nobody can begin a subject or record a fact in another system', async () => {
  const lead = anActor('place-lead')
  const elsewhere = { ...lead, system: 'south' }
  const plain = { team: null, owner: null, inCharge: null }
  await assert.rejects(
    as(database.db, lead, tx =>
      begin(tx, elsewhere, { id: 'x', kind: 'case', audience: 'care', place: 'hill', ...plain }),
    ),
    /row-level security/,
  )
})

test('the public and the counting job have no way to a subject, a fact or a clock', async () => {
  for (const actor of [publicActor('north', aMoment(), 'test'), countingActor('north', aMoment(), 'test')]) {
    const opened = { ...actor, subjects: ['care-hill'] }
    for (const table of ['facts.subject', 'facts.fact', 'facts.tombstone', 'clocks.clock'])
      await assert.rejects(
        rawRows(opened, `select system as key from ${table}`),
        /permission denied/,
        `${actor.role} ${table}`,
      )
  }
})

test('counting sees every clock of its own system, whoever may see its subject', async () => {
  const counted = await rawRows(
    countingActor('north', aMoment(), 'test'),
    `select system || ' ' || coalesce(place, 'anywhere') as key from clocks.counted`,
  )
  assert.deepEqual(
    counted,
    labels
      .filter(each => each.system === 'north')
      .map(each => `north ${each.place ?? 'anywhere'}`)
      .sort(),
  )
})
