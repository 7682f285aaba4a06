/**
 * What the national return reads from the facts of a case: one flat row for each request, commissioner and state of
 * knowledge. Pure; the rows in `care.request_reading` are a projection of this.
 *
 * A case that was never corrected needs one row: each of its days says from which instant it was known, and that is
 * enough to count as known at any earlier one. A case with a withdrawal, a transfer or an appeal has a row for every
 * state of knowledge instead.
 */
import { byOccurrence, type Fact, knownAt, standing } from '#facts'
import { type Day, type Instant, later } from '#kit'
import type { PathwayId } from '../case.ts'
import { careFacts } from '../facts.ts'

export type Activity = PathwayId | 'past-period' | 'local-resolution'

/** A day something happened on, and since when it was known. */
export type Milestone = { readonly on: Day; readonly known: Instant }

export type RequestReading = {
  readonly activity: Activity
  readonly commissioner: string
  /** First day of its responsibility; `to` is the first day of the next. */
  readonly responsible: { readonly from: Day; readonly to: Day }
  /** Known from this instant; `until` is the first at which something else was known, null where nothing else is. */
  readonly known: { readonly from: Instant; readonly until: Instant | null }
  readonly started: Milestone | null
  readonly assessed: Milestone | null
  readonly setting: string | null
  readonly decided: Milestone | null
  readonly outcome: string | null
  readonly closed: Milestone | null
  readonly died: Milestone | null
  readonly ended: Milestone | null
}

export const beginningOfTime = '0001-01-01' as Day
export const endOfTime = '9999-12-31' as Day

/** Every row of one case, in no order that means anything. None where its referral was taken back. */
export function requestReadings(facts: readonly Fact[]): RequestReading[] {
  const told = facts.filter(fact => relevant.has(fact.name) || fact.withdraws !== null)
  if (told.length === 0) return []
  if (isPlain(told)) return readAt([...told].sort(byOccurrence), null)
  const instants = [...new Set(told.map(fact => fact.recordedAt))].sort()
  const versions = instants.map((from, index) => {
    const until = instants[index + 1] ?? null
    return readAt(standing(knownAt(told, from)), { from, until })
  })
  return merged(versions)
}

const relevant = new Set<string>([
  ...[careFacts.referralReceived, careFacts.screened, careFacts.accepted, careFacts.closedWithoutDecision],
  ...[careFacts.meetingHeld, careFacts.decisionVerified, careFacts.packageEnded, careFacts.died],
  ...[careFacts.localResolutionRequested, careFacts.localResolutionDecided, careFacts.transferred],
  ...[careFacts.pastPeriodRequested, careFacts.pastPeriodDecided],
])

const happenOnce: readonly ((fact: Fact) => boolean)[] = [
  fact => fact.name === careFacts.referralReceived,
  startsConsideration,
  isDecision,
  ...[careFacts.meetingHeld, careFacts.closedWithoutDecision, careFacts.packageEnded, careFacts.died].map(
    name => (fact: Fact) => fact.name === name,
  ),
]
const never = new Set<string>([
  ...[careFacts.localResolutionRequested, careFacts.localResolutionDecided, careFacts.transferred],
  ...[careFacts.pastPeriodRequested, careFacts.pastPeriodDecided],
])

/** Whether one row can say what was known at every instant: nothing taken back, nothing twice, all in order. */
function isPlain(facts: readonly Fact[]): boolean {
  if (facts.some(fact => fact.withdraws !== null || never.has(fact.name))) return false
  if (happenOnce.some(happens => facts.filter(happens).length > 1)) return false
  if (!facts.some(fact => fact.name === careFacts.referralReceived)) return false
  const decision = facts.find(isDecision)
  const has = (name: string) => facts.some(fact => fact.name === name)
  if (!decision) return !has(careFacts.packageEnded)
  if (has(careFacts.closedWithoutDecision)) return false
  return facts.every(fact => !endings.has(fact.name) || byOccurrence(decision, fact) < 0)
}
const endings = new Set<string>([careFacts.packageEnded, careFacts.died])

function startsConsideration(fact: Fact): boolean {
  const starts = fact.name === careFacts.referralReceived || fact.name === careFacts.screened
  return starts && fact.detail.fullConsideration === true
}

/** A verified decision; on fast track, accepting the completed tool. */
function isDecision(fact: Fact): boolean {
  return (
    fact.name === careFacts.decisionVerified || (fact.name === careFacts.accepted && !!fact.detail.outcome)
  )
}

type Knowledge = RequestReading['known']

/** The rows that facts in the order of their occurrence make: the request itself and what it led to, by commissioner. */
function readAt(held: readonly Fact[], known: Knowledge | null): RequestReading[] {
  const received = held.find(fact => fact.name === careFacts.referralReceived)
  if (!received) return []
  const span = known ?? { from: received.recordedAt, until: null }
  const at = (fact: Fact | undefined, on = fact?.occurredOn): Milestone | null =>
    fact && on ? { on, known: known?.from ?? fact.recordedAt } : null
  const requests = [mainRequest(received, held, at), ...appeals(held, at), ...pastPeriods(held, at)]
  const stints = stintsOf(received, held)
  return requests.flatMap(request => stints.map(stint => ({ ...request, ...stint, known: span })))
}

type Dated = (fact: Fact | undefined, on?: Day) => Milestone | null
type Request = Omit<RequestReading, 'commissioner' | 'responsible' | 'known'>

function mainRequest(received: Fact, held: readonly Fact[], at: Dated): Request {
  const activity = received.detail.pathway as PathwayId
  const start = activity === 'standard' ? held.find(startsConsideration) : received
  const first = (name: string) => held.find(fact => fact.name === name)
  const [closed, died, decision] = [
    first(careFacts.closedWithoutDecision),
    first(careFacts.died),
    held.find(isDecision),
  ]
  const isDecided =
    decision !== undefined && [closed, died].every(each => !each || byOccurrence(decision, each) < 0)
  const meeting = first(careFacts.meetingHeld)
  const request: Request = {
    ...{ activity, started: at(start), assessed: at(meeting) },
    setting: (meeting?.detail.setting as string | undefined) ?? null,
    ...{ decided: null, outcome: null, closed: at(closed), died: at(died), ended: null },
  }
  if (!isDecided) return request
  const outcome = String(decision.detail.outcome)
  const appeal = outcome === 'nursing-care' ? held.find(nowEligible) : undefined
  const outlived = appeal && !(died && byOccurrence(died, appeal) < 0) ? [appeal] : []
  const ended = at(endAfter(decision.occurredOn, held, outlived))
  return { ...request, decided: at(decision), outcome, closed: null, ended }
}

const nowEligible = (fact: Fact): boolean =>
  fact.name === careFacts.localResolutionDecided && fact.detail.result === 'eligible'

/** The first end, on or after a day, of the funding that began on it; `others` end it too. */
function endAfter(day: Day, held: readonly Fact[], others: readonly Fact[]): Fact | undefined {
  const ends = [...held.filter(fact => fact.name === careFacts.packageEnded), ...others]
  return ends.filter(fact => fact.occurredOn >= day).sort(byOccurrence)[0]
}

/** Local resolution, asked for and decided: the first decision answers the first request, and so on. */
function appeals(held: readonly Fact[], at: Dated): Request[] {
  return pairs(held, careFacts.localResolutionRequested, careFacts.localResolutionDecided).map(
    ([asked, decided]) => {
      const result = decided ? String(decided.detail.result) : null
      const end = decided && endAfter(decided.occurredOn, held, [])
      const died = decided && held.find(fact => fact.name === careFacts.died)
      return {
        ...{ activity: 'local-resolution' as const, started: at(asked), assessed: null, setting: null },
        ...{ decided: at(decided), outcome: result, closed: null, ended: at(end) },
        died: at(died, died && decided && later(died.occurredOn, decided.occurredOn)),
      }
    },
  )
}

function pastPeriods(held: readonly Fact[], at: Dated): Request[] {
  return pairs(held, careFacts.pastPeriodRequested, careFacts.pastPeriodDecided).map(([asked, decided]) => ({
    ...{ activity: 'past-period' as const, started: at(asked), assessed: null, setting: null },
    ...{ decided: at(decided), outcome: decided ? String(decided.detail.result) : null },
    ...{ closed: null, died: null, ended: null },
  }))
}

function pairs(
  held: readonly Fact[],
  asking: string,
  deciding: string,
): (readonly [Fact | undefined, Fact | undefined])[] {
  const asked = held.filter(fact => fact.name === asking)
  const decided = held.filter(fact => fact.name === deciding)
  return Array.from(
    { length: Math.max(asked.length, decided.length) },
    (_, index) => [asked[index], decided[index]] as const,
  )
}

type Stint = Pick<RequestReading, 'commissioner' | 'responsible'>

/** Who was responsible from which day. Of several transfers on one day the last one holds. */
function stintsOf(received: Fact, held: readonly Fact[]): Stint[] {
  const moves = held.filter(fact => fact.name === careFacts.transferred)
  const begun = [
    { commissioner: String(received.detail.commissioner), from: beginningOfTime },
    ...moves.map(fact => ({ commissioner: String(fact.detail.commissioner), from: fact.occurredOn })),
  ]
  return begun
    .map(({ commissioner, from }, index) => ({
      commissioner,
      responsible: { from, to: begun[index + 1]?.from ?? endOfTime },
    }))
    .filter(({ responsible }) => responsible.from < responsible.to)
}

/** Neighbouring versions that say the same become one, so that a chased letter does not make a row. */
function merged(versions: readonly RequestReading[][]): RequestReading[] {
  const kept: RequestReading[][] = []
  for (const version of versions) {
    const before = kept.at(-1)
    if (before && sameContent(before, version))
      kept[kept.length - 1] = before.map((row, index) => ({
        ...row,
        known: { from: row.known.from, until: version[index]?.known.until ?? null },
      }))
    else kept.push(version)
  }
  return kept.flat()
}

const content = (rows: readonly RequestReading[]): string =>
  JSON.stringify(
    rows.map(({ known: _, ...row }) => row),
    (key, value) => (key === 'known' ? undefined : value),
  )

const sameContent = (a: readonly RequestReading[], b: readonly RequestReading[]): boolean =>
  a.length > 0 && a.length === b.length && content(a) === content(b)
