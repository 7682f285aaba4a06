import { normalQuantile } from '../distributions/normal.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'
import { axisEnds, axisPoints } from './axis.ts'
import { exactPoissonControl, type PoissonControl } from './poisson-control.ts'
import {
  checkUnits,
  type FunnelKind,
  type FunnelUnit,
  funnelAverage,
  isRate,
  yearlyDenominators,
} from './units.ts'

/** Limits at one point of the x axis: 2s is 95%, 3s is 99.8%. */
export type FunnelPoint = {
  /** Denominator of a proportion; events of a ratio or rate. */
  readonly x: number
  readonly lower2: number
  readonly upper2: number
  readonly lower3: number
  readonly upper3: number
  /** Ratios: expected events at each limit; rates: population of one year; null for proportions. */
  readonly at: {
    readonly lower2: number
    readonly upper2: number
    readonly lower3: number
    readonly upper3: number
  } | null
}
export type FunnelLimits = { readonly points: readonly FunnelPoint[]; readonly average: number | null }

export const funnelTails = { two: 0.025, three: 0.001 } as const

/**
 * The x/n at which the Wilson limit of an observed share meets the average, times the multiplier and kept within 0 and
 * 100. @param average a share, 0 to 1. @param p 0.975 or 0.999.
 */
export function proportionControlLimits(n: number, average: number, p: number, multiplier: number) {
  const z = normalQuantile(p)
  const square = z * z
  const u = 1 / square
  const centre = average * (n * u + 1)
  const product = average * (n * (average * (n * u + 2) - 1) + square * (average - 1))
  const spread = Math.sqrt(Math.max(0, 64 * centre * centre - 64 * (u + 1 / n) * product)) / 8
  const at = (sign: -1 | 1): number =>
    Math.min(100, Math.max(0, ((centre + sign * spread) / (u + 1 / n) / n) * multiplier))
  return { lower: at(-1), upper: at(1) }
}

/**
 * Control limits of a funnel plot along a hundred points. `poisson` chooses how the limits of ratios and rates are
 * found (default: exact).
 * Refuses: no-rows, not-a-number, negative-count, zero-denominator, numerator-above-denominator, out-of-range.
 */
export function funnelLimits(
  units: readonly FunnelUnit[],
  kind: FunnelKind,
  poisson: PoissonControl = exactPoissonControl,
): Outcome<FunnelLimits> {
  const wrong = checkUnits(units, kind)
  if (wrong) return wrong
  if (kind.statistic === 'proportion') return worked(proportionFunnel(units, kind.multiplier))
  const average = isRate(kind) ? funnelAverage(units, kind) : 1
  if (!(average > 0))
    return unworkable('zero-denominator', 'there are no events at all, so there are no limits to draw')
  return worked(isRate(kind) ? rateFunnel(units, kind, average, poisson) : ratioFunnel(units, kind, poisson))
}

function proportionFunnel(units: readonly FunnelUnit[], multiplier: number): FunnelLimits {
  const average = funnelAverage(units, { statistic: 'proportion', multiplier })
  const ends = axisEnds(units.map(unit => unit.denominator))
  const points = Array.from(axisPoints(ends, 99), x => {
    const two = proportionControlLimits(x, average, 1 - funnelTails.two, multiplier)
    const three = proportionControlLimits(x, average, 1 - funnelTails.three, multiplier)
    return { x, lower2: two.lower, upper2: two.upper, lower3: three.lower, upper3: three.upper, at: null }
  })
  return { points, average: average * multiplier }
}

type LimitOf = (events: number, expected: number) => number

function poissonPoint(
  x: number,
  poisson: PoissonControl,
  limitOf: LimitOf,
  atOf: (expected: number) => number,
) {
  const lower2 = poisson.above(x, funnelTails.two)
  const upper2 = poisson.below(x, funnelTails.two)
  const lower3 = poisson.above(x, funnelTails.three)
  const upper3 = poisson.below(x, funnelTails.three)
  return {
    x,
    lower2: limitOf(x, lower2),
    upper2: limitOf(x, upper2),
    lower3: limitOf(x, lower3),
    upper3: limitOf(x, upper3),
    at: { lower2: atOf(lower2), upper2: atOf(upper2), lower3: atOf(lower3), upper3: atOf(upper3) },
  }
}

function ratioFunnel(
  units: readonly FunnelUnit[],
  kind: Extract<FunnelKind, { statistic: 'ratio' }>,
  poisson: PoissonControl,
): FunnelLimits {
  const limitOf: LimitOf =
    kind.ratio === 'standardised' ? (o, expected) => (o / expected) * 100 : (o, expected) => o / expected - 1
  const ends = axisEnds(units.map(unit => unit.denominator))
  const points = Array.from(axisPoints(ends, 100), x =>
    poissonPoint(x, poisson, limitOf, expected => expected),
  )
  return { points, average: null }
}

function rateFunnel(
  units: readonly FunnelUnit[],
  kind: Extract<FunnelKind, { statistic: 'rate' }>,
  average: number,
  poisson: PoissonControl,
): FunnelLimits {
  const yearly = yearlyDenominators(units, kind).filter(denominator => denominator !== null)
  const { lower, upper } = axisEnds(yearly)
  const events = {
    lower: Math.floor(lower * kind.years * average),
    upper: Math.ceil(upper * kind.years * average),
  }
  const limitOf: LimitOf = (o, expected) => (o / expected) * average * kind.multiplier
  const points = Array.from(axisPoints(events, 99), x =>
    poissonPoint(x, poisson, limitOf, expected => expected / average / kind.years),
  )
  return { points, average: average * kind.multiplier }
}
