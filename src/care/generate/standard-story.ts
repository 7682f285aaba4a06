/** A referral for full consideration, from the Checklist to the decision. */
import { assessmentDomains, indicationOf } from '../assessment.ts'
import { careFacts } from '../facts.ts'
import type { Entitlement } from './package-and-reviews.ts'
import { afterSuspension, byVerifier, isSuspended, oneOf, recordsNames, type Teller, wait } from './world.ts'
import { dayText, onWorkingDay, type WrittenHistory } from './written-history.ts'

/** How it ended: entitled to care, not entitled on a day, or no decision (yet). */
export type StandardEnd =
  | { readonly entitled: Omit<Entitlement, 'stay'> }
  | { readonly refusedOn: number }
  | { readonly died: number }
  | null

type Coordinator = { readonly id: string; readonly name: string; readonly role: string }
export type By = { readonly id: string; readonly role: string; readonly organisation: string }

/** Most referrals of the last months have a coordinator on record, older ones now and then. */
export function coordinatorFor({ world, chance, commissioner }: Teller, on: number): Coordinator | undefined {
  if (!recordsNames(world, on)) return undefined
  if (on < world.until - 110 && chance.uniform() > 0.25) return undefined
  const { coordinators } = commissioner
  return coordinators[Math.floor(chance.uniform() * coordinators.length)]
}
export const byCoordinator = (who: Coordinator | undefined): { by?: By } =>
  who ? { by: { id: who.id, role: who.role, organisation: '0CX' } } : {}

export function tellStandard(teller: Teller, history: WrittenHistory, received: number): StandardEnd {
  const { chance } = teller
  const turn = chance.uniform()
  tellReferral(teller, history, { received, fullConsideration: turn >= 0.05 })
  if (turn < 0.05) return tellScreenedOut(history, received)
  if (turn < 0.09) return tellDeathBefore(teller, history, received)
  if (turn < 0.24) return tellClosed(teller, history, received)
  return tellAssessment(teller, history, received)
}

function tellReferral(
  { chance, commissioner, world }: Teller,
  history: WrittenHistory,
  { received, fullConsideration }: { readonly received: number; readonly fullConsideration: boolean },
): void {
  const isOther = chance.uniform() < 0.1
  const { referrer } = commissioner
  const isNamed = referrer !== null && received > world.until - 700 && chance.uniform() < 0.04
  history.add({
    ...{ fact: careFacts.referralReceived, on: received, minute: 480 + Math.floor(chance.uniform() * 500) },
    ...(isNamed ? { by: { id: referrer, role: 'referrer', organisation: null } } : {}),
    detail: isOther
      ? { kind: 'other-notification', because: 'an assessment of needs asked for it', fullConsideration }
      : {
          ...{ kind: 'checklist', signedOn: dayText(received - 1), fullConsideration },
          because: fullConsideration
            ? 'a completed Checklist was received'
            : 'a Checklist below the threshold',
        },
  })
}

function tellScreenedOut(history: WrittenHistory, received: number): StandardEnd {
  const on = onWorkingDay(received + 2)
  history.add({
    ...{ fact: careFacts.screened, on },
    detail: { fullConsideration: false, positive: false, because: 'done again: below the threshold' },
  })
  return null
}

function tellDeathBefore({ chance }: Teller, history: WrittenHistory, received: number): StandardEnd {
  const on = received + 1 + wait(chance, 12, 0.8)
  history.add({ fact: careFacts.accepted, on: onWorkingDay(received + 1) })
  history.add({
    fact: careFacts.died,
    on: Math.max(on, onWorkingDay(received + 1)),
    detail: { source: 'the ward told us' },
  })
  return { died: on }
}

function tellClosed({ chance }: Teller, history: WrittenHistory, received: number): StandardEnd {
  const reason = oneOf(chance, [
    ['01', 8],
    ['02', 6],
    ['03', 26],
    ['04', 28],
    ['05', 22],
    ['98', 10],
  ] as const)
  const on = onWorkingDay(received + wait(chance, 11, 0.7))
  history.add({ fact: careFacts.closedWithoutDecision, on, detail: { reason } })
  return null
}

/** From receipt to decision: about half within 28 days; what fell into the suspension waited for its end. */
function tellAssessment(teller: Teller, history: WrittenHistory, received: number): StandardEnd {
  const { world, chance } = teller
  const takes = 6 + wait(chance, 22, 0.75)
  const decides = onWorkingDay(afterSuspension(world, received + takes, 10 + chance.exponential() * 55))
  const before = Math.max(received + 3, decides - 2 - Math.floor(chance.uniform() * Math.min(8, takes / 3)))
  const meets = Math.min(decides, onWorkingDay(afterSuspension(world, before, chance.uniform() * 8)))
  const accepted = onWorkingDay(received + Math.floor(chance.uniform() * 3))
  const who = coordinatorFor(teller, received)
  history.add({ fact: careFacts.accepted, on: accepted })
  if (who)
    history.add({
      ...{
        fact: careFacts.coordinatorNamed,
        on: onWorkingDay(accepted + Math.floor(chance.exponential() * 2.5)),
      },
      detail: { coordinator: who.id, name: who.name },
    })
  tellDelay(teller, history, { received, decides })
  tellEvidence(teller, history, { received, meets })
  tellMeeting(teller, history, { accepted, meets, who })
  return tellDecision(teller, history, { meets, decides, who })
}

function tellDelay(
  { world, chance }: Teller,
  history: WrittenHistory,
  span: { received: number; decides: number },
): void {
  const { received, decides } = span
  const since = Math.max(received, world.suspendedFrom)
  if (
    since <= world.suspendedTo &&
    decides > world.suspendedTo &&
    (isSuspended(world, since) || received < since)
  ) {
    history.add({
      ...{ fact: careFacts.delayRecorded, on: since },
      detail: {
        cause: 'suspension',
        justified: true,
        justification: 'Assessments were suspended nationally',
      },
    })
  } else if (decides - received > 35 && recordsNames(world, received) && chance.uniform() < 0.5)
    history.add({
      ...{ fact: careFacts.delayRecorded, on: received + 29 },
      detail: {
        cause: oneOf(chance, [
          ['evidence', 4],
          ['assessor', 4],
          ['family', 2],
          ['ours', 3],
        ] as const),
        justified: false,
      },
    })
}

const askedOf = [
  ['hospital notes', 'the hospital'],
  ['care home records', 'the care home'],
  ['general practice records', 'the general practice'],
] as const

function tellEvidence(
  { world, chance }: Teller,
  history: WrittenHistory,
  span: { received: number; meets: number },
): void {
  const { received, meets } = span
  if (!recordsNames(world, received) || meets - received < 12 || chance.uniform() > 0.3) return
  const [what, from] = askedOf[Math.floor(chance.uniform() * askedOf.length)]!
  const on = onWorkingDay(received + 4)
  const about = history.add({ fact: careFacts.evidenceAskedFor, on, detail: { what, from } })
  if (meets - on > 20) history.add({ fact: careFacts.evidenceChased, on: onWorkingDay(on + 14), about })
  history.add({ fact: careFacts.evidenceReceived, on: Math.max(on, meets - 2), about })
}

type Meeting = {
  readonly accepted: number
  readonly meets: number
  readonly who: Coordinator | undefined
}

function tellMeeting(teller: Teller, history: WrittenHistory, { accepted, meets, who }: Meeting): void {
  const { world, chance } = teller
  const isSoon = meets >= world.until && meets < world.until + 35
  if (isSoon)
    history.add({
      ...{
        fact: careFacts.meetingBooked,
        on: Math.max(accepted, world.until - 2 - Math.floor(chance.uniform() * 5)),
      },
      ...byCoordinator(who),
      detail: {
        bookedOn: dayText(meets),
        at: oneOf(chance, [
          ['10:00', 1],
          ['14:00', 1],
        ] as const),
        how: 'by video',
      },
    })
  const acute = dayText(meets) < '2018-04-01' ? 0.24 : dayText(meets) < '2020-03-19' ? 0.12 : 0.03
  const setting = chance.uniform() < acute ? 'acute' : chance.uniform() < 0.94 ? 'community' : 'other'
  history.add({
    ...{ fact: careFacts.meetingHeld, on: meets, ...byCoordinator(who) },
    detail: { setting, ...(recordsNames(world, meets) ? findings(teller) : {}) },
  })
}

/** Levels as the tool allows them for each domain. */
function findings({ chance }: Teller) {
  const domains = Object.fromEntries(
    Object.entries(assessmentDomains).map(([domain, { levels }]) => {
      const at = Math.min(levels.length - 1, Math.floor(Math.abs(chance.normal()) * 1.6))
      return [domain, levels[at]!]
    }),
  )
  return { present: ['nurse', 'care-act-assessor'], domains, indication: indicationOf(domains) }
}

type Decision = Omit<Meeting, 'accepted'> & { readonly decides: number }

function tellDecision(
  teller: Teller,
  history: WrittenHistory,
  { meets, decides, who }: Decision,
): StandardEnd {
  const { chance } = teller
  const outcome = oneOf(chance, [
    ['eligible', 24],
    ['nursing-care', 20],
    ['joint-package', 5],
    ['not-eligible', 51],
  ] as const)
  history.add({ fact: careFacts.recommended, on: meets, ...byCoordinator(who), detail: { outcome } })
  const verified = history.add({
    ...{ fact: careFacts.decisionVerified, on: decides, ...byVerifier(teller, decides) },
    detail: { outcome, recommended: outcome },
  })
  const letter = onWorkingDay(decides + 1 + Math.floor(chance.exponential() * 4))
  history.add({ fact: careFacts.decisionCommunicated, on: letter })
  if (chance.uniform() < 0.006)
    history.add({
      ...{
        fact: careFacts.decisionVerified,
        on: decides + 1,
        withdraws: verified,
        toldAfter: 20,
        ...byVerifier(teller, decides),
      },
      detail: { outcome, recommended: outcome, why: 'the day of the decision was mistyped' },
    })
  if (outcome !== 'not-eligible') return { entitled: { decidedOn: decides, outcome, ...byCoordinator(who) } }
  tellChallenge(teller, history, letter)
  return { refusedOn: decides }
}

function tellChallenge({ chance }: Teller, history: WrittenHistory, letter: number): void {
  if (chance.uniform() > 0.05) return
  const asked = onWorkingDay(letter + 20 + Math.floor(chance.uniform() * 150))
  history.add({
    ...{ fact: careFacts.localResolutionRequested, on: asked },
    detail: { by: 'the family', grounds: 'The assessment did not weigh all needs' },
  })
  const result = oneOf(chance, [
    ['upheld', 78],
    ['eligible', 14],
    ['withdrawn', 8],
  ] as const)
  history.add({
    ...{ fact: careFacts.localResolutionDecided, on: onWorkingDay(asked + wait(chance, 90, 0.4)) },
    detail: { result, reasons: 'As the letter says' },
  })
}
