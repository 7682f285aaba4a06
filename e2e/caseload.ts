/** Invented cases recorded by the acts themselves, for what a journey needs to find already there. */
import assert from 'node:assert/strict'
import { assessmentRows } from '../src/care/assessment.ts'
import {
  type Case,
  caseActs,
  checklistDomains,
  doAct,
  type PathwayAct,
  type Referral,
  receiveReferral,
} from '../src/care/index.ts'
import { type Day, type NhsNumber, parseNhsNumber, type Result } from '../src/kit/index.ts'
import { type Actor, as, type Db, momentOf, type RoleId, type System } from '../src/platform/index.ts'
import { formOfJson } from '../src/web/index.ts'

/** NHS numbers in the range that is never issued, one after another from `first`. */
export function* nhsNumbers(first: number): Generator<NhsNumber, never> {
  for (let serial = first; ; serial += 1) {
    const stem = `999${String(serial).padStart(6, '0')}`
    const whole = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
      .map(check => parseNhsNumber(`${stem}${check}`))
      .find(number => number !== undefined)
    if (whole) yield whole
  }
}

export type Caseload = {
  readonly db: Db
  readonly system: System
  readonly numbers: Iterator<NhsNumber, never>
}

/** A member of the unit who reaches the places given. */
export const memberOf = (
  system: System,
  role: RoleId,
  places: readonly string[],
  id = `test:${role}`,
): Actor => ({
  ...{ id, name: `Test ${role}`, role, organisation: '0CX', system: system.system, places, subjects: [] },
  ...{ breakGlass: null, requestId: 'caseload', at: momentOf(system) },
})

const answer = <T>(result: Result<T>, what: string): T => {
  assert.ok(result.ok, result.ok ? '' : `${what}: ${result.refusal.field ?? ''} ${result.refusal.message}`)
  return result.value
}

export const somebody = (
  changes: Partial<Referral> & Pick<Referral, 'nhsNumber' | 'receivedOn' | 'signedOn'>,
): Referral => ({
  ...{ familyName: 'Example', givenName: 'Edna', bornOn: '1936-02-03' as Day, commissioner: '00Q' },
  ...{ place: 'pennine-lancashire', team: 'pennine-lancashire-team', signedBy: 'Ward sister' },
  notice: {
    kind: 'checklist',
    checklist: { ...everyDomain('C'), behaviour: 'A' },
    reasonsBelowThreshold: '',
  },
  ...changes,
})

const everyDomain = (level: 'A' | 'B' | 'C') =>
  Object.fromEntries(Object.keys(checklistDomains).map(domain => [domain, level])) as Record<
    keyof typeof checklistDomains,
    'A' | 'B' | 'C'
  >

export async function receive(load: Caseload, on: Day, changes: Partial<Referral> = {}): Promise<Case> {
  const actor = memberOf(load.system, 'referrer', [], 'test:ward')
  const referral = somebody({
    nhsNumber: load.numbers.next().value,
    receivedOn: on,
    signedOn: on,
    ...changes,
  })
  return answer(await as(load.db, actor, tx => receiveReferral(tx, actor, referral)), 'receive').case
}

/** One act, with what its form would send. */
export async function perform(
  load: Caseload,
  actor: Actor,
  act: PathwayAct,
  found: Pick<Case, 'id'>,
  body: Readonly<Record<string, unknown>>,
): Promise<Case> {
  const form = formOfJson(body)
  return answer(
    await as(load.db, actor, tx => doAct(tx, actor, caseActs.get(act)!, { case: found.id, form })),
    act,
  )
}

export const aMeeting = (on: Day) => ({
  ...{ on, setting: 'community', present: ['nurse', 'care-act-assessor'] },
  ...{ nature: 'Falls', intensity: 'Two carers', complexity: 'Pain and sleep', unpredictability: 'Nights' },
  domains: Object.fromEntries(assessmentRows.map(row => [row.id, 'M'])),
})

/** From the Checklist to the verified decision: received on one day, decided on another. */
export async function decide(
  load: Caseload,
  received: Day,
  decided: Day,
  coordinator: string,
): Promise<Case> {
  const places = ['pennine-lancashire']
  const lead = memberOf(load.system, 'place-lead', places)
  const nurse = memberOf(load.system, 'nurse-assessor', places, coordinator)
  const verifier = memberOf(load.system, 'hub-verifier', places)
  const found = await receive(load, received)
  await perform(load, lead, 'accept', found, { on: received })
  await perform(load, lead, 'name-coordinator', found, { coordinator })
  await perform(load, nurse, 'hold-meeting', found, aMeeting(decided))
  await perform(load, nurse, 'recommend', found, { on: decided, outcome: 'eligible', reasons: 'All four' })
  return perform(load, verifier, 'verify-decision', found, {
    on: decided,
    outcome: 'eligible',
    reasons: 'All four',
  })
}
