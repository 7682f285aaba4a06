import { type ControlChart, type ControlChartOptions, controlChart } from '../control-charts/chart.ts'
import {
  type ControlChartConventionName,
  controlChartConventions,
  describeConvention,
} from '../control-charts/convention.ts'
import { type Outcome, worked } from '../outcome.ts'
import { type Arguments, choiceOption, numberOption } from './arguments.ts'
import { optionalNumberCell } from './files/cells.ts'
import { groupedRows, inGroup, type RowGroup } from './files/grouped.ts'
import type { RowWriter } from './files/stream.ts'
import { tableCommand } from './table-command.ts'

const conventionNames = Object.keys(controlChartConventions) as [
  ControlChartConventionName,
  ...ControlChartConventionName[],
]

const usage = `answerable spc [FILE] [options]

Control charts (XmR, "Making Data Count"). Reads CSV with a date and a value, and a column that names the series if
there is more than one; the rows of a series follow each other, in order of date. An empty value is a missing one.

  --improvement increase|decrease|neutral   which way is better (default increase)
  --target T            the value to be reached
  --fix-after N         limits from the first N points of each phase (12 or more)
  --rebase DAY,DAY      start a new phase at these dates
  --convention NAME     ${conventionNames.join(' | ')} (default the first)
  --minimum-phase N     refuse a phase with fewer points (default 2)
  --date, --value, --by COLUMN   the columns (default date, value, series)
  --sort                put each series in order of date instead of refusing it
  --summary             one row a phase instead of one a point
  --json                one JSON array instead of CSV

The convention's choices are printed on standard error.`

export const spcCommand = tableCommand({
  name: 'spc',
  summary: 'control charts with Making Data Count rules, CSV in and out',
  usage,
  options: [
    ...['improvement', 'target', 'fix-after', 'rebase', 'convention', 'minimum-phase'],
    ...['date', 'value', 'by'],
  ],
  flags: ['sort', 'summary'],
  prepare(args, writer, io) {
    const options = chartOptions(args)
    if (!options.ok) return options
    const [date, value] = [args.option('date') ?? 'date', args.option('value') ?? 'value']
    for (const sentence of describeConvention(options.value.convention!)) io.stderr.write(`${sentence}\n`)
    const write = args.has('summary') ? writePhases : writePoints
    return worked(
      groupedRows(args.option('by') ?? 'series', [date, value], group => {
        const values: (number | null)[] = []
        for (const row of group.rows) {
          const read = optionalNumberCell(row, value)
          if (!read.ok) return read
          values.push(read.value)
        }
        const dates = group.rows.map(row => row.get(date).trim())
        const chart = inGroup(controlChart({ dates, values }, options.value), group)
        if (chart.ok) write(group, chart.value, writer)
        return chart
      }),
    )
  },
})

function chartOptions(args: Arguments): Outcome<ControlChartOptions> {
  const improvement = choiceOption(args, 'improvement', ['increase', 'decrease', 'neutral'])
  if (!improvement.ok) return improvement
  const convention = choiceOption(args, 'convention', conventionNames)
  if (!convention.ok) return convention
  const target = numberOption(args, 'target', null)
  if (!target.ok) return target
  const fixAfter = numberOption(args, 'fix-after', null)
  if (!fixAfter.ok) return fixAfter
  const fewestValues = numberOption(args, 'minimum-phase', 2)
  if (!fewestValues.ok) return fewestValues
  const rebases = args.option('rebase')?.split(',') ?? []
  return worked({
    improvement: improvement.value,
    convention: controlChartConventions[convention.value],
    target: target.value,
    fixAfter: fixAfter.value,
    fewestValues: fewestValues.value,
    rebaseOn: rebases.map(each => each.trim()),
    order: args.has('sort') ? 'sort' : 'must-ascend',
  })
}

function writePoints(group: RowGroup, chart: ControlChart, writer: RowWriter): void {
  for (const phase of chart.phases)
    for (const point of chart.points.slice(phase.from, phase.to))
      writer.row({
        series: group.name,
        date: point.date,
        value: point.value,
        phase: point.phase,
        mean: phase.mean,
        lpl: phase.limits?.lower ?? null,
        upl: phase.limits?.upper ?? null,
        near_lpl: phase.limits?.nearLower ?? null,
        near_upl: phase.limits?.nearUpper ?? null,
        moving_range: point.movingRange,
        rule: point.rule,
        kind: point.kind,
        target: chart.target,
        short_phase: phase.isShort,
      })
}

function writePhases(group: RowGroup, chart: ControlChart, writer: RowWriter): void {
  for (const phase of chart.phases) {
    const isLast = phase === chart.phases.at(-1)
    writer.row({
      series: group.name,
      phase: phase.number,
      from: chart.points[phase.from]!.date,
      to: chart.points[phase.to - 1]!.date,
      n: phase.to - phase.from,
      mean: phase.mean,
      lpl: phase.limits?.lower ?? null,
      upl: phase.limits?.upper ?? null,
      kind: phase.kind,
      variation: isLast ? chart.variation : null,
      assurance: isLast ? chart.assurance : null,
      short_phase: phase.isShort,
      convention: chart.convention.name,
    })
  }
}
