import { normalCumulative } from '../distributions/normal.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'

/** The two-sided p-value of a standard normal deviate. */
export const twoSidedProbability = (z: number): number => 2 * normalCumulative(-Math.abs(z))

export type Discovery = {
  readonly probability: number
  readonly adjusted: number
  readonly isDiscovery: boolean
}

/**
 * Controls the share of false discoveries among many comparisons (Benjamini and Hochberg 1995): a comparison counts if
 * its adjusted probability is at most `rate` (default 0.05). Entries are in the order given.
 * Refuses: no-rows, not-a-number, out-of-range, naming the row.
 */
export function discoveries(probabilities: readonly number[], rate = 0.05): Outcome<readonly Discovery[]> {
  const count = probabilities.length
  if (count === 0) return unworkable('no-rows', 'there are no comparisons')
  if (!(rate > 0 && rate < 1))
    return unworkable('out-of-range', 'the rate must lie between 0 and 1', { field: 'rate' })
  const wrong = probabilities.findIndex(p => !(p >= 0 && p <= 1))
  if (wrong >= 0) {
    const code = Number.isNaN(probabilities[wrong]!) ? 'not-a-number' : 'out-of-range'
    return unworkable(code, 'a probability must lie between 0 and 1', {
      row: wrong + 1,
      field: 'probability',
    })
  }
  const order = probabilities.map((_, i) => i).sort((a, b) => probabilities[b]! - probabilities[a]!)
  const adjusted = new Float64Array(count)
  let smallest = 1
  order.forEach((index, position) => {
    smallest = Math.min(smallest, (probabilities[index]! * count) / (count - position))
    adjusted[index] = smallest
  })
  return worked(
    probabilities.map((probability, i) => ({
      probability,
      adjusted: adjusted[i]!,
      isDiscovery: adjusted[i]! <= rate,
    })),
  )
}
