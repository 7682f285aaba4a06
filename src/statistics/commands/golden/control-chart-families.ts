import {
  type ControlChart,
  type ControlChartPhase,
  type ControlChartPoint,
  controlChart,
} from '../../control-charts/chart.ts'
import { controlChartConventions } from '../../control-charts/convention.ts'
import type { PointRule } from '../../control-charts/rules.ts'
import type { ImprovementDirection, PointKind } from '../../control-charts/verdicts.ts'
import type { Outcome } from '../../outcome.ts'
import type { Family } from './family.ts'
import { type AnswerRow, type GoldenFolder, groupRows, numberIn, type TextRow } from './table.ts'

type ChartCase = {
  readonly case_id: string
  readonly series_id: string
  readonly outcome?: string
  readonly options: {
    readonly improvement_direction: ImprovementDirection
    readonly target: number | null
    readonly fix_after_n_points: number | null
    readonly rebase_dates: readonly string[] | string | null
    readonly screen_outliers: boolean
  }
}

/** The reference package's words for our rules. */
const ruleNames: Record<PointRule, string> = {
  'above-upper-limit': 'Above UCL',
  'below-lower-limit': 'Below LCL',
  'trend-rising': '7 Point Trend (Increasing)',
  'trend-falling': '7 Point Trend (Decreasing)',
  'two-in-three-above': '2 in 3 Above CL',
  'two-in-three-below': '2 in 3 Below CL',
  'run-above': '7 Points Above CL',
  'run-below': '7 Points Below CL',
  none: 'Common Cause',
}

const kindNames: Record<PointKind, string> = {
  'common-cause': 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
  'neutral-high': 'special_cause_neutral_high',
  'neutral-low': 'special_cause_neutral_low',
}

const assuranceNames = {
  pass: 'consistent_pass',
  fail: 'consistent_fail',
  inconsistent: 'inconsistent',
} as const

type ChartOfCase = { readonly chartCase: ChartCase; readonly chart: ControlChart }
type AttemptedCase = { readonly chartCase: ChartCase; readonly chart: Outcome<ControlChart> }

/** In R a value that is not a number is a missing value; infinite ones are refused by us. */
function observedValue(row: TextRow): number | null {
  const value = numberIn(row, 'value')
  return value === null || Number.isNaN(value) ? null : value
}

const charts = new WeakMap<GoldenFolder, readonly AttemptedCase[]>()

/** A chart, or why there is none, for every case of a folder; drawn once for both families. */
function attemptsOf(folder: GoldenFolder): readonly AttemptedCase[] | null {
  const known = charts.get(folder)
  if (known) return known
  const inputs = folder.table('spc_inputs.csv')
  const cases = folder.cases<ChartCase>('spc_cases.json')
  if (!inputs || !cases) return null
  const series = groupRows(inputs.rows, 'series_id')
  const attempts = cases.map(chartCase => {
    const rows = series.get(chartCase.series_id) ?? []
    const { options } = chartCase
    const rebases = options.rebase_dates ?? []
    const chart = controlChart(
      { dates: rows.map(row => row.date ?? ''), values: rows.map(observedValue) },
      {
        improvement: options.improvement_direction ?? 'increase',
        target: options.target ?? null,
        fixAfter: options.fix_after_n_points ?? null,
        rebaseOn: typeof rebases === 'string' ? [rebases] : rebases,
        convention: {
          ...controlChartConventions.nhsrplotthedots,
          ranges: options.screen_outliers === false ? 'kept' : 'screened',
        },
        order: 'sort',
        fewestValues: 1,
      },
    )
    return { chartCase, chart }
  })
  charts.set(folder, attempts)
  return attempts
}

/** The charts of the cases for which the reference gave figures. */
const reportedCharts = (folder: GoldenFolder): readonly ChartOfCase[] | null =>
  attemptsOf(folder)?.flatMap(({ chartCase, chart }) =>
    chart.ok && chartCase.outcome !== 'peer_error' ? [{ chartCase, chart: chart.value }] : [],
  ) ?? null

/** The reference numbers points by date; `position` counts from 0. */
function pointRow(
  of: ChartOfCase,
  phase: ControlChartPhase,
  point: ControlChartPoint,
  position: number,
): AnswerRow {
  return {
    case_id: of.chartCase.case_id,
    seq: position + 1,
    date: point.date,
    value: point.value,
    phase: point.phase,
    short_phase: phase.isShort,
    baseline_value: point.inBaseline ? point.value : null,
    mean: phase.mean ?? Number.NaN,
    lpl: phase.limits?.lower ?? Number.NaN,
    upl: phase.limits?.upper ?? Number.NaN,
    mr: point.movingRange,
    mr_used: point.rangeKept,
    mean_mr: phase.meanRange ?? Number.NaN,
    outside_limits: point.outside,
    relative_to_mean: point.side,
    close_to_limits: point.close,
    special_cause_type: ruleNames[point.rule],
    special_cause_flag: point.rule !== 'none',
    point_type: kindNames[point.kind],
  }
}

function summaryRow(of: ChartOfCase, phase: ControlChartPhase): AnswerRow {
  const { chart } = of
  const points = chart.points.slice(phase.from, phase.to)
  const counted = (kind: PointKind): number => points.filter(point => point.kind === kind).length
  const isLast = phase === chart.phases.at(-1)
  return {
    case_id: of.chartCase.case_id,
    phase: phase.number,
    mean: phase.mean ?? Number.NaN,
    lpl: phase.limits?.lower ?? Number.NaN,
    upl: phase.limits?.upper ?? Number.NaN,
    n: points.length,
    common_cause: counted('common-cause'),
    improvement: counted('improvement'),
    concern: counted('concern'),
    neutral_high: counted('neutral-high'),
    neutral_low: counted('neutral-low'),
    variation_type: kindNames[phase.kind],
    assurance_type: isLast && chart.assurance ? assuranceNames[chart.assurance] : null,
    variation_icon: isLast ? chart.variation.replace('-', '_') : null,
    assurance_icon: isLast ? chart.assurance : null,
  }
}

/**
 * The reference stops where a missing value leaves a possible trend undecided. Ours calls it no trend; the case agrees
 * if our chart is whole and meets that very condition, or if ours refuses the input too.
 */
const stoppedCases: NonNullable<Family['stopped']> = folder =>
  (attemptsOf(folder) ?? [])
    .filter(({ chartCase }) => chartCase.outcome === 'peer_error')
    .map(({ chartCase, chart }) => ({
      name: chartCase.case_id,
      agrees: chart.ok ? chart.value.undecidedTrends > 0 : chart.refusal.code !== 'no-rows',
    }))

const limitColumns = ['mean', 'lpl', 'upl']

export const controlChartFamilies: readonly Family[] = [
  {
    name: 'spc_expected',
    keys: ['case_id', 'seq'],
    columns: [
      ...['case_id', 'seq', 'date', 'value', 'phase', 'short_phase', 'baseline_value', ...limitColumns],
      ...['mr', 'mr_used', 'mean_mr', 'outside_limits', 'relative_to_mean', 'close_to_limits'],
      ...['special_cause_type', 'special_cause_flag', 'point_type'],
    ],
    answer: folder =>
      reportedCharts(folder)?.flatMap(of =>
        of.chart.phases.flatMap(phase =>
          of.chart.points
            .slice(phase.from, phase.to)
            .map((point, i) => pointRow(of, phase, point, phase.from + i)),
        ),
      ) ?? null,
    stopped: stoppedCases,
  },
  {
    name: 'spc_summary',
    keys: ['case_id', 'phase'],
    columns: [
      ...['case_id', 'phase', ...limitColumns, 'n', 'common_cause', 'improvement', 'concern'],
      ...[
        'neutral_high',
        'neutral_low',
        'variation_type',
        'assurance_type',
        'variation_icon',
        'assurance_icon',
      ],
    ],
    answer: folder =>
      reportedCharts(folder)?.flatMap(of => of.chart.phases.map(phase => summaryRow(of, phase))) ?? null,
  },
]
