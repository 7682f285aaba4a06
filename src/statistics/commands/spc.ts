import { type ControlChart, type ControlChartOptions, controlChart } from '../control-charts/chart.ts'
import {
  type ControlChartConventionName,
  controlChartConventions,
  describeConvention,
} from '../control-charts/convention.ts'
import { type Outcome, type StatisticsRefusal, worked } from '../outcome.ts'
import { type Arguments, choiceOption, numberOption } from './arguments.ts'
import { optionalNumberCell } from './files/cells.ts'
import { groupColumn, groupedRows, inGroup, type RowGroup } from './files/grouped.ts'
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
  --rebase DAY,DAY      start a new phase at these dates (as they stand in the file)
  --convention NAME     ${conventionNames.join(' | ')} (default the first)
  --minimum-phase N     refuse a phase with fewer points (default 2)
  --date, --value, --by COLUMN   the columns (default date, value, series)
  --sort                put each series in order of date instead of refusing it
  --summary             one row a phase instead of one a point
  --json                one JSON array instead of CSV

The convention's choices are printed on standard error, and what to be careful about: short phases, missing values in
a possible trend, dates to rebase on that are not there.`

/** So many warnings are printed in full; a file of a hundred thousand short series would drown the rest. */
const mostWarnings = 10

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
    const names = { ...optionNames, date, value }
    let warnings = 0
    const warn = (series: string, { message }: StatisticsRefusal): void => {
      warnings++
      if (warnings <= mostWarnings) io.stderr.write(`Take care, ${series}: ${message}.\n`)
    }
    const rows = groupedRows(groupColumn(args, 'series'), [date, value], group => {
      const values: (number | null)[] = []
      for (const row of group.rows) {
        const read = optionalNumberCell(row, value)
        if (!read.ok) return read
        values.push(read.value)
      }
      const dates = group.rows.map(row => row.get(date).trim())
      const chart = inGroup(controlChart({ dates, values }, options.value), group, names)
      if (!chart.ok) return chart
      for (const warning of chart.value.warnings) warn(group.name, warning)
      write(group, chart.value, writer)
      return chart
    })
    return worked({
      ...rows,
      end() {
        const ended = rows.end()
        if (warnings > mostWarnings) io.stderr.write(`… and ${warnings - mostWarnings} more warnings.\n`)
        return ended
      },
    })
  },
})

/** What the library calls an option, and what it is called here. */
const optionNames = { fixAfter: 'fix-after', rebaseOn: 'rebase', fewestValues: 'minimum-phase' } as const

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
