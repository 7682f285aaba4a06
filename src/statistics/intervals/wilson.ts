import { type Outcome, unworkable, worked } from '../outcome.ts'
import { confidenceOf } from './confidence.ts'
import { checkCount, checkDenominator, checkMultiplier, type Interval } from './counts.ts'

/** Wilson's score limits of x out of n at a normal deviate z; 0 and 1 where z is infinite. No checks: see `proportion`. */
export function wilsonLimits(x: number, n: number, z: number): { lower: number; upper: number } {
  if (z === Infinity) return { lower: 0, upper: 1 }
  const square = z * z
  const spread = z * Math.sqrt(square + 4 * x * (1 - x / n))
  const twice = 2 * (n + square)
  // At nobody and at everybody one end is known; left to rounding it would be 1.0000000000000002 of 50.
  return {
    lower: x === 0 ? 0 : (2 * x + square - spread) / twice,
    upper: x === n ? 1 : (2 * x + square + spread) / twice,
  }
}

/**
 * A proportion with Wilson's limits (Wilson 1927; Newcombe 1998, method 3).
 * @param x events, 0 ≤ x ≤ n. @param n population, above 0.
 * @param options.confidence 0.9 to 1, or 90 to 100 (default 0.95). @param options.multiplier 100 for percent (default 1).
 * Refuses: not-a-number, negative-count, zero-denominator, numerator-above-denominator, out-of-range.
 */
export function proportion(
  x: number,
  n: number,
  options: { readonly confidence?: number; readonly multiplier?: number } = {},
): Outcome<Interval> {
  const confidence = confidenceOf(options.confidence ?? 0.95)
  if (!confidence.ok) return confidence
  const count = checkCount(x, 'x')
  if (!count.ok) return count
  const denominator = checkDenominator(n, 'n')
  if (!denominator.ok) return denominator
  if (x > n)
    return unworkable('numerator-above-denominator', `x (${x}) must not be above n (${n})`, { field: 'x' })
  const multiplier = checkMultiplier(options.multiplier ?? 1)
  if (!multiplier.ok) return multiplier
  const limits = wilsonLimits(x, n, confidence.value.deviate)
  return worked({
    value: (x / n) * multiplier.value,
    lower: limits.lower * multiplier.value,
    upper: limits.upper * multiplier.value,
  })
}
