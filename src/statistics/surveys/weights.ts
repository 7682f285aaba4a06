import { type Outcome, unworkable, worked } from '../outcome.ts'

/** A refusal for weights that are not numbers above or equal to zero, or that sum to zero. */
export function checkWeights(weights: ArrayLike<number>): (Outcome<never> & { ok: false }) | null {
  if (weights.length === 0) return unworkable('no-rows', 'there are no respondents')
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!
    const where = { row: i + 1, field: 'weight' }
    if (!Number.isFinite(weight)) return unworkable('not-a-number', 'a weight is not a number', where)
    if (weight < 0) return unworkable('negative-count', 'a weight is negative', where)
    sum += weight
  }
  return sum > 0 ? null : unworkable('zero-denominator', 'all weights are zero', { field: 'weight' })
}

/** How many equal respondents the weighted ones are worth, (Σw)² / Σw² (Kish), and the design effect n / that. */
export type EffectiveSample = {
  readonly n: number
  readonly effective: number
  readonly designEffect: number
}

export function effectiveSample(weights: ArrayLike<number>): Outcome<EffectiveSample> {
  const wrong = checkWeights(weights)
  if (wrong) return wrong
  let sum = 0
  let squares = 0
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!
    squares += weights[i]! ** 2
  }
  const n = weights.length
  const effective = (sum * sum) / squares
  return worked({ n, effective, designEffect: n / effective })
}

/** A cell of the population: who is there, and how many of them answered. */
export type PopulationCell = { readonly population: number; readonly respondents: number }

/** Below this many respondents a cell should be merged with a neighbour. */
export const fewestInCell = 30

export type CellWeight = { readonly weight: number | null; readonly shouldMerge: boolean }

/**
 * Cell weights: the cell's share of the population over its share of the respondents. Nobody in a cell: no weight.
 * Refuses: no-rows, not-a-number, negative-count, zero-denominator.
 */
export function cellWeights(cells: readonly PopulationCell[]): Outcome<readonly CellWeight[]> {
  if (cells.length === 0) return unworkable('no-rows', 'there are no cells')
  let people = 0
  let answers = 0
  for (const [i, { population, respondents }] of cells.entries()) {
    const row = i + 1
    if (!Number.isFinite(population) || !Number.isFinite(respondents))
      return unworkable('not-a-number', 'population and respondents must be numbers', { row })
    if (population < 0 || respondents < 0)
      return unworkable('negative-count', 'population and respondents must not be negative', { row })
    people += population
    answers += respondents
  }
  if (people === 0) return unworkable('zero-denominator', 'the population is zero', { field: 'population' })
  if (answers === 0) return unworkable('zero-denominator', 'nobody answered', { field: 'respondents' })
  return worked(
    cells.map(({ population, respondents }) => ({
      weight: respondents === 0 ? null : population / people / (respondents / answers),
      shouldMerge: respondents < fewestInCell,
    })),
  )
}

/**
 * Design weights: one over the probability of having been asked. An open link has no such probability; such a sample is
 * self-selected, and `selfSelectedLabel` must be shown with its unweighted numbers.
 */
export function designWeights(probabilities: readonly number[]): Outcome<Float64Array> {
  const wrong = probabilities.findIndex(probability => !(probability > 0 && probability <= 1))
  if (wrong >= 0)
    return unworkable('out-of-range', 'a probability of selection must be above 0 and at most 1', {
      row: wrong + 1,
      field: 'probability',
    })
  return worked(Float64Array.from(probabilities, probability => 1 / probability))
}
export const selfSelectedLabel = 'self-selected, not representative'
