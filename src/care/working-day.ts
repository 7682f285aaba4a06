/** What the unit calls stuck, soon and outstanding. Local choices, not rules of the land: change them here. */
import { calendarOf } from '#clocks'
import { addDays, addMonths, type Day } from '#kit'
import type { Case, CaseState } from './case.ts'

export const workingDay = {
  /** A case is stuck when nothing was recorded on it for this many working days … */
  quietWorkingDays: 5,
  /** … or when it has waited for somebody outside the unit for more than this many days. */
  longestWaitDays: 14,
  /** How far the forecast looks ahead. */
  forecastDays: 14,
  /** A review is outstanding when it is overdue or falls due within this many months. */
  outstandingMonths: 3,
} as const

/** The clock rules that are promises of the unit. Asking for local resolution is the family's limit, not ours. */
export const unitRules = [
  'chc-decision',
  'fast-track-package',
  'chc-review-first',
  'chc-review-next',
] as const
export type UnitRule = (typeof unitRules)[number]
/** What is due, in a word or two: for lists, where the whole title would fill the page. */
export const dueWords: Readonly<Record<UnitRule, string>> = {
  'chc-decision': 'decision',
  'fast-track-package': 'package of care',
  'chc-review-first': 'first review',
  'chc-review-next': 'yearly review',
}
export const reviewRules = ['chc-review-first', 'chc-review-next'] as const

/** States in which somebody must do something for the case to move on; care that is in place waits for its review. */
export const movingStates: readonly CaseState[] = [
  ...(['received', 'accepted', 'coordinated', 'assessed', 'recommended', 'verified'] as const),
]
/** States before a decision: these are what a referral that is not complete stands in. */
export const undecidedStates: readonly CaseState[] = [
  ...(['received', 'accepted', 'coordinated', 'assessed', 'recommended'] as const),
]
/** States of a case that has not ended, with somebody in charge of it or not. */
export const openStates: readonly CaseState[] = [...movingStates, 'communicated', 'in-package']

/** The last days that make a case stuck: nothing recorded since the one, waiting since before the other. */
export type StuckSince = { readonly quietSince: Day; readonly waitingBefore: Day }

export function stuckSince(today: Day): StuckSince {
  const calendar = calendarOf('england-and-wales')
  let at = today
  for (let counted = 0; counted < workingDay.quietWorkingDays; at = addDays(at, -1))
    if (calendar.counts(at)) counted += 1
  return { quietSince: at, waitingBefore: addDays(today, -workingDay.longestWaitDays) }
}

export function isStuck(
  found: Pick<Case, 'state' | 'lastFactOn' | 'waitingSince'>,
  { quietSince, waitingBefore }: StuckSince,
): boolean {
  if (!movingStates.includes(found.state)) return false
  return found.lastFactOn <= quietSince || (found.waitingSince !== null && found.waitingSince < waitingBefore)
}

/** A limit is late on the day after its due day: the last due day that will be late within the forecast. */
export const forecastUntil = (today: Day): Day => addDays(today, workingDay.forecastDays - 1)
export const outstandingUntil = (today: Day): Day => addMonths(today, workingDay.outstandingMonths)
