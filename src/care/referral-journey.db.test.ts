/** One referral from the Checklist to the verified decision, and every refusal on the way. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { clocksOf, installRules, worklist } from '#clocks'
import { factsOf } from '#facts'
import { day, type NhsNumber, type Result } from '#kit'
import { type Actor, as, auditRefusal, saveSystem, type Tx } from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase } from '#testing'
import { type ChecklistDomain, type ChecklistLevel, checklistDomainIds } from './checklist.ts'
import { clockRules } from './definitions.ts'
import { nameCoordinator } from './name-coordinator.ts'
import { type Referral, receiveReferral } from './receive-referral.ts'
import { receiptsOf } from './store.ts'
import { verifyDecision } from './verify-decision.ts'

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
  }) as Referral['checklist']

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
  ...{ commissioner: '00Q', place: 'hill', team: 'hill', checklist: checklistOf({ behaviour: 'A' }) },
  ...{ completedOn: day('2021-03-09'), completedBy: 'Ward sister', reasonsBelowThreshold: '' },
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

test('below the threshold nothing starts, unless reasons are given', async () => {
  const below = checklistOf({ nutrition: 'A', skin: 'B', mobility: 'B', cognition: 'B' })
  const plain = await receive({ checklist: below })
  assert.equal(plain.startsClock, false)
  assert.deepEqual(await doing(lead, tx => clocksOf(tx, 'north', plain.case.id)), [])
  const reasoned = await receive({ checklist: below, reasonsBelowThreshold: 'Rapid change' })
  assert.equal((await doing(lead, tx => clocksOf(tx, 'north', reasoned.case.id))).length, 1)
})

test('the coordinator is named, the decision verified, and the clock stops on the day it was made', async () => {
  const { case: opened } = await receive()
  assert.equal(
    codeOf(
      await doing(lead, tx => nameCoordinator(tx, lead, { case: opened.id, seen: 1, coordinator: nurse })),
    ),
    'done',
  )
  const decision = {
    case: opened.id,
    seen: 2,
    outcome: 'eligible' as const,
    decidedOn: day('2021-03-10'),
    reasons: 'Nature and intensity',
  }
  assert.equal(codeOf(await doing(verifier, tx => verifyDecision(tx, verifier, decision))), 'done')
  const [clock] = await doing(lead, tx => clocksOf(tx, 'north', opened.id))
  assert.deepEqual(
    { stopped: clock?.stopped_on, outcome: clock?.outcome, inCharge: clock?.in_charge },
    { stopped: '2021-03-10', outcome: 'stopped', inCharge: nurse },
  )
  const facts = await doing(lead, tx => factsOf(tx, 'north', opened.id))
  assert.deepEqual(
    facts.map(fact => fact.name),
    ['care.referral-received', 'care.coordinator-named', 'care.decision-verified'],
  )
  const { rows } = await sql<{ act: string }>`
    select act from platform.audit where subject = ${opened.id} and outcome = 'done' order by id`.execute(
    database.db,
  )
  assert.deepEqual(
    rows.map(row => row.act),
    ['care.receive-referral', 'care.name-coordinator', 'care.verify-decision'],
  )
})

test('a stale page is refused and changes nothing', async () => {
  const { case: opened } = await receive()
  const naming = { case: opened.id, seen: 1, coordinator: nurse }
  assert.equal(codeOf(await doing(lead, tx => nameCoordinator(tx, lead, { ...naming, seen: 0 }))), 'stale')
  assert.equal(codeOf(await doing(lead, tx => nameCoordinator(tx, lead, naming))), 'done')
  assert.equal(codeOf(await doing(lead, tx => nameCoordinator(tx, lead, naming))), 'stale')
  assert.equal((await doing(lead, tx => factsOf(tx, 'north', opened.id))).length, 2)
})

test('two at once on one case: one is done, the other told', async () => {
  const { case: opened } = await receive()
  const naming = { case: opened.id, seen: 1, coordinator: nurse }
  const both = await Promise.all([1, 2].map(() => doing(lead, tx => nameCoordinator(tx, lead, naming))))
  assert.deepEqual(both.map(codeOf).sort(), ['done', 'stale'])
})

test('a wrong role, a foreign place, another system, the public: each its refusal', async () => {
  const { case: opened } = await receive()
  const naming = { case: opened.id, seen: 1, coordinator: nurse }
  const attempts: [Actor, string][] = [
    [anActor('nurse-assessor'), 'not-permitted'],
    [anActor('finance-officer'), 'not-permitted'],
    [anActor('place-lead', { places: ['dale'] }), 'not-found'],
    [anActor('place-lead', { system: 'south' }), 'not-found'],
  ]
  for (const [actor, code] of attempts)
    assert.equal(codeOf(await doing(actor, tx => nameCoordinator(tx, actor, naming))), code, actor.role)
  const decision = {
    case: opened.id,
    seen: 1,
    outcome: 'eligible' as const,
    decidedOn: day('2021-03-10'),
    reasons: 'x',
  }
  assert.equal(codeOf(await doing(verifier, tx => verifyDecision(tx, verifier, decision))), 'out-of-order')
})

test('a coordinator of another place cannot be named', async () => {
  const { case: opened } = await receive()
  const named = await doing(lead, tx =>
    nameCoordinator(tx, lead, { case: opened.id, seen: 1, coordinator: 'demonstration#far-nurse' }),
  )
  assert.equal(codeOf(named), 'invalid')
})

test('nobody verifies their own case, a future decision, or without reasons', async () => {
  const { case: opened } = await receive()
  await doing(lead, tx => nameCoordinator(tx, lead, { case: opened.id, coordinator: nurse }))
  const decision = {
    case: opened.id,
    outcome: 'eligible' as const,
    decidedOn: day('2021-03-10'),
    reasons: 'Because',
  }
  const own = { ...verifier, id: nurse }
  assert.equal(codeOf(await doing(own, tx => verifyDecision(tx, own, decision))), 'not-permitted')
  for (const wrong of [{ decidedOn: day('2021-03-11') }, { decidedOn: day('2021-03-09') }, { reasons: '' }])
    assert.equal(
      codeOf(await doing(verifier, tx => verifyDecision(tx, verifier, { ...decision, ...wrong }))),
      'invalid',
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
