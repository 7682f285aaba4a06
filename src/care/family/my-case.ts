/**
 * What a family sees of a case: a projection of its own, never the staff page. It says what is late, whom we wait
 * for, what comes next and who is in charge; levels of need, reasons and colleagues' notes are not in it.
 */
import { type ClockRow, calendarOf, countForward } from '#clocks'
import { type Fact, standing } from '#facts'
import { addDays, type Day } from '#kit'
import { dayInWords, dueInWords, shortDay, weekdayInWords } from '#web'
import type { Case } from '../case.ts'
import { careFacts } from '../facts.ts'

export type FamilyStep = { readonly on: Day | null; readonly text: string; readonly state: string }
export type FamilyModel = {
  readonly headline: string
  readonly because: readonly string[]
  readonly next: {
    readonly text: string
    readonly on: Day
    readonly how: string
    readonly canAnswer: boolean
  } | null
  readonly coordinator: string | null
  /** By when a message is answered: two working days. */
  readonly repliesBy: Day | null
  readonly refund: string | null
  readonly steps: readonly FamilyStep[]
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '')

export function familyModel(
  found: Case,
  facts: readonly Fact[],
  clocks: readonly ClockRow[],
  today: Day,
): FamilyModel {
  const held = standing(facts)
  const clock = clocks.find(each => each.rule === 'chc-decision' && each.outcome !== 'withdrawn')
  const coordinator = last(held, careFacts.coordinatorNamed)
  const replies = countForward(today, 2, calendarOf('england-and-wales'))
  return {
    headline: headlineOf(found, clock, today),
    because: found.decidedOn ? [] : becauseOf(found, held, clock, today),
    next: nextOf(found, held),
    coordinator: coordinator ? said(coordinator.detail.name) : null,
    repliesBy: replies.ok ? replies.value : null,
    refund: clock && !found.decidedOn ? refundOf(clock) : null,
    steps: stepsOf(found, held, clock, today),
  }
}

const last = (facts: readonly Fact[], name: string): Fact | undefined =>
  facts.filter(fact => fact.name === name).at(-1)

function headlineOf(found: Case, clock: ClockRow | undefined, today: Day): string {
  if (found.state === 'closed') return 'This referral was closed without a decision'
  if (found.decidedOn) return `The decision was made on ${dayInWords(found.decidedOn)}`
  if (!clock?.due_on) return 'Full consideration has not been asked for yet'
  return clock.due_on < today
    ? `The decision is ${dueInWords(clock.due_on, today)}`
    : `The decision is due by ${weekdayInWords(clock.due_on)}, ${dueInWords(clock.due_on, today)}`
}

function becauseOf(found: Case, held: readonly Fact[], clock: ClockRow | undefined, today: Day): string[] {
  const lines: string[] = []
  if (clock?.due_on && clock.due_on < today)
    lines.push(`It should have been made by ${weekdayInWords(clock.due_on)} (28 days). We are sorry.`)
  const asked = held.find(
    fact => fact.name === careFacts.evidenceAskedFor && fact.occurredOn === found.waitingSince,
  )
  if (!found.waitingFor || !found.waitingSince) return lines
  const chased = held.filter(
    fact => fact.name === careFacts.evidenceChased && Number(fact.detail.request) === asked?.id,
  )
  const chases = chased.length
    ? ` and chased on ${listed(chased.map(fact => shortDay(fact.occurredOn)))}`
    : ''
  const what = asked ? said(asked.detail.what) : 'the view'
  return [
    ...lines,
    `We are waiting for ${what} from ${found.waitingFor}, asked for on ${shortDay(found.waitingSince)}${chases}.`,
  ]
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

function nextOf(found: Case, held: readonly Fact[]): FamilyModel['next'] {
  if (!found.bookedOn) return null
  const booked = [...held].reverse().find(fact => fact.detail.bookedOn === found.bookedOn)
  const isMeeting = booked?.name === careFacts.meetingBooked
  return {
    text: isMeeting ? 'Assessment meeting' : 'Review',
    on: found.bookedOn,
    how: [said(booked?.detail.at), said(booked?.detail.how)].filter(part => part !== '').join(', '),
    canAnswer: isMeeting,
  }
}

/** National Framework: an unjustified delay, then eligible: care paid for from day 29 should be refunded. */
function refundOf(clock: ClockRow): string {
  const from = addDays(clock.started_on, 29)
  return `If the delay was not justified, care paid for from ${dayInWords(from)} (day 29) should be refunded. Keep receipts.`
}

const stepTexts: Readonly<Record<string, (fact: Fact) => string>> = {
  [careFacts.referralReceived]: ({ detail }) =>
    detail.kind === 'checklist'
      ? 'Checklist received'
      : detail.kind === 'fast-track-tool'
        ? 'Fast Track Tool received'
        : 'Referral received',
  [careFacts.accepted]: () => 'Accepted for full consideration',
  [careFacts.coordinatorNamed]: ({ detail }) => `${said(detail.name)} named coordinator`,
  [careFacts.evidenceAskedFor]: ({ detail }) => `${said(detail.what)} asked for`,
  [careFacts.meetingHeld]: () => 'Assessment meeting held',
  [careFacts.recommended]: () => 'Recommendation made, to be verified',
  [careFacts.decisionVerified]: () => 'Decision made',
  [careFacts.decisionCommunicated]: () => 'Decision letter sent',
  [careFacts.packageStarted]: () => 'Care started',
  [careFacts.reviewDone]: () => 'Review done',
  [careFacts.closedWithoutDecision]: () => 'Closed without a decision',
  [careFacts.toldUs]: ({ detail }) => `You told us: ${said(detail.about)}`,
}

function stepsOf(found: Case, held: readonly Fact[], clock: ClockRow | undefined, today: Day): FamilyStep[] {
  const answered = new Set(
    held.filter(fact => fact.name === careFacts.evidenceReceived).map(fact => Number(fact.detail.request)),
  )
  const steps: FamilyStep[] = held.flatMap(fact => {
    const text = stepTexts[fact.name]
    if (!text) return []
    const isOpen = fact.name === careFacts.evidenceAskedFor && !answered.has(fact.id) && !found.decidedOn
    return [
      {
        on: fact.occurredOn,
        text: text(fact),
        state: isOpen ? `waiting since ${shortDay(fact.occurredOn)}` : 'done',
      },
    ]
  })
  if (found.bookedOn)
    steps.push({ on: found.bookedOn, text: 'Assessment meeting or review', state: 'booked' })
  if (clock?.due_on && !found.decidedOn && found.state !== 'closed')
    steps.push({
      on: null,
      text: 'Decision',
      state: `${clock.due_on < today ? 'was due' : 'due'} ${shortDay(clock.due_on)}`,
    })
  return steps
}
