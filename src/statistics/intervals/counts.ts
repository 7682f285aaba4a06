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
