import { arithmeticMean, sampleDeviation } from '../intervals/mean.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'

/** A value an area, in the order of `areas`; the weight says how much the variable counts. */
export type PeerVariable = {
  readonly name: string
  readonly weight: number
  readonly values: readonly number[]
}
export type Peer = { readonly area: string; readonly distance: number }

const deviationsKept = 5

/** Caps at the mean plus five standard deviations, takes square roots and standardises. */
function standardised(values: readonly number[]): Float64Array | null {
  const mean = arithmeticMean(values)
  const cap = mean + deviationsKept * sampleDeviation(values, mean)
  const roots = Float64Array.from(values, value => Math.sqrt(Math.min(value, cap)))
  const rootMean = arithmeticMean(roots)
  const deviation = sampleDeviation(roots, rootMean)
  return deviation > 0 ? roots.map(root => (root - rootMean) / deviation) : null
}

/**
 * The nearest areas of each area by weighted Euclidean distance, as the Model Health System finds an ICB's peers: cap,
 * square root, standardise, distance √Σ w d². Ties go by name.
 * Refuses: too-few-rows, lengths-differ, not-a-number, negative-count (a square root is taken), out-of-range (a
 * variable on which all areas are alike, or a bad weight).
 */
export function nearestPeers(
  areas: readonly string[],
  variables: readonly PeerVariable[],
  howMany = 10,
): Outcome<readonly (readonly Peer[])[]> {
  if (areas.length < 2) return unworkable('too-few-rows', 'peers need at least two areas')
  if (variables.length === 0) return unworkable('no-rows', 'there are no variables')
  const columns: { weight: number; values: Float64Array }[] = []
  for (const { name, weight, values } of variables) {
    if (values.length !== areas.length)
      return unworkable('lengths-differ', `${name} has ${values.length} values for ${areas.length} areas`, {
        field: name,
      })
    if (!(weight >= 0 && weight < Infinity))
      return unworkable('out-of-range', `the weight of ${name} must be a number, not negative`, {
        field: name,
      })
    const wrong = values.findIndex(value => !Number.isFinite(value) || value < 0)
    if (wrong >= 0) {
      const code = values[wrong]! < 0 ? 'negative-count' : 'not-a-number'
      return unworkable(code, `${name} of ${areas[wrong]} must be a number, not negative`, {
        row: wrong + 1,
        field: name,
      })
    }
    const scaled = standardised(values)
    if (!scaled) return unworkable('out-of-range', `all areas are alike on ${name}`, { field: name })
    columns.push({ weight, values: scaled })
  }
  return worked(
    areas.map((area, i) =>
      areas
        .map((other, j) => ({ area: other, distance: distance(columns, i, j) }))
        .filter(peer => peer.area !== area)
        .sort((a, b) => a.distance - b.distance || (a.area < b.area ? -1 : 1))
        .slice(0, howMany),
    ),
  )
}

function distance(
  columns: readonly { weight: number; values: Float64Array }[],
  i: number,
  j: number,
): number {
  let sum = 0
  for (const { weight, values } of columns) sum += weight * (values[i]! - values[j]!) ** 2
  return Math.sqrt(sum)
}
