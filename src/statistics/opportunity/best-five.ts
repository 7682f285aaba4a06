import { confidenceOf } from '../intervals/confidence.ts'
import { checkCount, checkDenominator } from '../intervals/counts.ts'
import { poissonLimits } from '../intervals/poisson-limits.ts'
import { wilsonLimits } from '../intervals/wilson.ts'
import { inRow, type Outcome, unworkable, worked } from '../outcome.ts'

/** One area with the names of its peers. */
export type ComparedArea = {
  readonly area: string
  readonly numerator: number
  readonly denominator: number
  readonly peers: readonly string[]
}

export type BestFiveOptions = {
  readonly statistic: 'proportion' | 'rate'
  readonly better: 'lower' | 'higher'
  readonly multiplier: number
  /** How many of the peers make the benchmark (default 5). */
  readonly best?: number
}

/** Rates are per multiplier; `opportunity` is in events, 0 unless the area is significantly worse. */
export type BestFive = {
  readonly area: string
  readonly value: number
  readonly lower: number
  readonly upper: number
  /** Sorted by name. */
  readonly bestPeers: readonly string[]
  readonly benchmark: number
  /** Own value less the benchmark, whichever way is better. */
  readonly difference: number
  readonly isSignificant: boolean
  readonly opportunity: number
}

/** What must be said wherever this figure is shown. */
export const bestFiveCaution =
  'The best five of ten are chosen because they did well, by luck too: between areas that do not differ at all about 12% are flagged. It is an opportunity to look, not a saving.'

/**
 * The RightCare way: the benchmark is the plain mean of the best five of an area's peers, and a gap counts if the
 * area's own 95% interval excludes it on the worse side. It ignores how the peers themselves vary (Dropkin 2018), so
 * it is here only as a comparison; the honest figure is `shrunkenOpportunities`.
 * Refuses: no-rows, not-a-number, negative-count, zero-denominator, numerator-above-denominator, too-few-rows.
 */
export function bestFiveOpportunities(
  areas: readonly ComparedArea[],
  options: BestFiveOptions,
): Outcome<readonly BestFive[]> {
  if (areas.length === 0) return unworkable('no-rows', 'there are no areas')
  const values = new Map<string, { value: number; lower: number; upper: number }>()
  for (const [i, area] of areas.entries()) {
    const figure = figureOf(area, options)
    if (!figure.ok) return inRow(figure, i + 1)
    values.set(area.area, figure.value)
  }
  const found: BestFive[] = []
  for (const [i, area] of areas.entries()) {
    const row = i + 1
    const unknown = area.peers.find(peer => !values.has(peer))
    if (unknown !== undefined)
      return unworkable('missing-value', `${unknown}, a peer of ${area.area}, has no figures`, {
        row,
        field: 'peers',
      })
    if (area.peers.length === 0)
      return unworkable('too-few-rows', `${area.area} has no peers`, { row, field: 'peers' })
    found.push(compare(area, values, options))
  }
  return worked(found)
}

function figureOf(
  { numerator, denominator }: ComparedArea,
  { statistic, multiplier }: BestFiveOptions,
): Outcome<{ value: number; lower: number; upper: number }> {
  const count = checkCount(numerator, 'numerator')
  if (!count.ok) return count
  const people = checkDenominator(denominator, 'denominator')
  if (!people.ok) return people
  const confidence = confidenceOf(0.95)
  if (!confidence.ok) return confidence
  const value = (numerator / denominator) * multiplier
  if (statistic === 'rate') {
    const { lower, upper } = poissonLimits(numerator, confidence.value)
    return worked({
      value,
      lower: ((lower ?? 0) / denominator) * multiplier,
      upper: (upper / denominator) * multiplier,
    })
  }
  if (numerator > denominator)
    return unworkable('numerator-above-denominator', 'the numerator must not be above the denominator', {
      field: 'numerator',
    })
  const { lower, upper } = wilsonLimits(numerator, denominator, confidence.value.deviate)
  return worked({ value, lower: lower * multiplier, upper: upper * multiplier })
}

function compare(
  area: ComparedArea,
  values: ReadonlyMap<string, { value: number; lower: number; upper: number }>,
  { better, multiplier, best = 5 }: BestFiveOptions,
): BestFive {
  const sign = better === 'lower' ? 1 : -1
  const ranked = area.peers
    .map(peer => ({ peer, value: values.get(peer)!.value }))
    .sort((a, b) => sign * (a.value - b.value) || (a.peer < b.peer ? -1 : 1))
    .slice(0, best)
  const benchmark = ranked.reduce((sum, { value }) => sum + value, 0) / ranked.length
  const own = values.get(area.area)!
  const difference = own.value - benchmark
  const isSignificant = better === 'lower' ? own.lower > benchmark : own.upper < benchmark
  return {
    area: area.area,
    ...own,
    bestPeers: ranked.map(({ peer }) => peer).sort(),
    benchmark,
    difference,
    isSignificant,
    opportunity: isSignificant ? ((sign * difference) / multiplier) * area.denominator : 0,
  }
}
