import { scaleLinear } from 'd3-scale'
import { done } from '#kit'
import { describeConvention, type PointKind } from '#statistics'
import { colours, dashes } from '../colours.ts'
import { kindWords } from '../control-charts/finding.ts'
import type { ReadControlChart } from '../control-charts/model.ts'
import { variationWords } from '../control-charts/verdict-words.ts'
import { coordinate, present } from '../numbers.ts'
import { periodInWords } from '../periods.ts'
import {
  type Drawing,
  formats,
  type PictureCell,
  type PictureFormat,
  type PictureResult,
} from '../picture.ts'
import { distinctStyles, keyHeight, keyOf } from '../sheet/key.tsx'
import { linePath } from '../sheet/lines.ts'
import { markStyles, marksOf } from '../sheet/marks.tsx'
import { cutText, textWidth, wrapInto } from '../sheet/text-width.ts'
import { domainOf, type Scale, valueScale } from '../sheet/value-axis.tsx'
import { lineHeight, words } from '../sheet/words.tsx'
import { type Panel, readPanels, type SmallMultiplesModel } from './model.ts'

/**
 * The same control chart for many places, small, by name, all on one scale; only what is unusual is marked.
 * Refuses (`invalid`): no place with two points. A place without a chart keeps its panel, which says why.
 */
export function drawSmallMultiples(model: SmallMultiplesModel): PictureResult {
  const found = readPanels(model)
  if (!found.ok) return found
  const panels = found.value
  const reads = panels.flatMap(panel => (panel.read.ok ? [panel.read.value] : []))
  const conventions = [...new Set(reads.map(read => describeConvention(read.chart.convention).join(' ')))]
  return done({
    finding: model.finding ?? multiplesFinding(model.measure, panels),
    subtitle: `${model.measure}, ${model.place}, all on one scale`,
    description: `Small control charts, one a place. ${panels.map(panelInWords).join(' ')} The numbers are in the table after the chart.`,
    draw: format => drawing(panels, reads, format),
    notes: [
      scaleInWords(reads),
      'Thick line: values. Thin line: mean. Dashed: limits. Dash-dot: target. A gap and a cross: no value recorded.',
      ...conventions,
    ],
    table: tableOf(model, panels),
  })
}

/** "The scale runs from 40% to 80% in every panel." */
function scaleInWords(reads: readonly ReadControlChart[]): string {
  const [from = 0, to = 1] = valueScale(reads.flatMap(shownValues), [1, 0]).domain()
  const write = reads[0]?.write ?? String
  return `The scale runs from ${write(from)} to ${write(to)} in every panel.`
}

/** "Decided within 28 days: getting worse in 2 of 8 places, better in 1" */
function multiplesFinding(measure: string, panels: readonly Panel[]): string {
  const last = (kind: PointKind): number =>
    panels.filter(({ read }) => read.ok && read.value.chart.points.at(-1)?.kind === kind).length
  const [worse, better] = [last('concern'), last('improvement')]
  const unusual = last('neutral-high') + last('neutral-low')
  const parts = [
    worse > 0 && `worse in ${worse}`,
    better > 0 && `better in ${better}`,
    unusual > 0 && `unusual in ${unusual}`,
  ].filter(part => part !== false)
  if (parts.length === 0) return `${measure}: no significant change in any of ${panels.length} places`
  return `${measure}: ${parts.join(', ')} of ${panels.length} places`
}

const panelInWords = ({ name, read }: Panel): string =>
  read.ok ? `${name}: ${variationWords[read.value.chart.variation]}.` : `${name}: ${read.refusal.message}.`

const columnsOf: Readonly<Record<PictureFormat, number>> = { wide: 3, narrow: 2 }
const plotHeight = 84
const between = 22

interface Grid {
  readonly size: number
  readonly panelWidth: number
  readonly panelHeight: number
  readonly y: Scale
  readonly days: readonly [number, number]
}

function drawing(
  panels: readonly Panel[],
  reads: readonly ReadControlChart[],
  format: PictureFormat,
): Drawing {
  const { width, text: size } = formats[format]
  const columns = columnsOf[format]
  const panelWidth = (width - (columns - 1) * between) / columns
  const deepest = panels.reduce(
    (most, { name }) => Math.max(most, wrapInto(name, size, panelWidth, 2).length),
    1,
  )
  const top = deepest * lineHeight(size) + 10
  const panelHeight = top + plotHeight + Math.round(size * 1.5) + 20
  const y = valueScale(reads.flatMap(shownValues), [top + plotHeight, top])
  const days = domainOf(reads.flatMap(read => read.dayNumbers))
  const grid: Grid = { size, panelWidth, panelHeight, y, days }
  const rows = Math.ceil(panels.length / columns)
  const kinds = new Set(reads.flatMap(read => read.chart.points.map(point => point.kind)))
  const styles = distinctStyles(
    [...kinds].filter(kind => kind !== 'common-cause').map(kind => markStyles[kind]),
  )
  const key = { styles, x: 0, y: rows * panelHeight, width, size }
  return {
    width,
    height: rows * panelHeight + keyHeight(key),
    content: (
      <>
        {panels.map((panel, index) => {
          const x = (index % columns) * (panelWidth + between)
          return (
            <g transform={`translate(${coordinate(x)},${Math.floor(index / columns) * panelHeight})`}>
              {panelOf(panel, grid)}
            </g>
          )
        })}
        {keyOf(key)}
      </>
    ),
  }
}

const shownValues = ({ chart }: ReadControlChart): number[] =>
  present([
    ...chart.points.map(point => point.value),
    ...chart.phases.flatMap(({ mean, limits }) => [mean, limits?.lower ?? null, limits?.upper ?? null]),
    chart.target,
  ])

function panelOf({ name, read }: Panel, grid: Grid) {
  const { size, panelWidth, y } = grid
  const [bottom = 0] = y.range()
  const lines = wrapInto(name, size, panelWidth, 2)
  return (
    <>
      {words({ x: 0, y: size, size, lines, weight: 'bold' })}
      <path d={`M0,${coordinate(bottom)}H${coordinate(panelWidth)}`} stroke={colours.rule} />
      {read.ok
        ? panelPlot(read.value, grid)
        : words({
            x: 0,
            y: bottom - 3.5 * lineHeight(size) + 8,
            size,
            lines: wrapInto(read.refusal.message, size, panelWidth, 4),
            colour: colours.muted,
          })}
    </>
  )
}

function panelPlot(read: ReadControlChart, { size, panelWidth, y, days }: Grid) {
  const { chart, dayNumbers, write } = read
  const last = chart.points.findLast(point => point.value !== null)
  const end = last && last.value !== null ? write(last.value) : ''
  const room = textWidth(end, size) + 8
  const x = scaleLinear()
    .domain(days)
    .range([3, Math.max(40, panelWidth - room)])
  const [bottom = 0] = y.range()
  const points = chart.points.map((point, index) => ({ ...point, at: x(dayNumbers[index]!) }))
  const marks = points
    .filter(point => point.value === null || point.kind !== 'common-cause')
    .map(point => ({
      x: point.at,
      y: point.value === null ? bottom - 6 : y(point.value),
      style: markStyles[point.value === null ? 'missing' : point.kind],
      title: `${periodInWords(read.days[points.indexOf(point)]!, read.period)}: ${point.value === null ? 'no value recorded' : write(point.value)}`,
    }))
  return (
    <>
      {panelLines(read, x, y)}
      <path
        d={linePath(points.map(({ at, value }) => (value === null ? null : [at, y(value)])))}
        fill="none"
        stroke={colours.muted}
        stroke-width="2"
      />
      {marksOf(marks, 3.4)}
      {last &&
        last.value !== null &&
        words({
          x: panelWidth,
          y: y(last.value) + size * 0.35,
          size,
          lines: [end],
          anchor: 'end',
          hasHalo: true,
        })}
      {panelDates(read, size, panelWidth, bottom)}
    </>
  )
}

function panelLines({ chart, dayNumbers }: ReadControlChart, x: Scale, y: Scale) {
  const across = (value: number | null | undefined, from: number, to: number): string =>
    value === null || value === undefined
      ? ''
      : `M${coordinate(x(dayNumbers[from]!))},${coordinate(y(value))}H${coordinate(x(dayNumbers[to - 1]!))}`
  const limits = chart.phases.map(
    ({ limits, from, to }) => across(limits?.lower, from, to) + across(limits?.upper, from, to),
  )
  return (
    <g fill="none">
      <path d={limits.join('')} stroke={colours.common} stroke-dasharray="4 3" />
      <path
        d={chart.phases.map(({ mean, from, to }) => across(mean, from, to)).join('')}
        stroke={colours.ink}
        stroke-width="0.9"
      />
      <path
        d={across(chart.target, 0, dayNumbers.length)}
        stroke={colours.ink}
        stroke-width="1.5"
        stroke-dasharray={dashes.target}
      />
    </g>
  )
}

/** First and last period under the panel. */
function panelDates({ days, period }: ReadControlChart, size: number, panelWidth: number, bottom: number) {
  const range = `${periodInWords(days[0]!, period)} to ${periodInWords(days.at(-1)!, period)}`
  const short = `${days[0]!.slice(0, 4)} to ${days.at(-1)!.slice(0, 4)}`
  const text = textWidth(range, size) <= panelWidth ? range : short
  return words({
    x: 0,
    y: bottom + size * 1.25,
    size,
    lines: [cutText(text, size, panelWidth)],
    colour: colours.muted,
  })
}

function tableOf(model: SmallMultiplesModel, panels: readonly Panel[]) {
  const write = panels.flatMap(panel => (panel.read.ok ? [panel.read.value.write] : []))[0]
  const numeric = write === undefined ? { isNumeric: true } : { isNumeric: true, write }
  return {
    caption: `${model.measure}, ${model.place}`,
    columns: [
      { heading: 'Place' },
      { heading: 'When' },
      { heading: 'Value', ...numeric },
      { heading: 'What it shows' },
    ],
    rows: panels.flatMap(({ name, read }): PictureCell[][] => {
      if (!read.ok) return [[name, '', null, read.refusal.message]]
      const { chart, days, period } = read.value
      return chart.points.map((point, index) => [
        name,
        periodInWords(days[index]!, period),
        point.value,
        point.value === null ? '' : kindWords[point.kind],
      ])
    }),
  }
}
