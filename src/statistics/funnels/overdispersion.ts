import { checkMultiplier } from '../intervals/counts.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'
import { isOutlier, type LimitSet } from './outliers.ts'
import { type DispersionKind, type DispersionMeasure, dispersionMeasures } from './transformations.ts'

export type DispersionUnit = {
  readonly unit: string
  readonly numerator: number
  readonly denominator: number
}

export type DispersionOptions = {
  readonly of: DispersionKind
  /** The share cut from each end: truncated for SHMI, winsorised for the others (default 0.1). */
  readonly trim?: number
  readonly multiplier?: number
  /** The limits an outlier is judged by (default 99.8). */
  readonly outliersBy?: 95 | 99.8
  /** Which limits are wanted (default `adjusted`); both may be. Adjusted ones win for outliers. */
  readonly draw?: 'adjusted' | 'unadjusted' | 'both'
  /** SHMI rounds expected events to two decimals (default `two-decimals`). */
  readonly rounding?: 'two-decimals' | 'none'
}

export type DispersionRow = {
  readonly unit: string
  readonly numerator: number
  /** As used: rounded where the method rounds. */
  readonly denominator: number
  /** Numerator over the denominator before rounding. */
  readonly ratio: number
  readonly transformed: number
  /** Standardised distance from the target; −Infinity for no events under a logarithm. */
  readonly z: number
  /** After the trim; null where the unit was truncated away. */
  readonly trimmedZ: number | null
  readonly standardError: number
  /** The error that the limits are drawn with. */
  readonly limitError: number
  readonly unadjusted: LimitSet
  readonly adjusted: LimitSet
  readonly isOutlier: boolean
}

export type Dispersion = {
  readonly target: number
  /** Multiplicative overdispersion, 0 where no adjustment was asked for. */
  readonly phi: number
  /** Between-unit variance (additive), 0 where there is none. */
  readonly tau2: number
  readonly drawn: { readonly adjusted: boolean; readonly unadjusted: boolean }
  readonly units: readonly DispersionRow[]
}

/**
 * A funnel with limits widened for overdispersion (Spiegelhalter 2005, additive; DerSimonian and Laird for the
 * between-unit variance), as FunnelPlotR draws it. Rows of one unit are summed first.
 * Refuses: no-rows, too-few-rows, not-a-number, negative-count, zero-denominator, numerator-above-denominator,
 * out-of-range.
 */
export function overdispersedFunnel(
  rows: readonly DispersionUnit[],
  options: DispersionOptions,
): Outcome<Dispersion> {
  const trim = options.trim ?? 0.1
  if (!(trim > 0 && trim < 0.5))
    return unworkable('out-of-range', `the trim must lie between 0 and 0.5; it is ${trim}`, { field: 'trim' })
  const multiplier = checkMultiplier(options.multiplier ?? 1)
  if (!multiplier.ok) return multiplier
  const summed = sumUnits(rows, options)
  if (!summed.ok) return summed
  const units = summed.value
  if (units.length < 2) return unworkable('too-few-rows', 'a funnel needs two units', { row: 1 })
  const measure = dispersionMeasures[options.of]
  const target = measure.isRatioToExpected ? 1 : overallShare(units)
  if (!(target > 0))
    return unworkable('zero-denominator', 'there are no events at all, so there is no target')
  const z = Float64Array.from(units, unit => measure.z(unit.numerator, unit.denominator, target))
  const errors = Float64Array.from(units, unit => measure.standardError(unit.numerator, unit.denominator))
  const trimmed = measure.trim === 'truncate' ? truncated(z, trim) : winsorised(z, trim)
  const nothing = trimmed.findIndex(each => Math.abs(each) === Infinity)
  if (nothing >= 0) {
    const { unit, row } = units[nothing]!
    return unworkable('out-of-range', `${unit} has no events, and a count of 0 has no logarithm`, {
      row,
      field: 'numerator',
    })
  }
  const wanted = options.draw ?? 'adjusted'
  const spread = wanted === 'unadjusted' ? { phi: 0, tau2: 0 } : dispersion(trimmed, errors)
  const adjusted = wanted !== 'unadjusted' && (wanted === 'both' || spread.phi > 1)
  const drawn = { adjusted, unadjusted: wanted !== 'adjusted' || !adjusted }
  const level = options.outliersBy ?? 99.8
  return worked({
    target,
    ...spread,
    drawn,
    units: units.map(({ unit, numerator, denominator, exact }, i) => {
      const unadjusted = limitSet(measure, denominator, target, null, multiplier.value)
      const widened = limitSet(measure, denominator, target, spread.tau2, multiplier.value)
      const ratio = numerator / exact
      return {
        unit,
        numerator,
        denominator,
        ratio,
        transformed: measure.transform(numerator, denominator),
        z: z[i]!,
        trimmedZ: Number.isNaN(trimmed[i]!) ? null : trimmed[i]!,
        standardError: errors[i]!,
        limitError: measure.limitError(denominator),
        unadjusted,
        adjusted: widened,
        isOutlier: isOutlier(
          ratio * multiplier.value,
          { unadjusted, adjusted: adjusted ? widened : null },
          level,
        ),
      }
    }),
  })
}

/** `exact` is the denominator before rounding. */
type SummedUnit = { unit: string; numerator: number; denominator: number; exact: number; row: number }

const overallShare = (units: readonly DispersionUnit[]): number =>
  units.reduce((sum, unit) => sum + unit.numerator, 0) /
  units.reduce((sum, unit) => sum + unit.denominator, 0)

function sumUnits(rows: readonly DispersionUnit[], options: DispersionOptions): Outcome<SummedUnit[]> {
  if (rows.length === 0) return unworkable('no-rows', 'there are no units')
  const sums = new Map<string, SummedUnit>()
  for (const [i, { unit, numerator, denominator }] of rows.entries()) {
    const row = i + 1
    if (!Number.isFinite(numerator) || !Number.isFinite(denominator))
      return unworkable('not-a-number', 'numerator and denominator must be numbers', { row })
    if (numerator < 0)
      return unworkable('negative-count', 'the numerator must not be negative', { row, field: 'numerator' })
    if (denominator < 0)
      return unworkable('negative-count', 'the denominator must not be negative', {
        row,
        field: 'denominator',
      })
    const sum = sums.get(unit) ?? { unit, numerator: 0, denominator: 0, exact: 0, row }
    sum.numerator += numerator
    sum.denominator += denominator
    sum.exact += denominator
    sums.set(unit, sum)
  }
  const rounds = options.of === 'standardised-ratio-shmi' && options.rounding !== 'none'
  for (const sum of sums.values()) {
    if (rounds) sum.denominator = Math.round(sum.denominator * 100) / 100
    if (sum.denominator === 0)
      return unworkable('zero-denominator', `the denominator of ${sum.unit} is zero`, {
        row: sum.row,
        field: 'denominator',
      })
    if (options.of === 'proportion' && sum.numerator > sum.denominator)
      return unworkable(
        'numerator-above-denominator',
        `the numerator of ${sum.unit} is above its denominator`,
        {
          row: sum.row,
          field: 'numerator',
        },
      )
  }
  return worked([...sums.values()])
}

/** Linear interpolation between order statistics (R's type 7). */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const share = position - below
  const low = sorted[below]!
  return share === 0 ? low : low + share * (sorted[below + 1]! - low)
}

export function winsorised(z: Float64Array, trim: number): Float64Array {
  const sorted = Float64Array.from(z).sort()
  const low = quantileOfSorted(sorted, trim)
  const high = quantileOfSorted(sorted, 1 - trim)
  return z.map(value => Math.min(Math.max(value, low), high))
}

/** Groups of equal size by rank (ties share the average); the first and the last group are left out as NaN. */
function truncated(z: Float64Array, trim: number): Float64Array {
  const groups = 1 / trim
  const sorted = Float64Array.from(z).sort()
  const rankOf = new Map<number, { first: number; count: number }>()
  sorted.forEach((value, i) => {
    const tie = rankOf.get(value)
    if (tie) tie.count++
    else rankOf.set(value, { first: i + 1, count: 1 })
  })
  return z.map(value => {
    const { first, count } = rankOf.get(value)!
    const rank = first + (count - 1) / 2
    const group = Math.floor((rank * groups) / (z.length + 1))
    return group === 0 || group >= groups - 1 ? Number.NaN : value
  })
}

/** φ = Σ z² / n and τ² of the units kept. */
export function dispersion(
  kept: ArrayLike<number>,
  errors: ArrayLike<number>,
): { phi: number; tau2: number } {
  let n = 0
  let squares = 0
  let weights = 0
  let weightSquares = 0
  for (let i = 0; i < kept.length; i++) {
    const z = kept[i]!
    if (Number.isNaN(z)) continue
    const weight = 1 / (errors[i]! * errors[i]!)
    n++
    squares += z * z
    weights += weight
    weightSquares += weight * weight
  }
  if (n === 0) return { phi: 0, tau2: 0 }
  const excess = squares - (n - 1)
  return {
    phi: squares / n,
    tau2: excess < 0 ? 0 : Math.max(0, excess / (weights - weightSquares / weights)),
  }
}

/** The deviates of 95% and 99.8% limits, as the method prints them. */
const deviates = { two: 1.959964, three: 3.090232 } as const

function limitSet(
  measure: DispersionMeasure,
  denominator: number,
  target: number,
  tau2: number | null,
  multiplier: number,
): LimitSet {
  const two = measure.limits(denominator, target, deviates.two, tau2)
  const three = measure.limits(denominator, target, deviates.three, tau2)
  return {
    lower95: two.lower * multiplier,
    upper95: two.upper * multiplier,
    lower998: three.lower * multiplier,
    upper998: three.upper * multiplier,
  }
}
