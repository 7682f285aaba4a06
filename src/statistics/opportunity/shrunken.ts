import { discoveries, twoSidedProbability } from '../comparison/false-discovery.ts'
import { normalCumulative, normalDensity } from '../distributions/normal.ts'
import { dispersion, quantileOfSorted, winsorised } from '../funnels/overdispersion.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'

/** One area: what it spends and what need says it would spend, in one currency unit, and from how many events. */
export type SpendingArea = {
  readonly area: string
  readonly spend: number
  readonly expected: number
  /** Events (admissions, items) that the spend is made of. */
  readonly events: number
  /** Coefficient of variation of the cost of one event (default 1). */
  readonly costVariation?: number
  /** Variance of the logarithm of `expected` (default 0). */
  readonly expectedVariance?: number
}

export type ShrinkOptions = {
  /** What an area is held against: its expected value, or a stated quantile of the shrunken gaps (say 0.25). */
  readonly reference?: 'expected' | number
  /** Variance of the reference on the log scale (default 0). */
  readonly referenceVariance?: number
  /** The share of the gap that could be released (fixed costs stay); multiplies every amount (default 1). */
  readonly releasableShare?: number
  /** The share winsorised at each end before the spread is estimated (default 0.1). */
  readonly trim?: number
  /** The rate of false discoveries allowed (default 0.05). */
  readonly discoveryRate?: number
}

export type ShrunkenOpportunity = {
  readonly area: string
  /** log(spend / expected), and its error. */
  readonly gap: number
  readonly error: number
  /** The share of the gap that is believed: τ² / (τ² + s²). */
  readonly shrinkage: number
  /** The shrunken gap less the reference, on the log scale. */
  readonly shrunkenGap: number
  /** Money, times the releasable share: spend × (1 − e^−δ), with 95% limits of spend × δ. */
  readonly amount: number
  readonly lower: number
  readonly upper: number
  /** The gain to be expected if only real gaps are closed: never negative. */
  readonly expectedGain: number
  /** Limits of the funnel, as ratios of spend to expected. */
  readonly funnel95: readonly [number, number]
  readonly funnel998: readonly [number, number]
  readonly probability: number
  readonly adjustedProbability: number
  /** Stands out after control of false discoveries. */
  readonly isDiscovery: boolean
}

export type ShrunkenOpportunities = {
  readonly phi: number
  readonly tau2: number
  readonly reference: number
  readonly areas: readonly ShrunkenOpportunity[]
}

const deviate95 = 1.959964
const deviate998 = 3.090232

/**
 * The honest opportunity: the gap of each area against what need expects, shrunk by how much of the spread between
 * areas is error (empirical Bayes over a DerSimonian-Laird τ²), held against a reference that is fixed in advance and
 * not chosen because it did well, with an interval on the money.
 * Spend is compound Poisson: the error of its logarithm is s² = (1 + cv²) / events.
 * Refuses: too-few-rows, not-a-number, zero-denominator, out-of-range, naming the row.
 */
export function shrunkenOpportunities(
  areas: readonly SpendingArea[],
  options: ShrinkOptions = {},
): Outcome<ShrunkenOpportunities> {
  const wrong = checkAreas(areas) ?? checkOptions(options)
  if (wrong) return wrong
  const gaps = Float64Array.from(areas, ({ spend, expected }) => Math.log(spend / expected))
  const errors = Float64Array.from(areas, ({ events, costVariation = 1 }) =>
    Math.sqrt((1 + costVariation ** 2) / events),
  )
  const z = gaps.map((gap, i) => gap / errors[i]!)
  const { phi, tau2 } = dispersion(winsorised(z, options.trim ?? 0.1), errors)
  const shares = errors.map(error => tau2 / (tau2 + error * error))
  const believed = gaps.map((gap, i) => shares[i]! * gap)
  const reference =
    options.reference === undefined || options.reference === 'expected'
      ? 0
      : quantileOfSorted(Float64Array.from(believed).sort(), options.reference)
  const found = discoveries(
    Array.from(gaps, (gap, i) => twoSidedProbability(gap / Math.sqrt(errors[i]! ** 2 + tau2))),
    options.discoveryRate ?? 0.05,
  )
  if (!found.ok) return found
  const releasable = options.releasableShare ?? 1
  return worked({
    phi,
    tau2,
    reference,
    areas: areas.map((area, i) => {
      const error = errors[i]!
      const spread = Math.sqrt(error * error + tau2)
      const variance =
        shares[i]! * error * error + (area.expectedVariance ?? 0) + (options.referenceVariance ?? 0)
      const { probability, adjusted, isDiscovery } = found.value[i]!
      return {
        area: area.area,
        gap: gaps[i]!,
        error,
        shrinkage: shares[i]!,
        shrunkenGap: believed[i]! - reference,
        ...moneyOf(area.spend * releasable, believed[i]! - reference, variance),
        funnel95: [Math.exp(-deviate95 * spread), Math.exp(deviate95 * spread)],
        funnel998: [Math.exp(-deviate998 * spread), Math.exp(deviate998 * spread)],
        probability,
        adjustedProbability: adjusted,
        isDiscovery,
      }
    }),
  })
}

function checkAreas(areas: readonly SpendingArea[]) {
  if (areas.length < 3)
    return unworkable('too-few-rows', 'shrinking needs three areas: the spread between them is estimated')
  for (const [i, { spend, expected, events, costVariation = 1, expectedVariance = 0 }] of areas.entries()) {
    const row = i + 1
    if (![spend, expected, events, costVariation, expectedVariance].every(Number.isFinite))
      return unworkable('not-a-number', 'an area has a figure that is not a number', { row })
    if (spend <= 0) return unworkable('out-of-range', 'spend must be above zero', { row, field: 'spend' })
    if (expected <= 0)
      return unworkable('zero-denominator', 'expected spend must be above zero', { row, field: 'expected' })
    if (events <= 0)
      return unworkable('zero-denominator', 'events must be above zero', { row, field: 'events' })
    if (costVariation < 0 || expectedVariance < 0)
      return unworkable('out-of-range', 'a variation must not be negative', { row })
  }
  return null
}

function checkOptions({ reference, trim = 0.1, releasableShare = 1 }: ShrinkOptions) {
  if (typeof reference === 'number' && !(reference >= 0 && reference <= 1))
    return unworkable('out-of-range', 'the reference quantile must lie between 0 and 1', {
      field: 'reference',
    })
  if (!(trim >= 0 && trim < 0.5))
    return unworkable('out-of-range', 'the trim must be below 0.5', { field: 'trim' })
  if (!(releasableShare >= 0 && releasableShare <= 1))
    return unworkable('out-of-range', 'the releasable share must lie between 0 and 1', {
      field: 'releasableShare',
    })
  return null
}

/** Money of a gap δ with variance v on spend k: k(1 − e^−δ), k(δ ± 1.96√v), and k[δΦ(δ/√v) + √v φ(δ/√v)]. */
function moneyOf(spend: number, gap: number, variance: number) {
  const deviation = Math.sqrt(variance)
  const gain =
    deviation === 0
      ? Math.max(0, gap)
      : gap * normalCumulative(gap / deviation) + deviation * normalDensity(gap / deviation)
  return {
    amount: spend * -Math.expm1(-gap),
    lower: spend * (gap - deviate95 * deviation),
    upper: spend * (gap + deviate95 * deviation),
    expectedGain: spend * gain,
  }
}

/** Whether a gap of one year was there in the year before: its direction held, and how much of it was left. */
export type Persistence = { readonly persisted: boolean; readonly shareLeft: number | null }

export function persistenceOf(before: ShrunkenOpportunity, now: ShrunkenOpportunity): Persistence {
  return {
    persisted: before.shrunkenGap * now.shrunkenGap > 0,
    shareLeft: before.shrunkenGap === 0 ? null : now.shrunkenGap / before.shrunkenGap,
  }
}
