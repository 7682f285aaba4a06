/**
 * What a family sees of a case: a projection of its own, never the staff page. It says what is late, whom we wait
 * for, what comes next and who is in charge; levels of need, reasons and colleagues' notes are not in it.
 */
import { type ClockRow, calendarOf, countForward } from '#clocks'
import { type Fact, standing } from '#facts'
import { addDays, type Day, daysBetween } from '#kit'
import { clockInWords, countOf, dayInWords, shortDay } from '#web'
import type { Case } from '../case.ts'
import { careFacts } from '../facts.ts'
import { becauseOf, diedOn, type Followed, headlineOf, last, limitIn, said } from './headline.ts'

export type FamilyStep = { readonly on: Day | null; readonly text: string; readonly state: string }
export type FamilyModel = {
  readonly headline: string
  readonly because: readonly string[]
  readonly next: {
    readonly text: string
    readonly on: Day
    readonly how: string
    readonly canAnswer: boolean
    /** What the family answered to it, where they did: “I will come to the meeting”. */
    readonly answered: string | null
  } | null
  readonly coordinator: string | null
  /** By when a message is answered: two working days. Null where nobody answers any more. */
  readonly repliesBy: Day | null
  readonly refund: string | null
  /** How long the decision can be looked at again, or what came of asking; null before the letter. */
  readonly again: string | null
  readonly isOver: boolean
  readonly steps: readonly FamilyStep[]
}

export function familyModel(
  found: Case,
  facts: readonly Fact[],
  clocks: readonly ClockRow[],
  today: Day,
): FamilyModel {
  const followed: Followed = { found, clocks, today, held: standing(facts) }
  const isOver = hasEnded(followed)
  const replies = countForward(today, 2, calendarOf('england-and-wales'))
  return {
    ...{ headline: headlineOf(followed), because: becauseOf(followed), isOver },
    next: isOver ? null : nextOf(followed),
    coordinator: isOver ? null : coordinatorOf(followed),
    repliesBy: !isOver && replies.ok ? replies.value : null,
    refund: isOver ? null : refundOf(followed),
    again: diedOn(followed) ? null : againOf(followed),
    steps: stepsOf(followed),
  }
}

const hasEnded = (followed: Followed): boolean =>
  followed.found.state === 'closed' || followed.found.state === 'ended' || diedOn(followed) !== null

/** Nobody, where the case waits for one again: at another commissioner's, or once the naming was taken back. */
function coordinatorOf({ found, held }: Followed): string | null {
  const named = last(held, careFacts.coordinatorNamed)
  return found.coordinator !== null && named ? said(named.detail.name) : null
}

function nextOf({ found, held }: Followed): FamilyModel['next'] {
  if (!found.bookedOn) return null
  const booked = [...held].reverse().find(fact => fact.detail.bookedOn === found.bookedOn)
  const isMeeting = booked?.name === careFacts.meetingBooked
  const answer = held.findLast(
    fact =>
      fact.name === careFacts.toldUs &&
      (fact.detail.what === 'coming' || fact.detail.what === 'another-time') &&
      (booked === undefined || fact.id > booked.id),
  )
  return {
    text: isMeeting ? 'Assessment meeting' : 'Review',
    on: found.bookedOn,
    how: [clockInWords(said(booked?.detail.at)), said(booked?.detail.how)]
      .filter(part => part !== '')
      .join(', '),
    canAnswer: isMeeting,
    answered: answer ? said(answer.detail.about) : null,
  }
}

/** National Framework: an unjustified delay, then eligible: care paid for from day 29 should be refunded. */
function refundOf(followed: Followed): string | null {
  const limit = limitIn(followed, 'chc-decision')
  if (!limit || followed.found.decidedOn) return null
  const from = addDays(limit.started_on, 29)
  return `If the delay was not justified, care paid for from ${dayInWords(from)} (day 29) should be refunded. Keep receipts.`
}

/** The family's own limit: its end takes a right away, and makes nobody late. */
function againOf(followed: Followed): string | null {
  const decided = last(followed.held, careFacts.localResolutionDecided)
  const asked = last(followed.held, careFacts.localResolutionRequested)
  const limit = limitIn(followed, 'local-resolution-request')
  if (decided)
    return `You asked for it to be looked at again. The outcome was sent on ${dayInWords(decided.occurredOn)}.`
  if (asked)
    return `You asked for it to be looked at again on ${dayInWords(asked.occurredOn)}. There is no outcome yet.`
  if (!limit?.due_on) return null
  return limit.due_on < followed.today
    ? `The time to ask for it to be looked at again ended on ${dayInWords(limit.due_on)}. If there is a good reason, ask all the same and say why.`
    : `You can ask for it to be looked at again until ${dayInWords(limit.due_on)}.`
}

const noticeTexts: Readonly<Record<string, string>> = {
  checklist: 'Checklist received',
  'fast-track-tool': 'Fast Track Tool received',
  'nursing-care': 'Request for nursing care received',
}

const stepTexts: Readonly<Record<string, (fact: Fact) => string>> = {
  [careFacts.referralReceived]: ({ detail }) => noticeTexts[said(detail.kind)] ?? 'Referral received',
  [careFacts.accepted]: () => 'Accepted for full consideration',
  [careFacts.coordinatorNamed]: ({ detail }) => `${said(detail.name)} named coordinator`,
  [careFacts.evidenceAskedFor]: ({ detail }) => `${said(detail.what)} asked for`,
  [careFacts.meetingHeld]: () => 'Assessment meeting held',
  [careFacts.recommended]: () => 'Recommendation made, to be verified',
  [careFacts.decisionVerified]: () => 'Decision made',
  [careFacts.decisionCommunicated]: () => 'Decision letter sent',
  [careFacts.packageStarted]: () => 'Care started',
  [careFacts.packageEnded]: () => 'Care ended',
  [careFacts.reviewDone]: () => 'Review done',
  [careFacts.localResolutionRequested]: () => 'Asked for the decision to be looked at again',
  [careFacts.localResolutionDecided]: () => 'Outcome of looking at it again sent',
  [careFacts.closedWithoutDecision]: () => 'Closed without a decision',
  [careFacts.toldUs]: ({ detail }) => `You told us: ${said(detail.about)}`,
}

function stepsOf(followed: Followed): FamilyStep[] {
  const isOver = hasEnded(followed)
  const { found, held, today } = followed
  const answered = new Set(
    held.filter(fact => fact.name === careFacts.evidenceReceived).map(fact => Number(fact.detail.request)),
  )
  const happened = held.flatMap(fact => {
    const text = stepTexts[fact.name]
    if (!text) return []
    const isOpen =
      fact.name === careFacts.evidenceAskedFor && !answered.has(fact.id) && !found.decidedOn && !isOver
    const state = isOpen ? `waiting, ${countOf(daysBetween(fact.occurredOn, today), 'day')}` : 'done'
    return [{ on: fact.occurredOn, text: text(fact), state }]
  })
  const next = isOver ? null : nextOf(followed)
  return [
    ...happened,
    ...(next ? [{ on: next.on, text: next.text, state: 'booked' }] : []),
    ...(isOver ? [] : decisionToCome(followed)),
  ]
}

function decisionToCome(followed: Followed): FamilyStep[] {
  const limit = limitIn(followed, 'chc-decision')
  if (!limit?.due_on || followed.found.decidedOn) return []
  const due = limit.due_on < followed.today ? 'was due' : 'due'
  return [{ on: null, text: 'Decision', state: `${due} ${shortDay(limit.due_on)}` }]
}
