/** A fitted line: the value at the start of the population, and the rise from its start to its end. */
export type Gradient = { readonly intercept: number; readonly slope: number }

/** A scale that a line can be fitted on, and the way back. */
export type Scale = { to(value: number): number; from(value: number): number }

export const scales: Record<'mean' | 'rate' | 'proportion', Scale> = {
  mean: { to: value => value, from: value => value },
  rate: { to: Math.log, from: Math.exp },
  proportion: {
    to: value => Math.log(value / (1 - value)),
    from: value => 1 / (1 + Math.exp(-value)),
  },
}

/**
 * Prepares the weighted regression of values on the mid-points of the cumulative population share. The fit is linear in
 * the values, so both coefficients are fixed weighted sums; `slopeWeights` and `interceptWeights` hold the weights.
 */
export function gradientWeights(populations: readonly number[]): {
  readonly slopeWeights: Float64Array
  readonly interceptWeights: Float64Array
} {
  const total = populations.reduce((sum, population) => sum + population, 0)
  const shares = populations.map(population => population / total)
  let below = 0
  const middles = shares.map(share => {
    const middle = below + share / 2
    below += share
    return middle
  })
  const mean = shares.reduce((sum, share, i) => sum + share * middles[i]!, 0)
  const spread = shares.reduce((sum, share, i) => sum + share * (middles[i]! - mean) ** 2, 0)
  const slopeWeights = Float64Array.from(shares, (share, i) => (share * (middles[i]! - mean)) / spread)
  const interceptWeights = Float64Array.from(shares, (share, i) => share - mean * slopeWeights[i]!)
  return { slopeWeights, interceptWeights }
}

export function gradientFitter(populations: readonly number[]): (values: Float64Array) => Gradient {
  const { slopeWeights, interceptWeights } = gradientWeights(populations)
  return values => {
    let slope = 0
    let intercept = 0
    for (let i = 0; i < values.length; i++) {
      slope += slopeWeights[i]! * values[i]!
      intercept += interceptWeights[i]! * values[i]!
    }
    return { intercept, slope }
  }
}
