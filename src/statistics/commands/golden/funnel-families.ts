import { funnelLimits } from '../../funnels/control-limits.ts'
import { bisectedPoissonControl } from '../../funnels/poisson-control.ts'
import { funnelStandings, type Standing } from '../../funnels/standing.ts'
import { derivedDenominator, type FunnelKind, type FunnelUnit, isRate } from '../../funnels/units.ts'
import { closedForm, type Family, type Tolerance } from './family.ts'
import { type AnswerRow, type GoldenFolder, groupRows, numberIn, required, type TextRow } from './table.ts'

type FunnelCase = {
  readonly case_id: string
  readonly options: {
    readonly statistic: 'proportion' | 'ratio' | 'rate'
    readonly ratio_type: 'isr' | 'count' | null
    readonly rate_type: 'crude' | 'dsr' | null
    readonly years_of_data: number | null
    readonly multiplier: number | null
  }
}

function kindOfCase({ options }: FunnelCase): FunnelKind {
  if (options.statistic === 'proportion')
    return { statistic: 'proportion', multiplier: options.multiplier ?? 100 }
  if (options.statistic === 'ratio')
    return { statistic: 'ratio', ratio: options.ratio_type === 'count' ? 'counts' : 'standardised' }
  return {
    statistic: 'rate',
    rate: options.rate_type === 'dsr' ? 'directly-standardised' : 'crude',
    multiplier: options.multiplier ?? 100_000,
    years: options.years_of_data ?? 1,
  }
}

function unitOf(row: TextRow): FunnelUnit {
  const rate = numberIn(row, 'rate')
  const unit = { numerator: required(row, 'numerator'), denominator: required(row, 'denominator') }
  return rate === null ? unit : { ...unit, rate }
}

type AnsweredCase = (
  id: string,
  kind: FunnelKind,
  units: readonly FunnelUnit[],
  rows: readonly TextRow[],
) => AnswerRow[]

const eachCase =
  (answer: AnsweredCase) =>
  (folder: GoldenFolder): AnswerRow[] | null => {
    const inputs = folder.table('funnel_inputs.csv')
    const cases = folder.cases<FunnelCase>('funnel_cases.json')
    if (!inputs || !cases) return null
    const groups = groupRows(inputs.rows, 'case_id')
    return cases.flatMap(funnelCase => {
      const rows = groups.get(funnelCase.case_id) ?? []
      return answer(funnelCase.case_id, kindOfCase(funnelCase), rows.map(unitOf), rows)
    })
  }

const limitAnswers: AnsweredCase = (case_id, kind, units) => {
  const limits = funnelLimits(units, kind, bisectedPoissonControl)
  if (!limits.ok) return []
  return limits.value.points.map((point, i) => ({
    case_id,
    point: i + 1,
    x: point.x,
    lower_2s_limit: point.lower2,
    upper_2s_limit: point.upper2,
    lower_3s_limit: point.lower3,
    upper_3s_limit: point.upper3,
    baseline: limits.value.average,
    lower_2s_x: point.at?.lower2 ?? null,
    upper_2s_x: point.at?.upper2 ?? null,
    lower_3s_x: point.at?.lower3 ?? null,
    upper_3s_x: point.at?.upper3 ?? null,
  }))
}

const standingNames: Record<Standing, string> = {
  'high-99.8': 'High (0.001)',
  'low-99.8': 'Low (0.001)',
  'high-95': 'High (0.025)',
  'low-95': 'Low (0.025)',
  'not-different': 'Not significant',
  'too-few-events': 'Not applicable for events less than 10 for dsrs',
}

const standingAnswers: AnsweredCase = (case_id, kind, units, rows) => {
  const standings = funnelStandings(units, kind)
  return rows.map((row, i) => {
    const standing = standings.ok ? standings.value[i]! : null
    const unit = units[i]!
    const charted = isRate(kind) && standing !== null && standing !== 'too-few-events'
    const derived = charted ? derivedDenominator(unit, kind) : null
    return {
      case_id,
      area: row.area ?? '',
      significance: standing && standingNames[standing],
      rate_chart: charted ? (unit.rate ?? null) : null,
      denominator_derived: charted && derived !== null ? derived / kind.years : null,
    }
  })
}

/** Limits of ratios and rates come from 24 halvings in the reference as here: about 1e-7 of the bracket. */
const limitTolerance: Tolerance = (column, expected) =>
  expected.lower_2s_x === '' || ['x', 'baseline'].includes(column)
    ? closedForm(column, expected)
    : { relative: 5e-6, absolute: 1e-10 }

export const funnelFamilies: readonly Family[] = [
  {
    name: 'funnel_limits_expected',
    keys: ['case_id', 'point'],
    columns: [
      ...['case_id', 'point', 'x', 'lower_2s_limit', 'upper_2s_limit', 'lower_3s_limit', 'upper_3s_limit'],
      ...['baseline', 'lower_2s_x', 'upper_2s_x', 'lower_3s_x', 'upper_3s_x'],
    ],
    answer: eachCase(limitAnswers),
    tolerance: limitTolerance,
  },
  {
    name: 'funnel_significance_expected',
    keys: ['case_id', 'area'],
    columns: ['case_id', 'area', 'significance', 'rate_chart', 'denominator_derived'],
    answer: eachCase(standingAnswers),
  },
]
