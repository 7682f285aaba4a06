import { funnelLimits } from '../funnels/control-limits.ts'
import { isOutlier, type LimitSet } from '../funnels/outliers.ts'
import { overdispersedFunnel } from '../funnels/overdispersion.ts'
import { bisectedPoissonControl } from '../funnels/poisson-control.ts'
import { funnelStandings, type Standing } from '../funnels/standing.ts'
import { type DispersionKind, dispersionMeasures } from '../funnels/transformations.ts'
import { derivedDenominator, type FunnelKind, type FunnelUnit, type RateKind } from '../funnels/units.ts'
import { lifeExpectancy } from '../inequality/life-expectancy.ts'
import { type InequalityQuantile, type SlopeOptions, slopeIndex } from '../inequality/slope-index.ts'
import { meanWithLimits } from '../intervals/mean.ts'
import { byarLimits } from '../intervals/poisson-limits.ts'
import { type QuantileBandOptions, quantileBands } from '../intervals/quantile-bands.ts'
import { crudeRate } from '../intervals/rate.ts'
import { proportion } from '../intervals/wilson.ts'
import type { Outcome } from '../outcome.ts'
import { type AgeBands, directRate, directRateOfRepeatedEvents } from '../standardisation/direct.ts'
import { indirectRate, indirectRatio, type ReferenceBands } from '../standardisation/indirect.ts'
import { valueIn } from './outcomes.ts'
import type { Answer, Answers, Cell } from './package-case.ts'

type Level = { readonly confidence?: number; readonly multiplier?: number }
type Counts = Level & { readonly x: readonly number[]; readonly n: readonly number[] }
type Row = Readonly<Record<string, unknown>>

/** Rows of answers as columns. */
const columnsOf = (rows: readonly Row[]): Answer =>
  Object.fromEntries(
    Object.keys(rows[0] ?? {}).map(key => [key, rows.map(row => (row[key] ?? null) as Cell)]),
  )

const refusalCode = (outcome: Outcome<unknown>): Cell => (outcome.ok ? null : outcome.refusal.code)

/** A missing number of the package's tables, which ours are given as NaN. */
const missingAsNaN = (value: number | null | undefined): number => value ?? Number.NaN

type SlopeGiven = SlopeOptions & {
  readonly population: readonly number[]
  readonly value?: readonly number[]
  readonly events?: readonly number[]
  readonly standardError?: readonly number[]
  readonly lower?: readonly number[]
  readonly upper?: readonly number[]
}

function slopeAnswer({ population, value, events, standardError, lower, upper, ...options }: SlopeGiven) {
  const quantiles = population.map(
    (people, i): InequalityQuantile => ({
      population: people,
      value: value ? value[i]! : events![i]! / people,
      ...(standardError ? { standardError: standardError[i]! } : { lower: lower![i]!, upper: upper![i]! }),
    }),
  )
  const { slope, relative, intercept, slopeLimits, relativeLimits } = valueIn(slopeIndex(quantiles, options))
  return {
    slope,
    relative,
    intercept,
    slopeLower: slopeLimits?.lower ?? null,
    slopeUpper: slopeLimits?.upper ?? null,
    relativeLower: relativeLimits?.lower ?? null,
    relativeUpper: relativeLimits?.upper ?? null,
  }
}

/** The package's words for how a unit stands. */
const standingWords: Record<Standing, string> = {
  'high-99.8': 'High (0.001)',
  'low-99.8': 'Low (0.001)',
  'high-95': 'High (0.025)',
  'low-95': 'Low (0.025)',
  'not-different': 'Not significant',
  'too-few-events': 'Not applicable for events less than 10 for dsrs',
}

type UnitColumns = Readonly<Record<'numerator' | 'denominator', readonly number[]>> & {
  readonly rate?: readonly number[]
}
type Funnel = { readonly units: UnitColumns; readonly kind: FunnelKind }

const unitsOf = ({ numerator, denominator, rate }: UnitColumns): FunnelUnit[] =>
  numerator.map((each, i) => ({
    numerator: each,
    denominator: denominator[i]!,
    ...(rate ? { rate: rate[i]! } : {}),
  }))

function limitAnswer({ units, kind }: Funnel): Answer {
  const { points, average } = valueIn(funnelLimits(unitsOf(units), kind, bisectedPoissonControl))
  return columnsOf(
    points.map(({ at, ...point }) => ({
      ...point,
      average,
      atLower2: at?.lower2,
      atUpper2: at?.upper2,
      atLower3: at?.lower3,
      atUpper3: at?.upper3,
    })),
  )
}

/** What is put on the chart of rates; nothing for a directly standardised rate of too few events. */
function pointAnswer({ units: columns, kind }: Funnel & { readonly kind: RateKind }): Answer {
  const units = unitsOf(columns)
  const standings = valueIn(funnelStandings(units, kind))
  return columnsOf(
    units.map((unit, i) => {
      if (standings[i] === 'too-few-events') return { rateShown: null, denominator: null }
      return { rateShown: unit.rate, denominator: derivedDenominator(unit, kind)! / kind.years }
    }),
  )
}

type NamedUnits = { readonly units: readonly (readonly [string, number, number])[] }
const dispersionOf = ({ units, of }: NamedUnits & { of: DispersionKind }, multiplier = 1) =>
  overdispersedFunnel(
    units.map(([unit, numerator, denominator]) => ({ unit, numerator, denominator })),
    { of, multiplier },
  )

type Outliers = {
  readonly ratios: readonly number[]
  readonly adjusted: boolean
  readonly level: 95 | 99.8
  readonly multiplier: number
  readonly unadjustedLimits: LimitSet
  readonly adjustedLimits: LimitSet
}

const {
  'standardised-ratio-shmi': shmi,
  'standardised-ratio-cqc': cqc,
  proportion: share,
} = dispersionMeasures
const [two, three] = [1.959964, 3.090232]

export const rateAnswers: Answers = {
  byar: ({ x, confidence }: { x: number[]; confidence: number }) =>
    columnsOf(x.map(each => valueIn(byarLimits(each, confidence)))),
  proportion: ({ x, n, ...level }: Counts) =>
    columnsOf(x.map((each, i) => valueIn(proportion(each, n[i]!, level)))),
  rate: ({ x, n, ...level }: Counts) => columnsOf(x.map((each, i) => valueIn(crudeRate(each, n[i]!, level)))),
  'refused-proportion': ({ x, n }: Counts) => ({
    refused: x.map((each, i) => refusalCode(proportion(missingAsNaN(each), missingAsNaN(n[i])))),
  }),
  'refused-rate': ({ x, n }: Counts) => ({
    refused: x.map((each, i) => refusalCode(crudeRate(missingAsNaN(each), missingAsNaN(n[i])))),
  }),
  mean: ({ values, confidence }: { values: number[]; confidence: number }) =>
    valueIn(meanWithLimits(values, confidence)),
  quantiles: ({ values, ...options }: QuantileBandOptions & { values: (number | null)[] }) => ({
    band: valueIn(quantileBands(values, options)),
  }),
  direct: ({ events, population, standard, ...level }: Level & AgeBands) =>
    valueIn(directRate({ events, population, standard }, level)),
  repeated: ({
    groups,
    population,
    standard,
    ...level
  }: Level & AgeBands & { groups: { eventsEach: number; people: number[] }[] }) =>
    valueIn(
      directRateOfRepeatedEvents(
        groups.map(({ eventsEach, people }) => ({
          eventsEach,
          bands: { events: people, population, standard },
        })),
        level,
      ),
    ),
  'indirect-rate': ({ observed, ...given }: Level & ReferenceBands & { observed: number }) =>
    valueIn(indirectRate(observed, given, given)),
  'indirect-ratio': ({ observed, ...given }: Level & ReferenceBands & { observed: number }) =>
    valueIn(indirectRatio(observed, given, given)),
  slope: slopeAnswer,
  life: ({ deaths, population, confidence }: Record<'deaths' | 'population', number[]> & Level) =>
    columnsOf(valueIn(lifeExpectancy(deaths, population, confidence)) as readonly Row[]),
  'funnel-limits': limitAnswer,
  'funnel-standings': ({ units, kind }: Funnel) => ({
    standing: valueIn(funnelStandings(unitsOf(units), kind)).map(each => standingWords[each]),
  }),
  'funnel-points': pointAnswer,
  dispersion: (given: NamedUnits & { of: DispersionKind }) => {
    const { phi, units } = valueIn(dispersionOf(given))
    return { phi, units: units.length, ratio: units.map(unit => unit.ratio) }
  },
  'dispersion-order': ({ units }: NamedUnits) => {
    const [plain, shmiFunnel, cqcFunnel] = [
      valueIn(dispersionOf({ units, of: 'standardised-ratio-shmi' })).units[4]!,
      valueIn(dispersionOf({ units, of: 'standardised-ratio-shmi' }, 100)).units[4]!,
      valueIn(dispersionOf({ units, of: 'standardised-ratio-cqc' }, 100)).units[4]!,
    ]
    return {
      plainPerHundredAboveAdjusted: shmiFunnel.unadjusted.lower95 > plain.adjusted.lower95,
      shmiPerHundredBelowCqc: shmiFunnel.adjusted.lower95 < cqcFunnel.adjusted.lower95,
    }
  },
  'ratio-limits': ({ expected }: { expected: number[] }) => {
    const at = (deviate: number) => expected.map(each => shmi.limits(each, 1, deviate, null))
    return {
      lower95: at(two).map(({ lower }) => lower),
      upper95: at(two).map(({ upper }) => upper),
      lower998: at(three).map(({ lower }) => lower),
      upper998: at(three).map(({ upper }) => upper),
    }
  },
  'limit-order': ({ expected }: { expected: number }) => {
    const shares = share.limits(expected, 0.5, two, null)
    const ratios = cqc.limits(expected, 1, two, 0.02)
    return {
      proportionUpperBelowOne: shares.upper < 1,
      proportionLowerAboveNone: shares.lower > 0,
      cqcLowerBelowHundred: 100 * ratios.lower < 100,
      cqcUpperAboveHundred: 100 * ratios.upper > 100,
    }
  },
  outliers: ({ ratios, adjusted, level, multiplier, unadjustedLimits, adjustedLimits }: Outliers) => ({
    outlier: ratios.map(ratio => {
      const limits = { unadjusted: unadjustedLimits, adjusted: adjusted ? adjustedLimits : null }
      return isOutlier(ratio * multiplier, limits, level) ? 1 : 0
    }),
  }),
}
