import { type Outcome, type StatisticsRefusal, unworkable, worked } from '../outcome.ts'
import { type ControlChartConvention, defaultControlChartConvention } from './convention.ts'
import { type PhaseFigures, type ProcessLimits, readBaseline } from './limits.ts'
import { clearRoom, type Room } from './room.ts'
import { markPhase, type PointMarks, type PointRule, ruleOf } from './rules.ts'
import { isDateText, type Observations, type OrderedSeries, orderSeries } from './series.ts'
import {
  type Assurance,
  assuranceOf,
  type ImprovementDirection,
  kindOf,
  type PointKind,
  type VariationIcon,
  variationIcon,
} from './verdicts.ts'

export type ControlChartOptions = {
  /** Which way is better (default `increase`). */
  readonly improvement?: ImprovementDirection
  /** The value to be reached, in the unit of the series. */
  readonly target?: number | null
  /** A planned value a point, in the order given; null where nothing was planned. */
  readonly trajectory?: readonly (number | null)[]
  /** Draw the limits from the first so many points of each phase (12 or more); later points are judged, not used. */
  readonly fixAfter?: number | null
  /** Dates of the series at which a new phase starts. A date that is not in the series does nothing. */
  readonly rebaseOn?: readonly string[]
  readonly convention?: ControlChartConvention
  /** What to do with dates that do not ascend (default `must-ascend`: refuse). */
  readonly order?: 'must-ascend' | 'sort'
  /** A phase with fewer points, missing ones included, is refused (default 2: one point has no moving range). */
  readonly fewestValues?: number
}

export type ControlChartPhase = {
  /** How many rebase dates have been reached; the first phase is 0 unless the series starts with one. */
  readonly number: number
  /** Positions in `points`: from the first up to, not including, `to`. */
  readonly from: number
  readonly to: number
  readonly mean: number | null
  readonly meanRange: number | null
  /** Null where none can or should be drawn; `noLimitsBecause` says why. */
  readonly limits: ProcessLimits | null
  readonly noLimitsBecause: 'no ranges are left' | 'too few points' | null
  readonly isShort: boolean
  readonly kind: PointKind
}

export type ControlChartPoint = {
  readonly date: string
  /** 1-based, in the order given. */
  readonly row: number
  readonly value: number | null
  readonly phase: number
  readonly inBaseline: boolean
  readonly movingRange: number | null
  readonly rangeKept: boolean
  /** −1 below the mean, 0 on it, 1 above; null for a missing value. */
  readonly side: -1 | 0 | 1 | null
  readonly outside: boolean | null
  readonly close: boolean | null
  readonly rule: PointRule
  readonly kind: PointKind
  readonly planned: number | null
}

export type ControlChart = {
  readonly convention: ControlChartConvention
  readonly improvement: ImprovementDirection
  readonly target: number | null
  readonly phases: readonly ControlChartPhase[]
  readonly points: readonly ControlChartPoint[]
  /** The icon of the last point. */
  readonly variation: VariationIcon
  /** The last limits against the target; null without a target or a direction. */
  readonly assurance: Assurance | null
  /** Windows of a possible trend that a missing value leaves undecided; NHSRplotthedots stops at these. */
  readonly undecidedTrends: number
  readonly warnings: readonly StatisticsRefusal[]
}

/** The least that `fixAfter` may be. */
export const shortestBaseline = 12

/**
 * An XmR control chart with the rules of NHS England's "Making Data Count" (limits: mean ± 2.66 × mean moving range).
 * Where implementations differ the `convention` decides, and the chart carries it.
 * Refuses, naming row and rule: no-rows, lengths-differ, not-a-number, not-a-date, unsorted-dates, duplicate-dates,
 * short-phase, out-of-range (`fixAfter` below 12, a value above 1e300). A rebase date that is not in the series is a
 * warning of the chart.
 */
export function controlChart(
  observations: Observations,
  options: ControlChartOptions = {},
): Outcome<ControlChart> {
  const wrong = checkOptions(observations, options)
  if (wrong) return wrong
  const room = clearRoom(observations.dates.length)
  const ordered = orderSeries(observations, options.order ?? 'must-ascend', room)
  if (!ordered.ok) return ordered
  const series = ordered.value
  const starts = phaseStarts(series.dates, options.rebaseOn ?? [])
  const short = refuseShortPhase(series, starts, options.fewestValues ?? 2)
  if (short) return short
  return worked(drawChart(series, starts, room, options))
}

function checkOptions(observations: Observations, options: ControlChartOptions) {
  const { fixAfter, trajectory, target, rebaseOn = [], fewestValues = 1 } = options
  if (
    fixAfter !== undefined &&
    fixAfter !== null &&
    !(Number.isInteger(fixAfter) && fixAfter >= shortestBaseline)
  )
    return unworkable('out-of-range', `fix after ${shortestBaseline} points or more, not ${fixAfter}`, {
      field: 'fixAfter',
    })
  if (!(Number.isInteger(fewestValues) && fewestValues >= 1))
    return unworkable('out-of-range', `a phase needs a whole number of points, not ${fewestValues}`, {
      field: 'fewestValues',
    })
  const noDate = rebaseOn.find(date => !isDateText(date))
  if (noDate !== undefined)
    return unworkable('not-a-date', `"${noDate}" is not a date (YYYY-MM-DD) to start a phase at`, {
      field: 'rebaseOn',
    })
  if (target !== undefined && target !== null && !Number.isFinite(target))
    return unworkable('not-a-number', 'the target must be a number', { field: 'target' })
  if (trajectory && trajectory.length !== observations.dates.length)
    return unworkable('lengths-differ', 'the trajectory must have one entry a point', { field: 'trajectory' })
  return null
}

type PhaseStart = { readonly number: number; readonly from: number; readonly to: number }

function phaseStarts(dates: readonly string[], rebaseOn: readonly string[]): PhaseStart[] {
  const rebases = new Set(rebaseOn)
  const starts: PhaseStart[] = []
  let number = 0
  let from = 0
  for (let i = 0; rebases.size > 0 && i < dates.length; i++) {
    if (!rebases.has(dates[i]!)) continue
    if (i > 0) starts.push({ number, from, to: i })
    number++
    from = i
  }
  starts.push({ number, from, to: dates.length })
  return starts
}

function refuseShortPhase(series: OrderedSeries, starts: readonly PhaseStart[], fewest: number) {
  for (const { from, to } of starts) {
    if (to - from >= fewest) continue
    const what = starts.length === 1 ? 'the series' : `the phase from ${series.dates[from]}`
    return unworkable('short-phase', `${what} has ${to - from} of at least ${fewest} points`, {
      row: series.rows[from]!,
      field: 'date',
    })
  }
  return null
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

function drawChart(
  series: OrderedSeries,
  starts: readonly PhaseStart[],
  { ranges, kept, marks }: Room,
  options: ControlChartOptions,
): ControlChart {
  const convention = options.convention ?? defaultControlChartConvention
  const improvement = options.improvement ?? 'increase'
  const target = options.target ?? null
  const { values } = series
  const points: ControlChartPoint[] = []
  const phases: ControlChartPhase[] = []
  let figures: PhaseFigures | undefined
  for (const start of starts) {
    const baselineEnd = Math.min(start.to, start.from + (options.fixAfter ?? Infinity))
    const read = readBaseline(values, start.from, baselineEnd, ranges, kept, convention.ranges)
    const isShort = start.to - start.from < convention.shortPhaseBelow
    figures = isShort && convention.shortPhase === 'no-limits' ? { ...read, limits: null } : read
    markPhase(values, start.from, start.to, figures, convention, marks)
    for (let i = start.from; i < start.to; i++) {
      const rule = ruleOf(values, i, start.to, marks)
      const missing = Number.isNaN(values[i]!)
      const judged = figures.limits !== null && !missing
      const row = series.rows[i]!
      points.push({
        date: series.dates[i]!,
        row,
        value: missing ? null : values[i]!,
        phase: start.number,
        inBaseline: i < baselineEnd,
        movingRange: orNull(ranges[i]!),
        rangeKept: kept[i] === 1,
        side: missing || Number.isNaN(figures.mean) ? null : (marks.side[i] as -1 | 0 | 1),
        outside: judged ? marks.outside[i] === 1 : null,
        close: judged ? marks.close[i] === 1 : null,
        rule,
        kind: kindOf(rule, improvement),
        planned: options.trajectory?.[row - 1] ?? null,
      })
    }
    phases.push({
      ...start,
      mean: orNull(figures.mean),
      meanRange: orNull(figures.meanRange),
      limits: figures.limits,
      noLimitsBecause: figures.limits ? null : read.limits ? 'too few points' : 'no ranges are left',
      isShort,
      kind: points[start.to - 1]!.kind,
    })
  }
  return {
    convention,
    improvement,
    target,
    phases,
    points,
    variation: variationIcon(points.at(-1)!.kind, improvement),
    assurance: assuranceOf(figures!, target, improvement, convention.targetOnLimit),
    undecidedTrends: marks.undecidedTrends,
    warnings: [
      ...unusedRebases(series.dates, options.rebaseOn ?? []),
      ...warningsOf(phases, points, convention, marks),
    ],
  }
}

/** A date that starts no phase is most often a slip: the 15th for the 1st, or a month for a day. */
function unusedRebases(dates: readonly string[], rebaseOn: readonly string[]): StatisticsRefusal[] {
  if (rebaseOn.length === 0) return []
  const there = new Set(dates)
  return rebaseOn
    .filter(date => !there.has(date))
    .map(date => ({
      code: 'out-of-range',
      message: `no point is dated ${date}, so no phase starts there`,
      field: 'rebaseOn',
    }))
}

function warningsOf(
  phases: readonly ControlChartPhase[],
  points: readonly ControlChartPoint[],
  convention: ControlChartConvention,
  marks: PointMarks,
): StatisticsRefusal[] {
  const warnings: StatisticsRefusal[] = []
  for (const phase of phases) {
    const { row, date } = points[phase.from]!
    if (phase.isShort) {
      const message = `the phase from ${date} has ${phase.to - phase.from} points; ${convention.shortPhaseBelow} or more are wanted`
      warnings.push({ code: 'short-phase', message, row })
    }
  }
  if (marks.undecidedTrends > 0)
    warnings.push({
      code: 'missing-value',
      message: 'a missing value leaves a possible trend undecided',
      field: 'value',
    })
  return warnings
}
