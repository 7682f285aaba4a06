import { type Outcome, unworkable, worked } from '../outcome.ts'

/** A value with its limits, all in one unit; a limit that does not exist is null. */
export type Interval = {
  readonly value: number
  readonly lower: number | null
  readonly upper: number | null
}

/** A number of events: finite, not negative; fractions are allowed (standardised counts have them). */
export function checkCount(count: number, field: string): Outcome<number> {
  if (!Number.isFinite(count)) return unworkable('not-a-number', `${field} must be a number`, { field })
  if (count < 0)
    return unworkable('negative-count', `${field} must not be negative; it is ${count}`, { field })
  return worked(count)
}

/** A population or an expected number: finite and above zero. */
export function checkDenominator(denominator: number, field: string): Outcome<number> {
  if (!Number.isFinite(denominator)) return unworkable('not-a-number', `${field} must be a number`, { field })
  if (denominator === 0) return unworkable('zero-denominator', `${field} must not be zero`, { field })
  if (denominator < 0)
    return unworkable('negative-count', `${field} must be above zero; it is ${denominator}`, { field })
  return worked(denominator)
}

/** What a figure is per (100, 100,000 …): finite and above zero. */
export function checkMultiplier(multiplier: number): Outcome<number> {
  if (!(multiplier > 0 && multiplier < Infinity))
    return unworkable('out-of-range', `the multiplier must be a number above zero; it is ${multiplier}`, {
      field: 'multiplier',
    })
  return worked(multiplier)
}

/** What a slope is per; a negative one turns it round. Finite and not zero. */
export function checkSignedMultiplier(multiplier: number): Outcome<number> {
  if (!Number.isFinite(multiplier) || multiplier === 0)
    return unworkable(
      'out-of-range',
      `the multiplier must be a number other than zero; it is ${multiplier}`,
      {
        field: 'multiplier',
      },
    )
  return worked(multiplier)
}
