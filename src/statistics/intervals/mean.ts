import { studentQuantile } from '../distributions/student.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'
import { confidenceOf } from './confidence.ts'
import type { Interval } from './counts.ts'

/** `deviation` is the sample standard deviation (n − 1 below); null, as the limits are, for a single value. */
export type Mean = Interval & {
  readonly sum: number
  readonly count: number
  readonly deviation: number | null
}

/** The arithmetic mean by a second pass over the residuals, which removes the rounding of a plain sum. */
export function arithmeticMean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  const first = sum / values.length
  let residual = 0
  for (let i = 0; i < values.length; i++) residual += values[i]! - first
  return first + residual / values.length
}

/** The sample standard deviation (n − 1 below). */
export function sampleDeviation(values: ArrayLike<number>, mean: number): number {
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2
  return Math.sqrt(squares / (values.length - 1))
}

/** A mean with Student's t limits. Refuses: no-rows, not-a-number (with its row), out-of-range. */
export function meanWithLimits(values: ArrayLike<number>, level = 0.95): Outcome<Mean> {
  const confidence = confidenceOf(level)
  if (!confidence.ok) return confidence
  const count = values.length
  if (count === 0) return unworkable('no-rows', 'a mean needs at least one value')
  let sum = 0
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    if (!Number.isFinite(value))
      return unworkable('not-a-number', 'a value is not a number', { row: i + 1, field: 'value' })
    sum += value
  }
  if (!Number.isFinite(sum))
    return unworkable('out-of-range', 'the values are too large to be summed', { field: 'value' })
  const value = arithmeticMean(values)
  if (count === 1) return worked({ value, lower: null, upper: null, sum, count, deviation: null })
  const deviation = sampleDeviation(values, value)
  const half =
    deviation === 0
      ? 0
      : (studentQuantile(confidence.value.upperPoint, count - 1) * deviation) / Math.sqrt(count)
  return worked({ value, lower: value - half, upper: value + half, sum, count, deviation })
}
