/** Where a case stands, read from what happened: the row in `care.case` is a projection of this, and never more. */
import { type Fact, standingAsTold, toldPlaces } from '#facts'
import { type Day, later } from '#kit'
import type { Case, CaseState, Outcome } from './case.ts'
import { careFacts } from './facts.ts'

/** The parts of a case that facts decide. */
export type CaseReading = Pick<
  Case,
  | 'state'
  | 'commissioner'
  | 'place'
  | 'team'
  | 'coordinator'
  | 'recommended'
  | 'decidedOn'
  | 'outcome'
  | 'waitingFor'
  | 'waitingSince'
  | 'bookedOn'
  | 'setting'
  | 'toldOn'
  | 'lastFactOn'
  | 'receivedOn'
>
type Change = Partial<CaseReading>

const text = (fact: Fact, name: string): string => String(fact.detail[name])

/** What each fact changes besides the state. */
const changes: Readonly<Record<string, (fact: Fact) => Change>> = {
  [careFacts.referralReceived]: fact => ({
    ...{ commissioner: text(fact, 'commissioner'), place: text(fact, 'place') },
    ...{ team: (fact.detail.team as string | null) ?? null, receivedOn: fact.occurredOn },
  }),
  // A completed Fast Track Tool is itself sufficient: accepting it is the decision.
  [careFacts.accepted]: fact =>
    fact.detail.outcome ? { decidedOn: fact.occurredOn, outcome: text(fact, 'outcome') as Outcome } : {},
  [careFacts.coordinatorNamed]: fact => ({ coordinator: text(fact, 'coordinator') }),
  [careFacts.meetingBooked]: fact => ({ bookedOn: text(fact, 'bookedOn') as Day }),
  [careFacts.meetingHeld]: fact => ({ bookedOn: null, setting: (fact.detail.setting as string) ?? null }),
  [careFacts.reviewBooked]: fact => ({ bookedOn: text(fact, 'bookedOn') as Day }),
  [careFacts.reviewDone]: () => ({ bookedOn: null }),
  [careFacts.recommended]: fact => ({ recommended: text(fact, 'outcome') as Outcome }),
  [careFacts.decisionVerified]: fact => ({
    decidedOn: fact.occurredOn,
    outcome: text(fact, 'outcome') as Outcome,
  }),
  [careFacts.transferred]: fact => ({
    ...{ commissioner: text(fact, 'commissioner'), place: text(fact, 'place') },
    team: (fact.detail.team as string | null) ?? null,
    coordinator: null,
  }),
}

const nothing: Omit<CaseReading, 'lastFactOn' | 'receivedOn'> = {
  ...{ state: 'received', commissioner: '', place: '', team: null, coordinator: null, recommended: null },
  ...{ decidedOn: null, outcome: null, waitingFor: null, waitingSince: null, bookedOn: null },
  ...{ setting: null, toldOn: null },
}

/** Facts in the order they were told, corrections in their places; the act that recorded one wrote the state it led to into its detail. */
export function readCase(facts: readonly Fact[]): CaseReading {
  const held = standingAsTold(facts)
  const [first] = held
  if (!first) throw new Error('A case begins with its referral: nothing can be read from no facts')
  const read: CaseReading = { ...nothing, receivedOn: first.occurredOn, lastFactOn: first.occurredOn }
  for (const fact of held) {
    const to = fact.detail.to as CaseState | undefined
    const lastFactOn = later(read.lastFactOn, fact.occurredOn)
    // Whatever the unit records next is its answer: it had the message before it.
    const toldOn = fact.name === careFacts.toldUs ? (read.toldOn ?? fact.occurredOn) : null
    Object.assign(read, { lastFactOn, toldOn }, to ? { state: to } : {}, changes[fact.name]?.(fact))
  }
  return { ...read, ...waiting(facts) }
}

/** The oldest request for evidence, or for the council's view, that has had no answer, while a decision is open. */
export function openRequest(facts: readonly Fact[]): Fact | undefined {
  const held = standingAsTold(facts)
  const places = toldPlaces(facts)
  const answered = new Set(
    held
      .filter(fact => fact.name === careFacts.evidenceReceived || fact.name === careFacts.councilViewRecorded)
      .map(fact => Number(fact.detail.request)),
  )
  const isOver = held.some(
    fact => fact.name === careFacts.decisionVerified || fact.name === careFacts.closedWithoutDecision,
  )
  if (isOver) return undefined
  return held.find(
    fact =>
      (fact.name === careFacts.evidenceAskedFor || fact.name === careFacts.councilConsulted) &&
      !answered.has(places.get(fact.id)!),
  )
}

function waiting(facts: readonly Fact[]): Pick<CaseReading, 'waitingFor' | 'waitingSince'> {
  const open = openRequest(facts)
  if (!open) return { waitingFor: null, waitingSince: null }
  return { waitingFor: text(open, 'from'), waitingSince: open.occurredOn }
}
