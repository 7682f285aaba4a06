import { done, type Result, refuse } from '#kit'
import {
  type Dispersion,
  type DispersionKind,
  type FunnelKind,
  type FunnelPoint,
  type FunnelUnit,
  funnelLimits,
  funnelStandings,
  type LimitSet,
  overdispersedFunnel,
  type Standing,
  type StatisticsRefusal,
} from '#statistics'
import { byName } from '../by-name.ts'
import { isDrawable, refuseUndrawable } from '../numbers.ts'
import type { At } from '../sheet/lines.ts'
import type { AreaAside, ComparedArea, FunnelArea, FunnelCurves, FunnelModel, ReadFunnel } from './model.ts'

type KnownArea = FunnelArea & { readonly numerator: number; readonly denominator: number }

/** Sorts areas into those that are compared and those that are not, and works out limits and standings. */
export function readFunnel(model: FunnelModel): Result<ReadFunnel> {
  const { areas, kind } = model
  const wrong =
    refuseUndrawable(
      areas.map(area => area.numerator),
      'numerator',
    ) ??
    refuseUndrawable(
      areas.map(area => area.denominator),
      'denominator',
    ) ??
    refuseUndrawable(
      areas.map(area => area.rate ?? null),
      'rate',
    )
  if (wrong) return wrong
  const twice = areas.findIndex(({ name }, index) => areas.findIndex(other => other.name === name) < index)
  if (twice >= 0)
    return refuse('invalid', `No chart: ${areas[twice]!.name} is given twice`, {
      field: 'areas',
      row: twice + 1,
    })
  const { known, aside } = sorted(model)
  if (known.length < 2)
    return refuse('invalid', 'Fewer than two areas to compare: no chart', { field: 'areas' })
  const units = known.map(unitOf)
  const read = model.limits === 'widened' ? widened(known, kind) : byChance(known, units, kind)
  if (!read.ok) return read
  const tooFew = read.value.compared.filter(area => area.standing === 'too-few-events')
  return done({
    ...read.value,
    compared: read.value.compared.filter(area => area.standing !== 'too-few-events'),
    aside: byName([...aside, ...tooFew.map(area => ({ ...area, why: 'too few' as const }))]),
  })
}

function sorted({ areas, kind, fewestToCompare = 5 }: FunnelModel) {
  const known: KnownArea[] = []
  const aside: AreaAside[] = []
  for (const area of byName(areas)) {
    const { name, numerator, denominator } = area
    const isWithoutRate = kind.statistic === 'rate' && (area.rate ?? null) === null
    if (numerator === null || denominator === null || isWithoutRate)
      aside.push({ name, numerator, denominator, why: 'no figure' })
    else if (denominator < fewestToCompare) aside.push({ name, numerator, denominator, why: 'too few' })
    else known.push({ ...area, numerator, denominator })
  }
  return { known, aside }
}

const unitOf = ({ numerator, denominator, rate }: KnownArea): FunnelUnit =>
  rate === undefined || rate === null ? { numerator, denominator } : { numerator, denominator, rate }

const because = ({ message, field }: StatisticsRefusal) =>
  refuse('invalid', `No chart: ${message}`, { field: field ?? 'areas' })

function shownValue({ numerator, denominator, rate }: FunnelUnit, kind: FunnelKind): number {
  if (kind.statistic === 'rate') return rate ?? 0
  const share = numerator / denominator
  if (kind.statistic === 'proportion') return share * kind.multiplier
  return kind.ratio === 'standardised' ? share * 100 : share - 1
}

/** The population of one year for a rate, else the denominator. */
const positionOf = (unit: FunnelUnit, kind: FunnelKind): number =>
  kind.statistic === 'rate' && unit.numerator > 0 && unit.rate
    ? (kind.multiplier * unit.numerator) / unit.rate / kind.years
    : unit.denominator

const placed = (area: KnownArea, kind: FunnelKind, standing: Standing): ComparedArea => ({
  name: area.name,
  numerator: area.numerator,
  denominator: area.denominator,
  x: positionOf(unitOf(area), kind),
  value: shownValue(unitOf(area), kind),
  standing,
})

function byChance(
  known: readonly KnownArea[],
  units: readonly FunnelUnit[],
  kind: FunnelKind,
): Result<ReadFunnel> {
  const limits = funnelLimits(units, kind)
  if (!limits.ok) return because(limits.refusal)
  const standings = funnelStandings(units, kind)
  if (!standings.ok) return because(standings.refusal)
  const { points, average } = limits.value
  const curve = (of: keyof LimitsOfPoint): At[] =>
    drawable(points.map(point => [point.at?.[of] ?? point.x, point[of]]))
  const none = kind.statistic === 'ratio' && kind.ratio === 'standardised' ? 100 : 0
  return done({
    average: average ?? none,
    curves: {
      upper998: curve('upper3'),
      upper95: curve('upper2'),
      lower95: curve('lower2'),
      lower998: curve('lower3'),
    },
    compared: known.map((area, index) => placed(area, kind, standings.value[index]!)),
    aside: [],
    method: 'The limits show how far chance alone would spread areas of each size.',
  })
}

type LimitsOfPoint = Pick<FunnelPoint, 'lower2' | 'upper2' | 'lower3' | 'upper3'>

const drawable = (points: readonly At[]): At[] => {
  const kept = points.filter(([x, y]) => isDrawable(x) && isDrawable(y))
  return kept.sort((one, other) => one[0] - other[0])
}

/** How the method of overdispersion calls a kind, and what it multiplies by; it knows no rates. */
function dispersionOf(kind: FunnelKind): { of: DispersionKind; multiplier: number; less: number } | null {
  if (kind.statistic === 'rate') return null
  if (kind.statistic === 'proportion') return { of: 'proportion', multiplier: kind.multiplier, less: 0 }
  return kind.ratio === 'standardised'
    ? { of: 'standardised-ratio-cqc', multiplier: 100, less: 0 }
    : { of: 'ratio-of-counts', multiplier: 1, less: 1 }
}

function widened(known: readonly KnownArea[], kind: FunnelKind): Result<ReadFunnel> {
  const asked = dispersionOf(kind)
  if (!asked) return refuse('invalid', 'No chart: limits of rates cannot be widened', { field: 'limits' })
  const { less, ...options } = asked
  const found = overdispersedFunnel(
    known.map(area => ({ ...area, unit: area.name })),
    options,
  )
  if (!found.ok) return because(found.refusal)
  const { units, target } = found.value
  const setOf = (unit: Dispersion['units'][number]): LimitSet =>
    found.value.drawn.adjusted ? unit.adjusted : unit.unadjusted
  const curve = (of: keyof LimitSet): At[] =>
    drawable(units.map(unit => [unit.denominator, setOf(unit)[of] - less]))
  const curves: FunnelCurves = {
    upper998: curve('upper998'),
    upper95: curve('upper95'),
    lower95: curve('lower95'),
    lower998: curve('lower998'),
  }
  return done({
    average: target * options.multiplier - less,
    curves,
    compared: known.map((area, index) =>
      placed(area, kind, standingIn(shownValue(unitOf(area), kind) + less, setOf(units[index]!))),
    ),
    aside: [],
    method: methodOf(found.value),
  })
}

function standingIn(value: number, limits: LimitSet): Standing {
  if (value > limits.upper998) return 'high-99.8'
  if (value < limits.lower998) return 'low-99.8'
  if (value > limits.upper95) return 'high-95'
  return value < limits.lower95 ? 'low-95' : 'not-different'
}

const methodOf = ({ drawn, phi, tau2 }: Dispersion): string =>
  drawn.adjusted
    ? `The limits are widened, because areas differ by more than chance (additive overdispersion: φ ${phi.toFixed(2)}, τ² ${tau2.toPrecision(3)}).`
    : 'Areas differ by no more than chance, so the limits were not widened.'
