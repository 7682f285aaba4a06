import { confidenceOf } from '../intervals/confidence.ts'
import { checkSignedMultiplier } from '../intervals/counts.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'
import { gradientWeights } from './gradient.ts'
import type { InequalityQuantile, Limits } from './slope-index.ts'

/**
 * Limits of the slope index of inequality without random draws, for values whose errors are normal on their own scale:
 * slope ± z √Σ (h² se²), h being each quantile's weight in the slope. Free of noise, and the limit of ever more draws.
 * Refuses: too-few-rows, missing-value (no standard error), out-of-range.
 */
export function exactSlopeLimits(
  quantiles: readonly InequalityQuantile[],
  options: { readonly multiplier?: number; readonly confidence?: number } = {},
): Outcome<Limits> {
  const confidence = confidenceOf(options.confidence ?? 0.95)
  if (!confidence.ok) return confidence
  const checked = checkSignedMultiplier(options.multiplier ?? 1)
  if (!checked.ok) return checked
  const multiplier = checked.value
  if (quantiles.length < 2) return unworkable('too-few-rows', 'a line needs two quantiles')
  const { slopeWeights } = gradientWeights(quantiles.map(each => each.population))
  let slope = 0
  let variance = 0
  for (const [i, { value, standardError }] of quantiles.entries()) {
    if (standardError === undefined)
      return unworkable('missing-value', 'the standard error is missing', {
        row: i + 1,
        field: 'standardError',
      })
    slope += slopeWeights[i]! * value
    variance += (slopeWeights[i]! * standardError) ** 2
  }
  const half = confidence.value.deviate * Math.sqrt(variance) * Math.abs(multiplier)
  return worked({ lower: slope * multiplier - half, upper: slope * multiplier + half })
}
