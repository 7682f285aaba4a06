/** The answer that a family comes for, in a line, and the reason in the next ones. */
import type { ClockRow } from '#clocks'
import type { Fact } from '#facts'
import type { Day } from '#kit'
import { dayInWords, dueInWords, listInWords, lowerFirst, shortDay, weekdayInWords } from '#web'
import { type Case, outcomeTitles } from '../case.ts'
import { careFacts } from '../facts.ts'

/** What a family's page is made of: the case, the entries that hold, and its time limits. */
export type Followed = {
  readonly found: Case
  readonly held: readonly Fact[]
  readonly clocks: readonly ClockRow[]
  readonly today: Day
}

export const last = (facts: readonly Fact[], name: string): Fact | undefined =>
  facts.filter(fact => fact.name === name).at(-1)
export const said = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Of the rules given the limit that runs, or the one that ran last; never one that was taken back. */
export function limitIn(
  { clocks }: Pick<Followed, 'clocks'>,
  ...rules: readonly string[]
): ClockRow | undefined {
  const held = clocks.filter(each => rules.includes(each.rule) && each.outcome !== 'withdrawn')
  return held.find(each => each.outcome === null) ?? held.at(-1)
}

export const diedOn = ({ held }: Pick<Followed, 'held'>): Day | null =>
  last(held, careFacts.died)?.occurredOn ?? null

export function headlineOf(followed: Followed): string {
  const { found, today } = followed
  if (diedOn(followed)) return 'This case has ended'
  if (found.state === 'closed') return 'This referral was closed without a decision'
  if (found.state === 'screened-out') return 'The Checklist was below the threshold'
  if (found.state === 'ended') return 'The care paid for by the NHS has ended'
  if (found.state === 'in-package') return 'Care is in place'
  if (found.pathway === 'fast-track')
    return waitInWords('Care', limitIn(followed, 'fast-track-package'), today)
  if (found.decidedOn) return `The decision was made on ${dayInWords(found.decidedOn)}`
  if (found.pathway === 'nursing-care') return 'The need for nursing care is being looked at'
  return waitInWords('The decision', limitIn(followed, 'chc-decision'), today)
}

function waitInWords(what: string, limit: ClockRow | undefined, today: Day): string {
  if (!limit?.due_on) return 'Full consideration has not been asked for yet'
  const when = dueInWords(limit.due_on, today)
  return limit.due_on < today
    ? `${what} is ${when}`
    : `${what} is due by ${weekdayInWords(limit.due_on)}, ${when}`
}

export function becauseOf(followed: Followed): string[] {
  const { found } = followed
  const died = diedOn(followed)
  if (died)
    return [
      `We were told of a death on ${dayInWords(died)}. We are sorry.`,
      'Nothing more is asked of you, and no more letters are sent.',
    ]
  if (found.state === 'closed' || found.state === 'screened-out') return []
  if (found.decidedOn) return decidedLines(followed)
  return [...lateLines(followed), ...waitingLines(followed)]
}

/** What was decided is told once the letter with the reasons was sent, and never before it. */
function decidedLines(followed: Followed): string[] {
  const { found, held, today } = followed
  const review = limitIn(followed, 'chc-review-first', 'chc-review-next')
  const isTold = found.pathway === 'fast-track' || last(held, careFacts.decisionCommunicated) !== undefined
  const isRunning = found.state === 'in-package' && review?.outcome === null && review.due_on !== null
  return [
    ...(isTold ? [] : ['The letter that gives the decision and its reasons has not been sent yet.']),
    ...(isTold && found.outcome && found.pathway !== 'fast-track'
      ? [`It says: ${outcomeTitles[found.outcome]}.`]
      : []),
    ...(isRunning && review.due_on
      ? [
          review.due_on < today
            ? `The next review was due by ${dayInWords(review.due_on)}. We are sorry.`
            : `The next review is due by ${dayInWords(review.due_on)}.`,
        ]
      : []),
  ]
}

function lateLines(followed: Followed): string[] {
  const { found, today } = followed
  const isFast = found.pathway === 'fast-track'
  const limit = limitIn(followed, isFast ? 'fast-track-package' : 'chc-decision')
  if (!limit?.due_on || limit.due_on >= today) return []
  const allowed = isFast ? '48 hours' : '28 days'
  const what = isFast ? 'been in place' : 'been made'
  return [`It should have ${what} by ${weekdayInWords(limit.due_on)} (${allowed}). We are sorry.`]
}

function waitingLines({ found, held }: Followed): string[] {
  const { waitingFor, waitingSince } = found
  if (!waitingFor || !waitingSince) return []
  const asked = held.find(
    fact => fact.name === careFacts.evidenceAskedFor && fact.occurredOn === waitingSince,
  )
  const chased = held
    .filter(fact => fact.name === careFacts.evidenceChased && Number(fact.detail.request) === asked?.id)
    .map(fact => shortDay(fact.occurredOn))
  const chases = chased.length ? ` and chased on ${listInWords(chased)}` : ''
  const what = asked ? lowerFirst(said(asked.detail.what)) : 'the view'
  return [`We are waiting for ${what} from ${waitingFor}, asked for on ${shortDay(waitingSince)}${chases}.`]
}
