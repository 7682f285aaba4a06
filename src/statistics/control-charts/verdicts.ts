import { clearlyAbove, clearlyBelow } from './equality.ts'
import type { PhaseFigures } from './limits.ts'
import type { PointRule } from './rules.ts'

/** Which way is better; `neutral` when neither is. */
export type ImprovementDirection = 'increase' | 'decrease' | 'neutral'

export type PointKind = 'common-cause' | 'improvement' | 'concern' | 'neutral-high' | 'neutral-low'

/** The icons of "Making Data Count". High and low follow the direction, not the side of the mean. */
export type VariationIcon =
  | 'common-cause'
  | 'improvement-high'
  | 'improvement-low'
  | 'concern-high'
  | 'concern-low'
  | 'neutral-high'
  | 'neutral-low'

/** Whether the process will meet the target by itself: always, never, or hit and miss. */
export type Assurance = 'pass' | 'fail' | 'inconsistent'

const directionOf: Record<PointRule, -1 | 0 | 1> = {
  'above-upper-limit': 1,
  'below-lower-limit': -1,
  'trend-rising': 1,
  'trend-falling': -1,
  'two-in-three-above': 1,
  'two-in-three-below': -1,
  'run-above': 1,
  'run-below': -1,
  none: 0,
}

/** What a rule means for the service, given which way is better. */
export function kindOf(rule: PointRule, improvement: ImprovementDirection): PointKind {
  const direction = directionOf[rule]
  if (direction === 0) return 'common-cause'
  if (improvement === 'neutral') return direction > 0 ? 'neutral-high' : 'neutral-low'
  const better = improvement === 'increase' ? 1 : -1
  return direction === better ? 'improvement' : 'concern'
}

/** The icon of the last point. */
export function variationIcon(kind: PointKind, improvement: ImprovementDirection): VariationIcon {
  if (kind === 'improvement') return improvement === 'increase' ? 'improvement-high' : 'improvement-low'
  if (kind === 'concern') return improvement === 'increase' ? 'concern-low' : 'concern-high'
  return kind
}

/** Last limits against the target; null without a target or a direction. Without limits nothing is assured. */
export function assuranceOf(
  figures: PhaseFigures,
  target: number | null,
  improvement: ImprovementDirection,
  targetOnLimit: 'inconsistent' | 'consistent',
): Assurance | null {
  if (target === null || improvement === 'neutral') return null
  const { limits, meanRange } = figures
  if (!limits) return 'inconsistent'
  const increaseIsBetter = improvement === 'increase'
  const onLimitCounts = targetOnLimit === 'consistent'
  const above = onLimitCounts
    ? !clearlyBelow(target, limits.upper, meanRange)
    : clearlyAbove(target, limits.upper, meanRange)
  const below = onLimitCounts
    ? !clearlyAbove(target, limits.lower, meanRange)
    : clearlyBelow(target, limits.lower, meanRange)
  if (above && below) return 'inconsistent'
  if (above) return increaseIsBetter ? 'fail' : 'pass'
  if (below) return increaseIsBetter ? 'pass' : 'fail'
  return 'inconsistent'
}
