/** Removing an entry by law: who can, what stays, what is read again. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { clocksOf, installRules } from '#clocks'
import { type Fact, factsOf, subjectOf, tombstonesOf } from '#facts'
import { day, type Result } from '#kit'
import { type Actor, as, saveSystem, type Tx } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { formOfJson } from '#web'
import { caseActs } from './acts/index.ts'
import { clockRules } from './definitions.ts'
import { doAct } from './do-act.ts'
import { careFacts } from './facts.ts'
import type { PathwayAct } from './pathways/index.ts'
import { receiveReferral } from './receive-referral.ts'
import { type Redacting, redactFact } from './redact-fact.ts'
import { findCase, findPerson } from './store.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  installRules(clockRules)
  await saveSystem(database.db, { system: 'north', name: 'North', fixedToday: null, demonstration: true })
})
after(() => database.close())

const today = '2021-03-10'
const lead = anActor('place-lead')
const doing = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => as(database.db, actor, work)
const codeOf = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code)

async function act(name: PathwayAct, id: string, body: Record<string, unknown>): Promise<void> {
  const acted = await doing(lead, tx =>
    doAct(tx, lead, caseActs.get(name)!, { case: id, form: formOfJson(body) }),
  )
  assert.ok(acted.ok, acted.ok ? '' : acted.refusal.message)
}

const numbers = [
  ...['9990000018', '9990000026', '9990000034', '9990000042', '9990000050', '9990000069', '9990000077'],
  ...['9990000085', '9990000093'],
].values()
async function aCase() {
  const referrer = anActor('referrer', { places: [] })
  const received = await doing(referrer, tx =>
    receiveReferral(tx, referrer, {
      ...{ nhsNumber: numbers.next().value as never, familyName: 'Example', givenName: 'Joan' },
      ...{ bornOn: day('1938-05-01'), commissioner: '00Q', place: 'hill', team: null },
      ...{ signedOn: day('2021-03-08'), receivedOn: day('2021-03-08'), signedBy: 'Ward sister' },
      notice: { kind: 'other-notification', why: 'Asked by the hospital' },
    }),
  )
  assert.ok(received.ok)
  return received.value.case
}
/** An auditor to whom glass opened the case and its person. */
const auditorOf = (opened: { id: string; person: string }) =>
  anActor('auditor', { places: [], subjects: [opened.id, opened.person] })
const factNamed = async (id: string, name: string): Promise<Fact> =>
  (await doing(lead, tx => factsOf(tx, 'north', id))).findLast(fact => fact.name === name)!
const values = {
  authority: 'wrong-record',
  reason: 'It is about another person of the ward',
  confirmed: 'yes',
} as const
const redacting = (actor: Actor, id: string, fact: number, changes: Partial<Redacting> = {}) =>
  doing(actor, tx => redactFact(tx, actor, { case: id, fact, values, ...changes }))

test('a redaction leaves a tombstone, and the state, the person and the time limits are read again without the entry', async () => {
  const opened = await aCase()
  await act('accept', opened.id, { on: today })
  await act('record-death', opened.id, { on: today, source: 'A neighbour told us' })
  const wrong = await factNamed(opened.id, careFacts.died)
  assert.equal(codeOf(await redacting(auditorOf(opened), opened.id, wrong.id)), 'done')
  const left = await doing(lead, async tx => ({
    found: await findCase(tx, 'north', opened.id),
    person: await findPerson(tx, 'north', opened.person),
    clocks: await clocksOf(tx, 'north', opened.id),
    stones: await tombstonesOf(tx, 'north', opened.id),
    facts: await factsOf(tx, 'north', opened.id),
  }))
  assert.deepEqual([left.found?.state, left.person?.diedOn], ['accepted', null])
  assert.deepEqual(
    left.clocks.map(clock => [clock.rule, clock.outcome]),
    [['chc-decision', null]],
  )
  assert.deepEqual(
    left.stones.map(stone => [
      stone.id,
      stone.name,
      stone.removedBy,
      stone.authority.endsWith(values.reason),
    ]),
    [[wrong.id, careFacts.died, 'test:auditor', true]],
  )
  assert.ok(!left.facts.some(fact => fact.id === wrong.id))
  const { rows } = await sql<{ act: string; person: string }>`
    select act, person from platform.audit where role = 'auditor' and subject = ${opened.id}`.execute(
    database.db,
  )
  assert.deepEqual(rows, [{ act: 'care.redact-fact', person: opened.person }])
})

test('refused: another role, no glass broken, another case’s entry, no reason, a stale page; nothing is removed', async () => {
  const [opened, other] = [await aCase(), await aCase()]
  await act('accept', opened.id, { on: today })
  const fact = (await factNamed(opened.id, careFacts.accepted)).id
  const auditor = auditorOf(opened)
  const attempts: [Actor, string, Partial<Redacting>, string][] = [
    [lead, opened.id, {}, 'not-permitted'],
    [anActor('administrator', { subjects: [opened.id] }), opened.id, {}, 'not-permitted'],
    [anActor('auditor'), opened.id, {}, 'not-found'],
    [auditorOf(other), opened.id, {}, 'not-found'],
    [auditorOf(other), other.id, {}, 'not-found'],
    [auditor, opened.id, { values: { ...values, reason: 'because' } }, 'invalid'],
    [auditor, opened.id, { seen: 1 }, 'stale'],
  ]
  for (const [actor, id, changes, code] of attempts)
    assert.equal(codeOf(await redacting(actor, id, fact, changes)), code, `${actor.role} ${code}`)
  assert.equal((await doing(lead, tx => factsOf(tx, 'north', opened.id))).length, 2)
})

test('what began the case stays; what took an entry back goes, and the entry stays taken back', async () => {
  const opened = await aCase()
  const auditor = auditorOf(opened)
  const first = await factNamed(opened.id, careFacts.referralReceived)
  assert.equal(codeOf(await redacting(auditor, opened.id, first.id)), 'out-of-order')
  await act('accept', opened.id, { on: today })
  const accepted = await factNamed(opened.id, careFacts.accepted)
  await act('correct-fact', opened.id, { entry: String(accepted.id), why: 'Wrong person' })
  const correction = await factNamed(opened.id, 'facts.withdrawn')
  assert.equal(codeOf(await redacting(auditor, opened.id, correction.id)), 'done')
  const stub = await factNamed(opened.id, 'facts.withdrawn')
  assert.deepEqual([stub.id, stub.withdraws, stub.detail], [correction.id, accepted.id, {}])
  assert.equal((await doing(lead, tx => findCase(tx, 'north', opened.id)))?.state, 'received')
  assert.equal(codeOf(await redacting(auditor, opened.id, correction.id)), 'out-of-order')
  assert.equal(codeOf(await redacting(auditor, opened.id, accepted.id)), 'done')
  assert.equal((await doing(lead, tx => findCase(tx, 'north', opened.id)))?.state, 'received')
})

test('a corrected day that is removed by law takes nothing back to life: no acceptance holds', async () => {
  const opened = await aCase()
  await act('accept', opened.id, { on: '2021-03-10' })
  const accepted = await factNamed(opened.id, careFacts.accepted)
  const redate = { entry: String(accepted.id), rightDay: '2021-03-09', why: 'A day early' }
  await act('correct-fact', opened.id, redate)
  const corrected = await factNamed(opened.id, careFacts.accepted)
  assert.deepEqual([corrected.withdraws, corrected.occurredOn], [accepted.id, '2021-03-09'])
  assert.equal(codeOf(await redacting(auditorOf(opened), opened.id, corrected.id)), 'done')
  assert.equal((await doing(lead, tx => findCase(tx, 'north', opened.id)))?.state, 'received')
})

test('a page that was opened before a redaction is stale after it', async () => {
  const opened = await aCase()
  await act('accept', opened.id, { on: today })
  const seen = (await doing(lead, tx => subjectOf(tx, 'north', opened.id)))!.version
  const accepted = await factNamed(opened.id, careFacts.accepted)
  assert.equal(codeOf(await redacting(auditorOf(opened), opened.id, accepted.id, { seen })), 'done')
  const form = formOfJson({ on: today })
  const late = await doing(lead, tx =>
    doAct(tx, lead, caseActs.get('accept')!, { case: opened.id, seen, form }),
  )
  assert.equal(codeOf(late), 'stale')
})
