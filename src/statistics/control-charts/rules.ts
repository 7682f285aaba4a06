import type { ControlChartConvention } from './convention.ts'
import { clearlyAbove, clearlyBelow, nearlyEqual } from './equality.ts'
import type { PhaseFigures } from './limits.ts'

/** Why a point is a special cause. One label a point: the first that applies, in this order. */
export const pointRules = [
  'above-upper-limit',
  'below-lower-limit',
  'trend-rising',
  'trend-falling',
  'two-in-three-above',
  'two-in-three-below',
  'run-above',
  'run-below',
  'none',
] as const
export type PointRule = (typeof pointRules)[number]

/** What is known of each point of a series, one entry a point. `side` is −1, 0, 1 against the mean. */
export type PointMarks = {
  readonly side: Int8Array
  readonly outside: Uint8Array
  readonly close: Uint8Array
  readonly trend: Uint8Array
  readonly twoInThree: Uint8Array
  readonly run: Uint8Array
  /** Windows that a missing value left open: every difference that is there goes one way. */
  undecidedTrends: number
}

/** Judges the points [from, to) of one phase against its figures; windows never reach over its ends. */
export function markPhase(
  values: Float64Array,
  from: number,
  to: number,
  figures: PhaseFigures,
  convention: ControlChartConvention,
  marks: PointMarks,
): void {
  markPlaces(values, from, to, figures, marks)
  markTrends(values, from, to, convention.trendLength, marks)
  markTwoInThree(from, to, marks)
  markRuns(from, to, convention.runLength, marks)
}

function markPlaces(
  values: Float64Array,
  from: number,
  to: number,
  figures: PhaseFigures,
  marks: PointMarks,
): void {
  const { mean, meanRange, limits } = figures
  for (let i = from; i < to; i++) {
    const value = values[i]!
    if (Number.isNaN(value) || Number.isNaN(mean)) continue
    marks.side[i] = nearlyEqual(value, mean, meanRange) ? 0 : value > mean ? 1 : -1
    if (!limits) continue
    if (clearlyAbove(value, limits.upper, meanRange) || clearlyBelow(value, limits.lower, meanRange))
      marks.outside[i] = 1
    else if (
      clearlyAbove(value, limits.nearUpper, meanRange) ||
      clearlyBelow(value, limits.nearLower, meanRange)
    )
      marks.close[i] = 1
  }
}

/** A window of differences that all go one way; a tie breaks it, and so does a missing value (which is counted). */
function markTrends(values: Float64Array, from: number, to: number, length: number, marks: PointMarks): void {
  for (let start = from; start + length <= to; start++) {
    let rising = 0
    let falling = 0
    let missing = 0
    for (let i = start + 1; i < start + length; i++) {
      const difference = values[i]! - values[i - 1]!
      if (difference > 0) rising++
      else if (difference < 0) falling++
      else if (Number.isNaN(difference)) missing++
    }
    const steps = length - 1
    if (rising === steps || falling === steps) marks.trend.fill(1, start, start + length)
    else if (missing > 0 && (rising + missing === steps || falling + missing === steps))
      marks.undecidedTrends++
  }
}

function markTwoInThree(from: number, to: number, marks: PointMarks): void {
  const { side, close } = marks
  for (let i = from; i + 3 <= to; i++) {
    const first = side[i]!
    if (first === 0 || side[i + 1] !== first || side[i + 2] !== first) continue
    if (close[i]! + close[i + 1]! + close[i + 2]! < 2) continue
    for (let point = i; point < i + 3; point++) if (close[point]) marks.twoInThree[point] = 1
  }
}

function markRuns(from: number, to: number, length: number, marks: PointMarks): void {
  const { side } = marks
  let start = from
  for (let i = from; i < to; i++) {
    if (side[i] === 0 || side[i] !== side[start]) start = i
    if (side[i] === 0) continue
    if (i - start + 1 === length) marks.run.fill(1, start, i + 1)
    else if (i - start + 1 > length) marks.run[i] = 1
  }
}

/** The label of point i in the phase that ends before `to`. */
export function ruleOf(values: Float64Array, i: number, to: number, marks: PointMarks): PointRule {
  const above = marks.side[i] === 1
  if (marks.outside[i]) return above ? 'above-upper-limit' : 'below-lower-limit'
  if (marks.trend[i]) {
    const withNext = i + 1 < to && marks.trend[i + 1] === 1
    const step = withNext ? values[i + 1]! - values[i]! : values[i]! - values[i - 1]!
    return step > 0 ? 'trend-rising' : 'trend-falling'
  }
  if (marks.twoInThree[i]) return above ? 'two-in-three-above' : 'two-in-three-below'
  if (marks.run[i]) return above ? 'run-above' : 'run-below'
  return 'none'
}
