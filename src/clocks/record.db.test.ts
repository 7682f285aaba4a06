import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { factsOf, hold, subjectOf, tombstonesOf, withdrawn } from '#facts'
import { addDays, type Day, day, done, type Instant } from '#kit'
import { type Actor, as } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { begin, label, record, redact } from './record.ts'
import { installRules } from './registry.ts'
import type { ClockRule } from './rule.ts'
import { type ClockRow, clocksOf } from './store/clock.ts'

const rules: ClockRule[] = [
  {
    ...{ id: 'test.request', limit: 'foi', starts: ['asked'], stops: ['answered'], discounts: ['closed'] },
    pauses: { from: 'fee-asked', to: 'fee-paid' },
  },
  { id: 'test.review', limit: 'chc-review-next', starts: ['reviewed'], stops: ['reviewed'], recurs: true },
  {
    ...{ id: 'test.response', limit: 'fast-track-package', starts: ['asked'], stops: ['reviewed'] },
    discounts: ['closed'],
  },
]
const lead = anActor('place-lead', { places: ['hill', 'dale'] })
const job = anActor('job', { id: 'job:rebuild', places: ['hill', 'dale', 'moor'] })
const moor = anActor('place-lead', { id: 'test:moor', places: ['moor'] })
const monday = day('2021-02-01')

let database: FreshDatabase
let subjects = 0
before(async () => {
  installRules(rules)
  database = await freshDatabase()
})
after(() => database.close())

/** A subject of its own for every history, so that histories do not wait for a fresh database. */
async function aCase(actor: Actor = lead): Promise<string> {
  subjects += 1
  const id = `case-${String(subjects).padStart(5, '0')}`
  const labels = { place: 'hill', team: null, owner: '01A', inCharge: null } as const
  await as(database.db, actor, tx => begin(tx, actor, { id, kind: 'case', audience: 'care', ...labels }))
  return id
}

const happened = (subject: string, name: string, occurredOn: Day, changes: { withdraws?: number } = {}) =>
  as(database.db, lead, tx => record(tx, lead, { subject, name, occurredOn, ...changes }))

const byKey = (a: ClockRow, b: ClockRow) =>
  a.rule === b.rule ? a.starting_fact - b.starting_fact : a.rule < b.rule ? -1 : 1

const stored = (subject: string): Promise<ClockRow[]> =>
  as(database.db, job, async tx => (await clocksOf(tx, 'north', subject)).sort(byKey))

test('an act that was begun on an older version of the subject is refused as stale', async () => {
  const subject = await aCase()
  await happened(subject, 'asked', monday)
  const [current, older, any] = await as(database.db, lead, async tx => [
    await hold(tx, lead, subject, 1),
    await hold(tx, lead, subject, 0),
    await hold(tx, lead, subject, undefined),
  ])
  assert.equal(current.ok, true)
  assert.equal(!older.ok && older.refusal.code, 'stale')
  assert.equal(any.ok && any.value.version, 1)
})

test('two acts on one subject at the same time follow one another, and the second is told', async () => {
  const subject = await aCase()
  await happened(subject, 'asked', monday)
  const answer = (patience: number) =>
    as(database.db, lead, async tx => {
      const held = await hold(tx, lead, subject, 1)
      if (!held.ok) return held
      await wait(patience)
      return done(await record(tx, lead, { subject, name: 'answered', occurredOn: addDays(monday, 2) }))
    })
  const outcomes = await Promise.all([answer(60), answer(60)])
  assert.deepEqual(outcomes.map(each => (each.ok ? 'done' : each.refusal.code)).sort(), ['done', 'stale'])
  const facts = await as(database.db, lead, tx => factsOf(tx, 'north', subject))
  assert.deepEqual(
    facts.map(fact => fact.name),
    ['asked', 'answered'],
  )
})

test('many acts that depend on no version all get their turn, and every one is counted', async () => {
  const subject = await aCase()
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => happened(subject, 'reviewed', addDays(monday, index))),
  )
  const seen = await as(database.db, lead, tx => subjectOf(tx, 'north', subject))
  assert.equal(seen?.version, 12)
  const clocks = (await stored(subject)).filter(each => each.rule === 'test.review')
  assert.deepEqual([clocks.length, clocks.filter(each => each.outcome === null).length], [12, 1])
})

test('what is recorded says who told us, in which role and when', async () => {
  const subject = await aCase()
  const told = anActor('nurse-assessor', { organisation: '01A', id: 'nurse-7' })
  const fact = await as(database.db, told, tx =>
    record(tx, told, { subject, name: 'asked', occurredOn: monday, detail: { by: 'letter' } }),
  )
  const { recordedBy, recordedRole, recordedOrganisation, recordedAt, detail } = fact
  assert.deepEqual(
    [recordedBy, recordedRole, recordedOrganisation, recordedAt, detail],
    ['nurse-7', 'nurse-assessor', '01A', told.at.now, { by: 'letter' }],
  )
})

test('a fact that contradicts itself or takes back what is not its own is a bug, and nothing of it stays', async () => {
  const [subject, other] = [await aCase(), await aCase()]
  const theirs = await happened(other, 'asked', monday)
  const elsewhere = { occurredOn: monday, occurredAt: '2021-02-02T09:00:00.000Z' as Instant }
  await assert.rejects(
    as(database.db, lead, tx => record(tx, lead, { subject, name: 'asked', ...elsewhere })),
    /is not on 2021-02-01/,
  )
  await assert.rejects(happened(subject, withdrawn, monday, { withdraws: theirs.id }), /no fact of it/)
  assert.deepEqual(await as(database.db, lead, tx => factsOf(tx, 'north', subject)), [])
})

test('moving a subject out of one’s own sight takes its facts and clocks along', async () => {
  const subject = await aCase()
  await happened(subject, 'asked', monday)
  await as(database.db, lead, tx =>
    label(tx, lead, subject, { place: 'moor', team: 'east', inCharge: 'n-1' }),
  )
  const seen = async (actor: Actor) =>
    as(database.db, actor, async tx => ({
      subject: await subjectOf(tx, 'north', subject),
      facts: (await factsOf(tx, 'north', subject)).length,
      clocks: (await clocksOf(tx, 'north', subject)).map(each => [each.place, each.team, each.in_charge]),
    }))
  assert.deepEqual(await seen(lead), { subject: undefined, facts: 0, clocks: [] })
  const there = await seen(moor)
  assert.equal(there.subject?.place, 'moor')
  assert.deepEqual([there.facts, there.clocks.length], [1, 2])
  assert.deepEqual(there.clocks[0], ['moor', 'east', 'n-1'])
  await assert.rejects(
    as(database.db, lead, tx => label(tx, lead, subject, { place: 'hill' })),
    /cannot be seen/,
  )
})

test('a lawful redaction leaves a tombstone and the clocks as they are without the fact', async () => {
  const subject = await aCase()
  const asked = await happened(subject, 'asked', monday)
  const reviewed = await happened(subject, 'reviewed', addDays(monday, 1))
  const auditor = anActor('auditor', { subjects: [subject] })
  assert.equal(await as(database.db, auditor, tx => redact(tx, auditor, asked.id, 'court order 7')), subject)
  const left = await as(database.db, lead, async tx => ({
    facts: (await factsOf(tx, 'north', subject)).map(each => each.id),
    stones: await tombstonesOf(tx, 'north', subject),
  }))
  assert.deepEqual(left.facts, [reviewed.id])
  const { now } = auditor.at
  assert.deepEqual(left.stones, [
    { id: asked.id, name: 'asked', removedAt: now, removedBy: 'test:auditor', authority: 'court order 7' },
  ])
  assert.deepEqual(
    (await stored(subject)).map(each => [each.rule, each.starting_fact]),
    [['test.review', reviewed.id]],
  )
})

test('nobody but an auditor to whom the subject is opened can take a fact away', async () => {
  const subject = await aCase()
  const asked = await happened(subject, 'asked', monday)
  for (const actor of [lead, moor, anActor('auditor'), anActor('administrator', { subjects: [subject] })])
    assert.equal(
      await as(database.db, actor, tx => redact(tx, actor, asked.id, 'none')),
      undefined,
      actor.role,
    )
  assert.equal((await as(database.db, lead, tx => factsOf(tx, 'north', subject))).length, 1)
})
