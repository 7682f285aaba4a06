import { nearlyEqual } from './equality.ts'

/** Limits of the process, in the unit of the values; `nearLower` and `nearUpper` are two thirds of the way. */
export type ProcessLimits = {
  readonly lower: number
  readonly upper: number
  readonly nearLower: number
  readonly nearUpper: number
}

/** What the baseline of one phase says. Missing figures are NaN inside this folder and null in what it gives out. */
export type PhaseFigures = {
  readonly mean: number
  readonly meanRange: number
  readonly limits: ProcessLimits | null
}

/** Mean moving range to limit (3 / 1.128), and the factor above which a range is screened out. */
const rangeFactor = 2.66
const screeningFactor = 3.267

/** The mean of the entries that are not NaN, by two passes; NaN if there are none. */
function meanOfPresent(values: Float64Array, from: number, to: number): number {
  let sum = 0
  let count = 0
  for (let i = from; i < to; i++) {
    const value = values[i]!
    if (!Number.isNaN(value)) {
      sum += value
      count++
    }
  }
  const first = sum / count
  let residual = 0
  for (let i = from; i < to; i++) {
    const value = values[i]!
    if (!Number.isNaN(value)) residual += value - first
  }
  return first + residual / count
}

/**
 * The moving ranges of the baseline [from, to), written to `ranges` (NaN where there is none), and which of them are
 * kept (1) after one screening.
 */
function screenRanges(
  values: Float64Array,
  from: number,
  to: number,
  ranges: Float64Array,
  kept: Uint8Array,
  screening: 'screened' | 'kept',
): number {
  for (let i = from + 1; i < to; i++) ranges[i] = Math.abs(values[i]! - values[i - 1]!)
  const mean = meanOfPresent(ranges, from, to)
  const bound = screeningFactor * mean
  let sum = 0
  let count = 0
  for (let i = from; i < to; i++) {
    const range = ranges[i]!
    if (Number.isNaN(range)) continue
    if (screening === 'screened' && (range >= bound || nearlyEqual(range, bound, mean))) continue
    kept[i] = 1
    sum += range
    count++
  }
  return sum / count
}

/** Mean, mean range and limits of a baseline [from, to); ranges and the kept marks are written in place. */
export function readBaseline(
  values: Float64Array,
  from: number,
  to: number,
  ranges: Float64Array,
  kept: Uint8Array,
  screening: 'screened' | 'kept',
): PhaseFigures {
  const mean = meanOfPresent(values, from, to)
  const meanRange = screenRanges(values, from, to, ranges, kept, screening)
  if (Number.isNaN(meanRange)) return { mean, meanRange, limits: null }
  const reach = rangeFactor * meanRange
  const nearReach = 2 * (rangeFactor / 3) * meanRange
  return {
    mean,
    meanRange,
    limits: {
      lower: mean - reach,
      upper: mean + reach,
      nearLower: mean - nearReach,
      nearUpper: mean + nearReach,
    },
  }
}
