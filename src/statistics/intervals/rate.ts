import { inRow, type Outcome, unworkable, worked } from '../outcome.ts'
import { confidenceOf } from './confidence.ts'
import { checkCount, checkDenominator, checkMultiplier, type Interval } from './counts.ts'
import { poissonLimits, poissonMethod } from './poisson-limits.ts'

export type RateOptions = {
  /** 0.9 to 1, or 90 to 100 (default 0.95). */
  readonly confidence?: number
  /** The rate is per this many (default 100,000). */
  readonly multiplier?: number
}
export type Rate = Interval & { readonly method: 'Exact' | 'Byars' }

/**
 * A crude rate: events over population times the multiplier, with exact limits below 10 events and Byar's from 10.
 * Refuses: not-a-number, negative-count, zero-denominator, out-of-range.
 */
export function crudeRate(x: number, n: number, options: RateOptions = {}): Outcome<Rate> {
  const confidence = confidenceOf(options.confidence ?? 0.95)
  if (!confidence.ok) return confidence
  const count = checkCount(x, 'x')
  if (!count.ok) return count
  const denominator = checkDenominator(n, 'n')
  if (!denominator.ok) return denominator
  const multiplier = checkMultiplier(options.multiplier ?? 100_000)
  if (!multiplier.ok) return multiplier
  const value = (x / n) * multiplier.value
  if (value === Infinity)
    return unworkable('out-of-range', `${x} over ${n} is too large for a number`, { field: 'n' })
  const limits = poissonLimits(x, confidence.value)
  return worked({
    value,
    lower: limits.lower === null ? null : (limits.lower / n) * multiplier.value,
    upper: (limits.upper / n) * multiplier.value,
    method: poissonMethod(x),
  })
}

/** Three columns of one length; a limit that does not exist is NaN in `lower` (it is null in `crudeRate`). */
export type RateColumns = {
  readonly value: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/** The same for many areas at once: `x` and `n` of one length. A refusal names the row. */
export function crudeRates(
  x: ArrayLike<number>,
  n: ArrayLike<number>,
  options: RateOptions = {},
): Outcome<RateColumns> {
  const confidence = confidenceOf(options.confidence ?? 0.95)
  if (!confidence.ok) return confidence
  if (x.length === 0) return unworkable('no-rows', 'there are no rows')
  if (x.length !== n.length)
    return unworkable('lengths-differ', `x has ${x.length} rows and n has ${n.length}`)
  const multiplier = checkMultiplier(options.multiplier ?? 100_000)
  if (!multiplier.ok) return multiplier
  const value = new Float64Array(x.length)
  const lower = new Float64Array(x.length)
  const upper = new Float64Array(x.length)
  for (let row = 0; row < x.length; row++) {
    const events = x[row]!
    const people = n[row]!
    if (
      !(events >= 0 && people > 0 && people < Infinity && (events / people) * multiplier.value < Infinity)
    ) {
      const refused = crudeRate(events, people, options)
      if (!refused.ok) return inRow(refused, row + 1)
    }
    const scale = multiplier.value / people
    const limits = poissonLimits(events, confidence.value)
    value[row] = events * scale
    lower[row] = limits.lower === null ? Number.NaN : limits.lower * scale
    upper[row] = limits.upper * scale
  }
  return worked({ value, lower, upper })
}
