import { done } from '#kit'
import { countOf } from '../../words.ts'
import { colours, dashes, rangeTint } from '../colours.ts'
import { byPeriod, periodInWords } from '../periods.ts'
import type { Drawing, PictureCell, PictureFormat, PictureResult } from '../picture.ts'
import { type EndLabel, endLabels } from '../sheet/end-labels.tsx'
import { areaPath, linePath } from '../sheet/lines.ts'
import { markStyles, marksOf } from '../sheet/marks.tsx'
import { timeAxis } from '../sheet/time-axis.tsx'
import { type TimePlot, timePlot, timePlotHeight } from '../sheet/time-plot.ts'
import { type Scale, valueAxis } from '../sheet/value-axis.tsx'
import { type ExpectedPoint, type ReadTrajectory, readTrajectory, type TrajectoryModel } from './model.ts'

/**
 * A trajectory as a picture: what happened, and how it may go on, as a range with its middle; a target across.
 * Refuses (`invalid`): fewer than two points, dates that do not ascend, ranges whose ends changed places, numbers that
 * cannot be drawn, more than three paths.
 */
export function drawTrajectory(model: TrajectoryModel): PictureResult {
  const read = readTrajectory(model)
  if (!read.ok) return read
  const missing = read.value.actual.filter(({ point }) => point.value === null).length
  const notes = [
    model.paths.length > 0 ? `${model.rangeWords}.` : '',
    missing > 0 ? `${countOf(missing, 'value is', 'values are')} missing: the line is broken there.` : '',
  ].filter(note => note !== '')
  return done({
    finding: model.finding ?? trajectoryFinding(model.measure, read.value),
    subtitle: `${model.measure}, ${model.place}, ${byPeriod[read.value.period]}`,
    description: `${trajectoryFinding(model.measure, read.value)}. ${notes.join(' ')} The numbers are in the table after the chart.`,
    draw: format => drawing(read.value, format),
    notes,
    table: tableOf(model, read.value),
  })
}

/** "Overdue reviews: 0 to 240 expected by March 2022, most likely 110" */
function trajectoryFinding(measure: string, { paths, actual, period, write }: ReadTrajectory): string {
  const ends = paths.flatMap(({ name, points }) => {
    const last = points.findLast(({ point }) => point.middle !== null || hasRange(point))
    return last ? [{ name, ...last }] : []
  })
  const [first] = ends
  if (first && ends.length === 1)
    return `${measure}: ${rangeInWords(first.point, write)} by ${periodInWords(first.day, period)}`
  if (first)
    return `${measure} expected by ${periodInWords(first.day, period)}: ${ends
      .map(({ name, point }) => `${name} ${write(point.middle ?? point.high ?? 0)}`)
      .join(', ')}`
  const last = actual.findLast(({ point }) => point.value !== null)
  return last ? `${measure}: ${write(last.point.value ?? 0)} in ${periodInWords(last.day, period)}` : measure
}

const hasRange = ({ low, high }: ExpectedPoint): boolean => low !== null && high !== null

/** "0 to 240 expected, most likely 110" */
function rangeInWords({ low, middle, high }: ExpectedPoint, write: (value: number) => string): string {
  if (low === null || high === null) return `${write(middle ?? 0)} expected`
  const likely = middle === null ? '' : `, most likely ${write(middle)},`
  return `${write(low)} to ${write(high)} expected${likely}`
}

/** The middle lines differ by their dashes; nothing of them is an ordinary limit, target or mean. */
const pathDashes = ['none', '8 5', '1 5'] as const

function drawing(read: ReadTrajectory, format: PictureFormat): Drawing {
  const plot = timePlot({
    format,
    dayNumbers: read.dayNumbers,
    values: read.values,
    write: read.write,
    rowsAbove: 0,
    labels: y => namesOf(read, y),
  })
  return {
    width: plot.width,
    height: timePlotHeight(plot),
    content: (
      <>
        {valueAxis(plot.axis, plot.left, plot.right)}
        {timeAxis(plot.x, read.dayNumbers, plot.bottom, plot.size)}
        {ranges(read, plot)}
        {actualLine(read, plot)}
        {endLabels({ ...plot, x: plot.right })}
      </>
    ),
  }
}

function namesOf({ paths, actual, target, write }: ReadTrajectory, y: Scale): EndLabel[] {
  const names: EndLabel[] = []
  const add = (value: number | null | undefined, name: string, short: string, colour: string): void => {
    if (value !== null && value !== undefined)
      names.push({ y: y(value), name, short, value: write(value), colour })
  }
  for (const { name, points } of paths) {
    const last = points.at(-1)?.point
    const middle = points.findLast(({ point }) => point.middle !== null)?.point.middle
    if (paths.length === 1) add(last?.high, 'High', 'High', colours.muted)
    add(middle, paths.length === 1 ? 'Most likely' : name, paths.length === 1 ? 'Likely' : name, colours.pine)
    if (paths.length === 1) add(last?.low, 'Low', 'Low', colours.muted)
  }
  if (paths.length === 0)
    add(actual.findLast(({ point }) => point.value !== null)?.point.value, 'So far', 'So far', colours.ink)
  add(target, 'Target', 'Target', colours.ink)
  return names
}

function ranges({ paths, target, dayNumbers }: ReadTrajectory, { x, y }: TimePlot) {
  const spans = paths.map(({ points }) =>
    areaPath(
      points.map(({ at, point: { low, high } }) =>
        low === null || high === null ? null : ([x(at), y(low), y(high)] as const),
      ),
    ),
  )
  const lines = paths.map(({ points }) =>
    linePath(points.map(({ at, point }) => (point.middle === null ? null : [x(at), y(point.middle)]))),
  )
  const edges = paths.map(({ points }) =>
    (['low', 'high'] as const)
      .map(end =>
        linePath(points.map(({ at, point }) => (point[end] === null ? null : [x(at), y(point[end])]))),
      )
      .join(''),
  )
  const [first = 0, last = 0] = [dayNumbers[0], dayNumbers.at(-1)]
  return (
    <>
      {spans.map(span => (
        <path d={span} fill={rangeTint} fill-opacity={paths.length > 1 ? '0.6' : undefined} />
      ))}
      <path d={edges.join('')} fill="none" stroke={colours.rule} />
      {lines.map((line, index) => (
        <path
          d={line}
          fill="none"
          stroke={colours.pine}
          stroke-width="2.5"
          stroke-linecap={index === 2 ? 'round' : undefined}
          stroke-dasharray={pathDashes[index]}
        />
      ))}
      {target !== null && (
        <path
          d={linePath([
            [x(first), y(target)],
            [x(last), y(target)],
          ])}
          fill="none"
          stroke={colours.ink}
          stroke-width="2"
          stroke-dasharray={dashes.target}
        />
      )}
    </>
  )
}

function actualLine({ actual, period, write }: ReadTrajectory, { x, y, bottom, halfStep }: TimePlot) {
  const counted = { ...markStyles['common-cause'], colour: colours.ink }
  const marks = actual.map(({ at, day, point: { value } }) => ({
    x: x(at),
    y: value === null ? bottom - 8 : y(value),
    style: value === null ? markStyles.missing : counted,
    title: `${periodInWords(day, period)}: ${value === null ? 'no value recorded' : write(value)}`,
  }))
  return (
    <>
      <path
        d={linePath(actual.map(({ at, point: { value } }) => (value === null ? null : [x(at), y(value)])))}
        fill="none"
        stroke={colours.ink}
        stroke-width="1.75"
      />
      {marksOf(marks, Math.min(4.5, Math.max(2.4, halfStep * 0.8)))}
    </>
  )
}

function tableOf(model: TrajectoryModel, read: ReadTrajectory) {
  const { days, period, write, paths, actual } = read
  const numeric = (heading: string) => ({ heading, isNumeric: true, write })
  const hasActual = actual.length > 0
  return {
    caption: `${model.measure}, ${model.place}`,
    columns: [
      { heading: period === 'day' ? 'Day' : period === 'month' ? 'Month' : 'Quarter' },
      ...(hasActual ? [numeric('So far')] : []),
      ...paths.flatMap(({ name }) => ['low', 'middle', 'high'].map(end => numeric(`${name}: ${end}`))),
    ],
    rows: days.map((day): PictureCell[] => {
      const value = actual.find(each => each.day === day)
      return [
        periodInWords(day, period),
        ...(hasActual ? [value ? value.point.value : ''] : []),
        ...paths.flatMap(({ points }): PictureCell[] => {
          const found = points.find(each => each.day === day)?.point
          return found ? [found.low, found.middle, found.high] : ['', '', '']
        }),
      ]
    }),
  }
}
