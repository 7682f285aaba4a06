import { confidenceOf } from '../intervals/confidence.ts'
import { checkCount, checkMultiplier } from '../intervals/counts.ts'
import { poissonLimits, poissonMethod } from '../intervals/poisson-limits.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'

/** Columns of one length, one entry an age band: own population, and the reference's events and population. */
export type ReferenceBands = {
  readonly population: ArrayLike<number>
  readonly referenceEvents: ArrayLike<number>
  readonly referencePopulation: ArrayLike<number>
}

export type IndirectOptions = {
  readonly confidence?: number
  /** A ratio is times this (default 1); a rate is per this many (default 100,000). */
  readonly multiplier?: number
}

/** `referenceRate` is the crude rate of the reference per multiplier. */
export type IndirectRate = {
  readonly value: number
  readonly lower: number | null
  readonly upper: number
  readonly observed: number
  readonly expected: number
  readonly referenceRate: number
  readonly method: 'Exact' | 'Byars'
}

type Expected = { expected: number; referenceShare: number }

/** Events expected if the reference's rates applied: Σ reference events / reference population × own population. */
export function expectedEvents(bands: ReferenceBands): Outcome<Expected> {
  const rows = bands.population.length
  if (rows === 0) return unworkable('no-rows', 'there are no age bands')
  if (bands.referenceEvents.length !== rows || bands.referencePopulation.length !== rows)
    return unworkable('lengths-differ', 'the three columns must be of one length')
  let expected = 0
  let events = 0
  let people = 0
  for (let i = 0; i < rows; i++) {
    const n = bands.population[i]!
    const x = bands.referenceEvents[i]!
    const reference = bands.referencePopulation[i]!
    const row = i + 1
    if (!Number.isFinite(n) || !Number.isFinite(x) || !Number.isFinite(reference))
      return unworkable('not-a-number', 'an age band has a value that is not a number', { row })
    if (n < 0 || x < 0) return unworkable('negative-count', 'an age band has a negative count', { row })
    if (reference <= 0)
      return unworkable('zero-denominator', 'the reference population must be above zero', {
        row,
        field: 'referencePopulation',
      })
    expected += (x / reference) * n
    events += x
    people += reference
  }
  if (expected <= 0)
    return unworkable('zero-denominator', 'no events are expected, so there is nothing to compare with')
  return worked({ expected, referenceShare: events / people })
}

/** Observed over expected (times the multiplier) with the limits of the observed count. */
export function indirectRatio(
  observed: number,
  bands: ReferenceBands,
  options: IndirectOptions = {},
): Outcome<IndirectRate> {
  const multiplier = options.multiplier ?? 1
  return compare(observed, bands, options, reference => ({
    scale: multiplier,
    referenceRate: reference * multiplier,
  }))
}

/** The ratio times the reference's crude rate, per multiplier. */
export function indirectRate(
  observed: number,
  bands: ReferenceBands,
  options: IndirectOptions = {},
): Outcome<IndirectRate> {
  const multiplier = options.multiplier ?? 100_000
  return compare(observed, bands, options, reference => ({
    scale: reference * multiplier,
    referenceRate: reference * multiplier,
  }))
}

function compare(
  observed: number,
  bands: ReferenceBands,
  options: IndirectOptions,
  scaleOf: (referenceShare: number) => { scale: number; referenceRate: number },
): Outcome<IndirectRate> {
  const confidence = confidenceOf(options.confidence ?? 0.95)
  if (!confidence.ok) return confidence
  const multiplier = checkMultiplier(options.multiplier ?? 1)
  if (!multiplier.ok) return multiplier
  const count = checkCount(observed, 'observed')
  if (!count.ok) return count
  const sums = expectedEvents(bands)
  if (!sums.ok) return sums
  const { expected, referenceShare } = sums.value
  const { scale, referenceRate } = scaleOf(referenceShare)
  const limits = poissonLimits(observed, confidence.value)
  return worked({
    value: (observed / expected) * scale,
    lower: limits.lower === null ? null : (limits.lower / expected) * scale,
    upper: (limits.upper / expected) * scale,
    observed,
    expected,
    referenceRate,
    method: poissonMethod(observed),
  })
}
