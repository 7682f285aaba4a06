/** One referral from the Checklist to the verified decision, and every refusal on the way. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { clocksOf, installRules, worklist } from '#clocks'
import { factsOf } from '#facts'
import { day, type NhsNumber, type Result } from '#kit'
import { type Actor, as, auditRefusal, saveSystem, type Tx } from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase } from '#testing'
import { formOfJson } from '#web'
import { caseActs } from './acts/index.ts'
import { assessmentRows } from './assessment.ts'
import { type Checklist, type ChecklistDomain, type ChecklistLevel, checklistDomainIds } from './checklist.ts'
import { clockRules } from './definitions.ts'
import { doAct } from './do-act.ts'
import type { PathwayAct } from './pathways/index.ts'
import { type Referral, receiveReferral } from './receive-referral.ts'
import { receiptsOf } from './store.ts'

let database: FreshDatabase
const nurse = 'demonstration#nurse'
before(async () => {
  database = await freshDatabase()
  installRules(clockRules)
  await saveSystem(database.db, {
    system: 'north',
    name: 'North',
    fixedToday: day('2021-03-10'),
    demonstration: true,
  })
  await sql`insert into web.assignment (system, issuer, subject, role, from_on, name, places)
    values ('north', 'demonstration', 'nurse', 'nurse-assessor', '2020-01-01', 'Nina', '{hill}'),
      ('north', 'demonstration', 'far-nurse', 'nurse-assessor', '2020-01-01', 'Nadia', '{dale}')`.execute(
    database.db,
  )
})
after(() => database.close())

const referrer = anActor('referrer', { places: [] })
const lead = anActor('place-lead')
const verifier = anActor('hub-verifier', { places: ['hill', 'dale'] })
const checklistOf = (changes: Partial<Record<ChecklistDomain, ChecklistLevel>>) =>
  ({
    ...Object.fromEntries(checklistDomainIds.map(domain => [domain, 'C'])),
    ...changes,
  }) as Checklist

let serial = 0
/** NHS numbers in the 999 range with a valid check digit, one after another. */
function nextNhsNumber(): NhsNumber {
  for (;;) {
    const stem = `999${String(++serial).padStart(6, '0')}`
    const sum = [...stem].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0)
    const check = (11 - (sum % 11)) % 11
    if (check < 10) return `${stem}${check}` as NhsNumber
  }
}

const aReferral = (changes: Partial<Referral> = {}): Referral => ({
  ...{ nhsNumber: nextNhsNumber(), familyName: 'Example', givenName: 'Joan', bornOn: day('1938-05-01') },
  ...{
    commissioner: '00Q',
    place: 'hill',
    team: 'hill',
    signedOn: day('2021-03-09'),
    signedBy: 'Ward sister',
  },
  notice: { kind: 'checklist', checklist: checklistOf({ behaviour: 'A' }), reasonsBelowThreshold: '' },
  ...changes,
})

const doing = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => as(database.db, actor, work)
const codeOf = (result: Result<unknown>) => (result.ok ? 'done' : result.refusal.code)
const receive = async (changes: Partial<Referral> = {}) => {
  const received = await doing(referrer, tx => receiveReferral(tx, referrer, aReferral(changes)))
  assert.ok(received.ok, received.ok ? '' : received.refusal.message)
  return received.value
}

test('a positive Checklist starts 28 days, and the referral stands on its place’s worklist', async () => {
  const { case: opened, startsClock } = await receive()
  assert.equal(startsClock, true)
  const rows = await doing(lead, tx => worklist(tx, 'north', day('2021-03-10'), {}, { limit: 50 }))
  const found = rows.find(row => row.subject === opened.id)
  assert.deepEqual(
    { rule: found?.rule, due: found?.due_on, owner: found?.owner, place: found?.place },
    { rule: 'chc-decision', due: '2021-04-07', owner: '00Q', place: 'hill' },
  )
})

/** An act on a case, with what its form would send. */
const act = (actor: Actor, name: PathwayAct, id: string, body: Record<string, unknown> = {}, seen?: number) =>
  doing(actor, tx =>
    doAct(tx, actor, caseActs.get(name)!, {
      case: id,
      form: formOfJson(body),
      ...(seen === undefined ? {} : { seen }),
    }),
  )
const mustAct = async (...given: Parameters<typeof act>) => {
  const acted = await act(...given)
  assert.ok(acted.ok, acted.ok ? '' : `${given[1]}: ${acted.refusal.field} ${acted.refusal.message}`)
  return acted.value
}

const today = '2021-03-10'
const nurseActor = anActor('nurse-assessor', { id: nurse })
const meeting = {
  ...{ on: today, setting: 'community', present: ['nurse', 'care-act-assessor'] },
  ...{ nature: 'n', intensity: 'i', complexity: 'c', unpredictability: 'u' },
  domains: Object.fromEntries(assessmentRows.map(row => [row.id, 'M'])),
}

async function untilRecommended(outcome = 'eligible') {
  const { case: opened } = await receive()
  await mustAct(lead, 'accept', opened.id, { on: today })
  await mustAct(lead, 'name-coordinator', opened.id, { coordinator: nurse })
  await mustAct(nurseActor, 'hold-meeting', opened.id, meeting)
  await mustAct(nurseActor, 'recommend', opened.id, {
    on: today,
    outcome,
    reasons: 'The four characteristics',
  })
  return opened
}

test('below the threshold nothing starts, unless reasons are given', async () => {
  const checklist = checklistOf({ nutrition: 'A', skin: 'B', mobility: 'B', cognition: 'B' })
  const plain = await receive({ notice: { kind: 'checklist', checklist, reasonsBelowThreshold: '' } })
  assert.equal(plain.startsClock, false)
  assert.deepEqual(await doing(lead, tx => clocksOf(tx, 'north', plain.case.id)), [])
  const reasoned = await receive({
    notice: { kind: 'checklist', checklist, reasonsBelowThreshold: 'Rapid change' },
  })
  assert.equal((await doing(lead, tx => clocksOf(tx, 'north', reasoned.case.id))).length, 1)
})

test('the team recommends, the hub verifies, and the clock stops on the day it was decided', async () => {
  const opened = await untilRecommended()
  await mustAct(verifier, 'verify-decision', opened.id, {
    on: today,
    outcome: 'eligible',
    reasons: 'As recommended',
  })
  const clocks = await doing(lead, tx => clocksOf(tx, 'north', opened.id))
  assert.deepEqual(
    clocks.map(clock => [clock.rule, clock.due_on, clock.outcome, clock.in_charge]),
    [
      ['chc-decision', '2021-04-07', 'stopped', nurse],
      ['chc-review-first', '2021-06-10', null, nurse],
    ],
  )
  const { rows } = await sql<{ act: string }>`
    select act from platform.audit where subject = ${opened.id} and outcome = 'done' order by id`.execute(
    database.db,
  )
  assert.deepEqual(
    rows.map(row => row.act),
    ['receive-referral', 'accept', 'name-coordinator', 'hold-meeting', 'recommend', 'verify-decision'].map(
      each => `care.${each}`,
    ),
  )
})

test('a stale page is refused and changes nothing; of two at once one is told', async () => {
  const { case: opened } = await receive()
  assert.equal(codeOf(await act(lead, 'accept', opened.id, { on: today }, 0)), 'stale')
  const both = await Promise.all([1, 2].map(() => act(lead, 'accept', opened.id, { on: today }, 1)))
  assert.deepEqual(both.map(each => codeOf(each)).sort(), ['done', 'stale'])
  assert.equal((await doing(lead, tx => factsOf(tx, 'north', opened.id))).length, 2)
})

test('a wrong role, a foreign place, another system, a wrong state: each its refusal', async () => {
  const { case: opened } = await receive()
  const attempts: [Actor, PathwayAct, string][] = [
    [anActor('nurse-assessor'), 'accept', 'not-permitted'],
    [anActor('finance-officer'), 'verify-decision', 'not-permitted'],
    [anActor('place-lead', { places: ['dale'] }), 'accept', 'not-found'],
    [anActor('place-lead', { system: 'south' }), 'accept', 'not-found'],
    [verifier, 'verify-decision', 'out-of-order'],
    [lead, 'name-coordinator', 'out-of-order'],
  ]
  for (const [actor, name, code] of attempts)
    assert.equal(codeOf(await act(actor, name, opened.id, { on: today })), code, `${actor.role} ${name}`)
})

test('nobody verifies their own case, against the recommendation without reasons, or in the future', async () => {
  const opened = await untilRecommended()
  const decision = { on: today, outcome: 'eligible', reasons: 'Because' }
  const own = { ...verifier, id: nurse }
  assert.equal(codeOf(await act(own, 'verify-decision', opened.id, decision)), 'not-permitted')
  const wrongs = [
    { on: '2021-03-11' },
    { on: '2021-03-09' },
    { reasons: '' },
    { outcome: 'not-eligible' },
    { outcome: 'perhaps' },
  ]
  for (const wrong of wrongs)
    assert.equal(
      codeOf(await act(verifier, 'verify-decision', opened.id, { ...decision, ...wrong })),
      'invalid',
      JSON.stringify(wrong),
    )
  const departing = {
    ...decision,
    outcome: 'not-eligible',
    departure: 'The needs were met by other services',
  }
  assert.equal(codeOf(await act(verifier, 'verify-decision', opened.id, departing)), 'done')
})

test('a correction takes an entry back: the state and the clocks are read again', async () => {
  const opened = await untilRecommended()
  await mustAct(verifier, 'verify-decision', opened.id, {
    on: today,
    outcome: 'eligible',
    reasons: 'As recommended',
  })
  const facts = await doing(lead, tx => factsOf(tx, 'north', opened.id))
  const decision = facts.find(fact => fact.name === 'care.decision-verified')!
  const notTheirs = await act(nurseActor, 'correct-fact', opened.id, {
    entry: String(decision.id),
    why: 'Wrong person',
  })
  assert.equal(codeOf(notTheirs), 'not-permitted')
  const corrected = await mustAct(verifier, 'correct-fact', opened.id, {
    entry: String(decision.id),
    why: 'Wrong person',
  })
  assert.deepEqual([corrected.state, corrected.decidedOn], ['recommended', null])
  const clocks = await doing(lead, tx => clocksOf(tx, 'north', opened.id))
  assert.deepEqual(
    clocks.map(clock => [clock.rule, clock.outcome]),
    [
      ['chc-decision', null],
      ['chc-review-first', 'withdrawn'],
    ],
  )
})

test('a death closes the case, and no clock runs on', async () => {
  const opened = await untilRecommended()
  const closed = await mustAct(lead, 'record-death', opened.id, {
    on: today,
    source: 'The care home told us',
  })
  assert.equal(closed.state, 'closed')
  const clocks = await doing(lead, tx => clocksOf(tx, 'north', opened.id))
  assert.deepEqual(
    clocks.map(clock => clock.outcome),
    ['discounted'],
  )
})

test('a second referral of the same person is refused while one is open', async () => {
  const nhsNumber = nextNhsNumber()
  await receive({ nhsNumber })
  const again = await doing(referrer, tx => receiveReferral(tx, referrer, aReferral({ nhsNumber })))
  assert.equal(codeOf(again), 'out-of-order')
})

test('a referrer follows their own referrals by reference and sees no case, person or fact', async () => {
  const { case: opened } = await receive()
  const later = { ...referrer, at: aMoment('2021-03-11') }
  const receipts = await doing(later, tx => receiptsOf(tx, 'north'))
  assert.ok(receipts.some(receipt => receipt.reference === opened.reference))
  for (const table of ['care.case', 'care.person', 'facts.fact', 'facts.subject', 'clocks.clock'])
    assert.equal(
      (await doing(later, tx => sql.raw(`select from ${table}`).execute(tx))).rows.length,
      0,
      table,
    )
  const other = anActor('referrer', { id: 'test:another', places: [] })
  assert.deepEqual(await doing(other, tx => receiptsOf(tx, 'north')), [])
})

test('the public reader reaches no table that holds people, and a refusal is audited', async () => {
  const nobody = anActor('public', { id: 'public' })
  for (const table of [
    'care.case',
    'care.person',
    'facts.fact',
    'facts.subject',
    'clocks.clock',
    'care.receipt',
  ])
    await assert.rejects(
      doing(nobody, tx => sql.raw(`select from ${table}`).execute(tx)),
      /permission denied/,
    )
  await auditRefusal(database.db, nobody, { act: 'care.view-case', refusal: 'not-signed-in' })
})
