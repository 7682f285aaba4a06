/**
 * Orders of days that cannot be, as one table: what one row of a spreadsheet tells of a case must be possible as a
 * whole. Where practice allows either order nothing stands here: care on fast track or care that is paid backwards may
 * start before the decision was recorded, and a package may be closed after the person's death.
 */
import { outcomeTitles } from '../case.ts'
import { careFacts } from '../facts.ts'
import type { CaseloadRow } from './row.ts'

export type StepOrder = {
  readonly earlier: string
  readonly later: string
  /** Why the later one cannot come first. */
  readonly because: string
}

const afterDeath = 'nothing but its end, its letter and what the family asks for follows a death'
const beforeDeath = [
  ...[careFacts.screened, careFacts.accepted, careFacts.coordinatorNamed, careFacts.meetingHeld],
  ...[careFacts.recommended, careFacts.decisionVerified, careFacts.packageStarted, careFacts.reviewDone],
]

/** On one day is in order. On fast track the acceptance is the decision. */
export const stepOrders: readonly StepOrder[] = [
  ...[careFacts.meetingHeld, careFacts.recommended].map(earlier => ({
    ...{
      earlier,
      later: careFacts.decisionVerified,
      because: 'a decision rests on the assessment before it',
    },
  })),
  {
    ...{ earlier: careFacts.meetingHeld, later: careFacts.recommended },
    because: 'the team recommends when it has assessed',
  },
  {
    ...{ earlier: careFacts.meetingHeld, later: careFacts.closedWithoutDecision },
    because: 'what is closed is not assessed any more',
  },
  {
    ...{ earlier: careFacts.decisionVerified, later: careFacts.decisionCommunicated },
    because: 'a letter tells of a decision that was made',
  },
  ...[careFacts.decisionVerified, careFacts.accepted].map(earlier => ({
    ...{ earlier, later: careFacts.packageEnded, because: 'what ends is the care that was decided' },
  })),
  {
    ...{ earlier: careFacts.packageStarted, later: careFacts.packageEnded },
    because: 'care cannot end before it starts',
  },
  {
    ...{ earlier: careFacts.decisionVerified, later: careFacts.localResolutionRequested },
    because: 'local resolution is asked for about a decision',
  },
  {
    ...{ earlier: careFacts.localResolutionRequested, later: careFacts.localResolutionDecided },
    because: 'it is decided when it has been asked for',
  },
  {
    ...{ earlier: careFacts.pastPeriodRequested, later: careFacts.pastPeriodDecided },
    because: 'it is decided when it has been asked for',
  },
  ...beforeDeath.map(earlier => ({ earlier, later: careFacts.died, because: afterDeath })),
]

export type Impossible = {
  readonly earlier: CaseloadRow
  readonly later: CaseloadRow
  readonly because: string
}

/** Every pair of rows of one case whose days cannot both be right. */
export const impossibleOrders = (rows: readonly CaseloadRow[]): Impossible[] =>
  stepOrders.flatMap(({ earlier, later, because }) =>
    pairs(rows, earlier, later)
      .filter(pair => pair.later.occurred_on < pair.earlier.occurred_on)
      .map(pair => ({ ...pair, because })),
  )

const pairs = (rows: readonly CaseloadRow[], earlier: string, later: string) =>
  rows
    .filter(row => row.fact === earlier)
    .flatMap(one => rows.filter(row => row.fact === later).map(other => ({ earlier: one, later: other })))

/** Care that somebody got who was not found eligible, and whom no local resolution found eligible later. */
export function careWithoutEligibility(rows: readonly CaseloadRow[]): Impossible[] {
  const decision = rows.find(
    row => row.fact === careFacts.decisionVerified && row.detail.outcome === 'not-eligible',
  )
  const isUpheld = (row: CaseloadRow) =>
    row.fact === careFacts.localResolutionDecided && ['eligible', 'part'].includes(String(row.detail.result))
  if (!decision || rows.some(isUpheld)) return []
  const because = outcomeTitles['not-eligible']
  return rows
    .filter(row => row.fact === careFacts.packageStarted || row.fact === careFacts.packageEnded)
    .map(row => ({ earlier: decision, later: row, because }))
}

/** A request that is said to be decided and closed without a decision. On fast track the acceptance is the decision. */
export function closedThoughDecided(rows: readonly CaseloadRow[]): Impossible[] {
  const isFastTrack = rows.some(row => row.pathway === 'fast-track')
  const decision = rows.find(
    ({ fact }) => fact === careFacts.decisionVerified || (isFastTrack && fact === careFacts.accepted),
  )
  if (!decision) return []
  const because = 'a referral is decided or closed without a decision, not both'
  return rows
    .filter(({ fact }) => fact === careFacts.closedWithoutDecision)
    .map(later => ({ earlier: decision, later, because }))
}
