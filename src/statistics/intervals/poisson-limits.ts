import { chiSquareQuantile } from '../distributions/chi-square.ts'
import { type Outcome, worked } from '../outcome.ts'
import { type Confidence, confidenceOf } from './confidence.ts'
import { checkCount } from './counts.ts'

export type CountLimits = { readonly lower: number | null; readonly upper: number }

/** Byar's lower limit of a count at a normal deviate z; null at 0 and where the formula falls below 0. */
export function byarLower(x: number, z: number): number | null {
  if (x === 0) return null
  const root = 1 - 1 / (9 * x) - z / (3 * Math.sqrt(x))
  return root < 0 ? null : x * root * root * root
}

/** Byar's upper limit of a count at a normal deviate z. */
export function byarUpper(x: number, z: number): number {
  const next = x + 1
  const root = 1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))
  return next * root * root * root
}

/** From this count on Byar's approximation is used; below it the exact limits. */
export const byarFrom = 10

/** Limits of a count: exact (Garwood 1936, chi-square quantiles) below 10, Byar's (Breslow and Day 1987) from 10. */
export function poissonLimits(x: number, confidence: Confidence): CountLimits {
  if (x >= byarFrom)
    return { lower: byarLower(x, confidence.deviate), upper: byarUpper(x, confidence.deviate) }
  return {
    lower: x === 0 ? 0 : chiSquareQuantile(confidence.lowerTail, 2 * x) / 2,
    upper: chiSquareQuantile(confidence.upperPoint, 2 * x + 2) / 2,
  }
}

/** The name that `poissonLimits` goes by for a count. */
export const poissonMethod = (x: number): 'Exact' | 'Byars' => (x < byarFrom ? 'Exact' : 'Byars')

/** Byar's limits of a count at any size. Refuses: not-a-number, negative-count, out-of-range. */
export function byarLimits(x: number, level: number): Outcome<CountLimits> {
  const confidence = confidenceOf(level)
  if (!confidence.ok) return confidence
  const count = checkCount(x, 'x')
  if (!count.ok) return count
  const z = confidence.value.deviate
  return worked({ lower: byarLower(x, z), upper: byarUpper(x, z) })
}
