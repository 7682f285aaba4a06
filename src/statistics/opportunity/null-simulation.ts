import { type Outcome, unworkable, worked } from '../outcome.ts'
import { randomStream } from '../random/generator.ts'

export type NullSimulationOptions = {
  readonly replications: number
  readonly seed: number
  /** Peers of an area (default 10) and how many of the best make the benchmark (default 5). */
  readonly peers?: number
  readonly best?: number
  /** A gap of more than so many standard errors is flagged (default 1.96). */
  readonly threshold?: number
  /** True variance between areas over error variance; 0 (default): they do not differ at all. */
  readonly varianceRatio?: number
}

/** All in units of the error of one area. */
export type NullSimulation = {
  /** The mean of the best peers: what an area that is like everybody else seems to lose to. */
  readonly meanBenchmark: number
  readonly flaggedShare: number
  /** The share of systems with at least one flag among ten independent indicators. */
  readonly anyOfTen: number
  /** The threshold that flags 2.5% where nobody differs. */
  readonly correctThreshold: number
  /** True over claimed gap against the mean of all, among areas more than `threshold` above it; null if none. */
  readonly trueOverClaimed: number | null
}

/**
 * What "best five of ten" finds where there is nothing to find: areas with equal or equally spread true values, measured
 * with error, compared with the best of their peers. Larger is worse.
 * Refuses: out-of-range.
 */
export function simulateBestOfPeers(options: NullSimulationOptions): Outcome<NullSimulation> {
  const { replications, seed, peers = 10, best = 5, threshold = 1.96, varianceRatio = 0 } = options
  if (!(Number.isInteger(replications) && replications > 0))
    return unworkable('out-of-range', 'replications must be a whole number above zero', {
      field: 'replications',
    })
  if (!(Number.isInteger(best) && best > 0 && best <= peers))
    return unworkable('out-of-range', 'the best must be some of the peers', { field: 'best' })
  if (!(varianceRatio >= 0))
    return unworkable('out-of-range', 'the variance ratio must not be negative', { field: 'varianceRatio' })
  const random = randomStream(seed)
  const between = Math.sqrt(varianceRatio)
  const others = new Float64Array(peers)
  const gaps = new Float64Array(replications)
  let benchmarks = 0
  let flagged = 0
  let trueGaps = 0
  let claimedGaps = 0
  for (let replication = 0; replication < replications; replication++) {
    const truth = between * random.normal()
    const seen = truth + random.normal()
    for (let i = 0; i < peers; i++) insertSorted(others, i, between * random.normal() + random.normal())
    let benchmark = 0
    for (let i = 0; i < best; i++) benchmark += others[i]!
    benchmark /= best
    benchmarks += benchmark
    gaps[replication] = seen - benchmark
    if (seen - benchmark > threshold) flagged++
    if (seen > threshold) {
      trueGaps += truth
      claimedGaps += seen
    }
  }
  gaps.sort()
  const flaggedShare = flagged / replications
  return worked({
    meanBenchmark: benchmarks / replications,
    flaggedShare,
    anyOfTen: 1 - (1 - flaggedShare) ** 10,
    correctThreshold: gaps[Math.floor(replications * 0.975)]!,
    trueOverClaimed: claimedGaps === 0 ? null : trueGaps / claimedGaps,
  })
}

/** Puts a value in its place among the first `count`, which ascend. */
function insertSorted(values: Float64Array, count: number, value: number): void {
  let hole = count
  while (hole > 0 && values[hole - 1]! > value) {
    values[hole] = values[hole - 1]!
    hole--
  }
  values[hole] = value
}
