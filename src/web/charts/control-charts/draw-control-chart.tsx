import { done } from '#kit'
import { type ControlChartPoint, describeConvention } from '#statistics'
import { countOf } from '../../words.ts'
import { colours, dashes } from '../colours.ts'
import { coordinate } from '../numbers.ts'
import { byPeriod, periodInWords } from '../periods.ts'
import type { Drawing, PictureFormat, PictureResult, Verdict } from '../picture.ts'
import { endLabels } from '../sheet/end-labels.tsx'
import { distinctStyles, keyHeight, keyOf } from '../sheet/key.tsx'
import { linePath } from '../sheet/lines.ts'
import { type Mark, markStyles, marksOf } from '../sheet/marks.tsx'
import { timeAxis } from '../sheet/time-axis.tsx'
import { type TimePlot, timePlotHeight } from '../sheet/time-plot.ts'
import { valueAxis } from '../sheet/value-axis.tsx'
import { controlChartFinding, kindWords, ruleWords } from './finding.ts'
import { assuranceDrawing, variationDrawing } from './icons.tsx'
import { type ControlChartModel, type ReadControlChart, readControlChart } from './model.ts'
import { controlPlot } from './plot.ts'
import { type Rebase, rebaseLines, rebaseRows, rebasesOf } from './rebases.tsx'
import { controlChartTable } from './table.ts'
import { assuranceWords, variationWords } from './verdict-words.ts'

/**
 * A control chart as a picture: points with the marks of their kind, mean and limits of each phase, target, plan, icons.
 * Refuses (`invalid`): a chart that the statistics refuse, fewer than two values, numbers that cannot be drawn.
 */
export function drawControlChart(model: ControlChartModel): PictureResult {
  const read = readControlChart(model)
  if (!read.ok) return read
  const rebases = rebasesOf(read.value, model.rebaseReasons)
  const finding = model.finding ?? controlChartFinding(model.measure, read.value)
  return done({
    finding,
    subtitle: `${model.measure}, ${model.place}, ${byPeriod[read.value.period]}`,
    description: describe(model, read.value),
    draw: format => drawing(read.value, rebases, format),
    verdicts: verdictsOf(read.value),
    notes: notesOf(read.value, rebases),
    table: controlChartTable(model, read.value),
  })
}

function verdictsOf({ chart }: ReadControlChart): Verdict[] {
  const verdicts = [{ icon: variationDrawing(chart.variation), words: variationWords[chart.variation] }]
  if (chart.assurance === null) return verdicts
  return [...verdicts, { icon: assuranceDrawing(chart.assurance), words: assuranceWords[chart.assurance] }]
}

function notesOf(read: ReadControlChart, rebases: readonly Rebase[]): string[] {
  const { chart, missing } = read
  return [
    ...rebases.map(({ words }) => `${words}: mean and limits begin again.`),
    ...(missing > 0
      ? [`${countOf(missing, 'value is', 'values are')} missing: the line is broken there.`]
      : []),
    ...chart.phases
      .filter(phase => phase.limits === null)
      .map(
        phase =>
          `No limits from ${periodInWords(read.days[phase.from]!, read.period)}: ${phase.noLimitsBecause}.`,
      ),
    ...chart.warnings.map(({ message }) => `Take care: ${message}.`),
    describeConvention(chart.convention).join(' '),
  ]
}

function describe(model: ControlChartModel, read: ReadControlChart): string {
  const { chart, days, period, writeWorkedOut, write, missing } = read
  const phase = chart.phases.at(-1)
  const parts = [
    `Control chart of ${model.measure}, ${model.place}: ${countOf(chart.points.length, 'point')} from ${periodInWords(days[0]!, period)} to ${periodInWords(days.at(-1)!, period)}.`,
    phase && phase.mean !== null && `Mean ${writeWorkedOut(phase.mean)}.`,
    phase?.limits && `Limits ${writeWorkedOut(phase.limits.lower)} to ${writeWorkedOut(phase.limits.upper)}.`,
    chart.target !== null && `Target ${write(chart.target)}.`,
    `${variationWords[chart.variation]}.`,
    chart.assurance !== null && `${assuranceWords[chart.assurance]}.`,
    missing > 0 && `${countOf(missing, 'value is', 'values are')} missing.`,
    'The numbers are in the table after the chart.',
  ]
  return parts.filter(part => part).join(' ')
}

function drawing(read: ReadControlChart, rebases: readonly Rebase[], format: PictureFormat): Drawing {
  const plot = controlPlot(read, format, rebaseRows(rebases, format))
  const height = timePlotHeight(plot)
  const kinds = read.chart.points.map(point => (point.value === null ? 'missing' : point.kind))
  const styles = distinctStyles(
    (Object.keys(markStyles) as (keyof typeof markStyles)[])
      .filter(kind => kinds.includes(kind))
      .map(kind => markStyles[kind]),
  )
  const key = { styles, x: plot.left, y: height, width: plot.width - plot.left, size: plot.size }
  const hasKey = styles.length > 1
  return {
    width: plot.width,
    height: height + (hasKey ? keyHeight(key) : 0),
    content: (
      <>
        {valueAxis(plot.axis, plot.left, plot.right)}
        {timeAxis(plot.x, read.dayNumbers, plot.bottom, plot.size)}
        {rebaseLines(rebases, plot, read)}
        {processLines(read, plot)}
        {series(read, plot)}
        {endLabels({ ...plot, x: plot.right })}
        {hasKey && keyOf(key)}
      </>
    ),
  }
}

/** Mean and limits phase by phase, and the target across all of them. */
function processLines({ chart, dayNumbers }: ReadControlChart, plot: TimePlot) {
  const across = (value: number, from: number, to: number): string =>
    `M${coordinate(plot.x(dayNumbers[from]!) - plot.halfStep)},${coordinate(plot.y(value))}H${coordinate(
      plot.x(dayNumbers[to - 1]!) + plot.halfStep,
    )}`
  const means = chart.phases.map(({ mean, from, to }) => (mean === null ? '' : across(mean, from, to)))
  const limits = chart.phases.map(({ limits, from, to }) =>
    limits === null ? '' : across(limits.lower, from, to) + across(limits.upper, from, to),
  )
  return (
    <g fill="none">
      <path d={limits.join('')} stroke={colours.common} stroke-width="1.75" stroke-dasharray={dashes.limit} />
      <path d={means.join('')} stroke={colours.ink} stroke-width="1.75" />
      {chart.target !== null && (
        <path
          d={across(chart.target, 0, dayNumbers.length)}
          stroke={colours.ink}
          stroke-width="2"
          stroke-dasharray={dashes.target}
        />
      )}
    </g>
  )
}

function series(read: ReadControlChart, plot: TimePlot) {
  const { chart, dayNumbers } = read
  const at = (index: number, value: number | null) =>
    value === null ? null : ([plot.x(dayNumbers[index]!), plot.y(value)] as const)
  const planned = linePath(chart.points.map((point, index) => at(index, point.planned)))
  const marks = chart.points.map(
    (point, index): Mark => ({
      x: plot.x(dayNumbers[index]!),
      y: point.value === null ? plot.bottom - 8 : plot.y(point.value),
      style: markStyles[point.value === null ? 'missing' : point.kind],
      title: titleOf(point, index, read),
    }),
  )
  const radius = Math.min(5, Math.max(2.6, plot.halfStep * 0.85))
  return (
    <>
      {planned !== '' && (
        <path
          d={planned}
          fill="none"
          stroke={colours.pine}
          stroke-width="2.5"
          stroke-linecap="round"
          stroke-dasharray={dashes.planned}
        />
      )}
      <path
        d={linePath(chart.points.map((point, index) => at(index, point.value)))}
        fill="none"
        stroke={colours.common}
        stroke-width="1.25"
      />
      {marksOf(marks, radius)}
    </>
  )
}

/** "March 2020: 61%, concern (part of a run below the mean)" */
function titleOf(point: ControlChartPoint, index: number, { days, period, write }: ReadControlChart): string {
  const when = periodInWords(days[index]!, period)
  if (point.value === null) return `${when}: no value recorded`
  const why = ruleWords[point.rule]
  return `${when}: ${write(point.value)}${why === '' ? '' : `, ${kindWords[point.kind]} (${why})`}`
}
