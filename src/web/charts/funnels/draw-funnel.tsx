import { scaleLinear } from 'd3-scale'
import { done } from '#kit'
import { colours } from '../colours.ts'
import { rounded, writeNumber } from '../numbers.ts'
import { type Drawing, formats, type PictureFormat, type PictureResult } from '../picture.ts'
import { type EndLabel, endLabels, endLabelsWidth } from '../sheet/end-labels.tsx'
import { distinctStyles, keyHeight, keyOf } from '../sheet/key.tsx'
import { type At, linePath } from '../sheet/lines.ts'
import { marksOf } from '../sheet/marks.tsx'
import { nameLabels } from '../sheet/name-labels.tsx'
import {
  domainOf,
  flatAxis,
  type Scale,
  valueAxis,
  valueAxisWidth,
  valueScale,
} from '../sheet/value-axis.tsx'
import { words } from '../sheet/words.tsx'
import { valuesToShow, withinPlaces, withinValues } from './curves.ts'
import type { FunnelCurves, FunnelModel, ReadFunnel } from './model.ts'
import { readFunnel } from './read-funnel.ts'
import { funnelFinding, funnelNotes, isOutside, standingStyle, standingWords } from './standing-words.ts'

/**
 * A funnel plot as a picture: areas by size, limits of 95% and 99.8%, those outside named. Nobody is ranked: lists are
 * by name, and who has too few to be compared is named and not drawn.
 * Refuses (`invalid`): what the statistics refuse, fewer than two areas to compare, an area given twice.
 */
export function drawFunnel(model: FunnelModel): PictureResult {
  const read = readFunnel(model)
  if (!read.ok) return read
  const finding = model.finding ?? funnelFinding(model.measure, read.value)
  const write = model.write ?? writeNumber
  const average = write(rounded(read.value.average, 2))
  return done({
    finding,
    subtitle: `${model.measure}, ${model.place}, by number of ${model.counted}`,
    description: `Funnel plot of ${model.measure}, ${model.place}: ${read.value.compared.length} areas, average ${average}. ${funnelNotes(model, read.value).join(' ')} The numbers are in the table after the chart.`,
    draw: format => drawing(model, read.value, format),
    notes: funnelNotes(model, read.value),
    table: {
      caption: `${model.measure}, ${model.place}`,
      columns: [
        { heading: 'Area' },
        { heading: 'Numerator', isNumeric: true, write: writeNumber },
        { heading: 'Denominator', isNumeric: true, write: writeNumber },
        { heading: 'Value', isNumeric: true, write: value => write(rounded(value, 2)) },
        { heading: 'Against the average' },
      ],
      rows: [
        ...read.value.compared.map(area => [
          area.name,
          area.numerator,
          area.denominator,
          area.value,
          standingWords[area.standing],
        ]),
        ...read.value.aside.map(area => [
          area.name,
          area.numerator,
          area.denominator,
          '',
          area.why === 'too few' ? 'not compared: too few' : 'no figure',
        ]),
      ],
    },
  })
}

const plotHeights: Readonly<Record<PictureFormat, number>> = { wide: 360, narrow: 280 }

interface FunnelPlot {
  readonly format: PictureFormat
  readonly size: number
  readonly width: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: Scale
  readonly y: Scale
  readonly axis: Parameters<typeof valueAxis>[0]
  readonly labels: readonly EndLabel[]
  /** The parts of the limits between the smallest and the largest size that is shown. */
  readonly curves: FunnelCurves
}

function funnelPlot(model: FunnelModel, read: ReadFunnel, format: PictureFormat): FunnelPlot {
  const { width, text: size } = formats[format]
  const write = model.write ?? writeNumber
  const [from, to] = sizesToShow(read)
  const curves = curvesBetween(read.curves, from, to)
  const [top, bottom] = [size, size + plotHeights[format]]
  const y = valueScale(valuesToShow(read.compared, Object.values(curves), read.average), [bottom, top])
  const [low = 0, high = 1] = y.domain()
  const axis = { scale: y, write, size, ticks: 5 }
  const endOf = (name: string, short: string, value: number | undefined, text: string): EndLabel[] =>
    value === undefined || value < low || value > high
      ? []
      : [{ y: y(value), name, short, value: text, colour: colours.muted }]
  const average = endOf('Average', 'Average', read.average, write(rounded(read.average, 1)))
  const labels = [
    ...endOf('99.8% limit', '99.8%', curves.upper998.at(-1)?.[1], ''),
    ...endOf('95% limit', '95%', curves.upper95.at(-1)?.[1], ''),
    ...average.map(label => ({ ...label, colour: colours.ink })),
    ...endOf('95% limit', '95%', curves.lower95.at(-1)?.[1], ''),
    ...endOf('99.8% limit', '99.8%', curves.lower998.at(-1)?.[1], ''),
  ]
  const left = Math.min(valueAxisWidth(axis), width / 3)
  const right = Math.max(left + 60, width - endLabelsWidth(labels, format, size))
  const x = scaleLinear().domain([from, to]).range([left, right])
  return { format, size, width, left, right, top, bottom, x, y, axis, labels, curves }
}

/** From nothing, unless all are large; to the largest area, and as far as every limit goes. */
function sizesToShow({ compared, curves }: ReadFunnel): [number, number] {
  const reach = Math.min(...Object.values(curves).flatMap((curve: readonly At[]) => curve.at(-1)?.[0] ?? []))
  const limits = curves.upper95.map(([at]) => Math.min(at, reach))
  const [from, to] = domainOf([...compared.map(area => area.x), ...limits])
  return [from > 0 && from < to / 2 ? 0 : from, to]
}

/** Each limit of a rate is worked out at sizes of its own, some beyond the largest area. */
const curvesBetween = (curves: FunnelCurves, from: number, to: number): FunnelCurves => ({
  upper998: withinPlaces(curves.upper998, from, to),
  upper95: withinPlaces(curves.upper95, from, to),
  lower95: withinPlaces(curves.lower95, from, to),
  lower998: withinPlaces(curves.lower998, from, to),
})

function drawing(model: FunnelModel, read: ReadFunnel, format: PictureFormat): Drawing {
  const plot = funnelPlot(model, read, format)
  const { size, width, left, right, top, bottom } = plot
  const axisBottom = Math.round(bottom + size * 2.9)
  const styles = distinctStyles(read.compared.map(area => standingStyle(area.standing, model.better)))
  const key = { styles, x: left, y: axisBottom + size, width: width - left, size }
  return {
    width,
    height: axisBottom + size + keyHeight(key),
    content: (
      <>
        {valueAxis(plot.axis, left, right)}
        {flatAxis({ scale: plot.x, write: writeNumber, size, ticks: 6 }, bottom, bottom + 5)}
        {words({
          x: (left + right) / 2,
          y: axisBottom,
          size,
          lines: [`number of ${model.counted}`],
          anchor: 'middle',
          colour: colours.muted,
        })}
        {limitLines(read, plot)}
        {areas(model, read, plot)}
        {endLabels({ ...plot, x: right, top, bottom })}
        {keyOf(key)}
      </>
    ),
  }
}

function limitLines({ average }: ReadFunnel, { x, y, left, right, curves }: FunnelPlot) {
  const [low = 0, high = 1] = y.domain()
  const path = (curve: FunnelCurves['upper95']): string =>
    linePath(withinValues(curve, low, high).map(([at, value]) => [x(at), y(value)]))
  return (
    <g fill="none" stroke={colours.common} stroke-width="1.75">
      <path d={path(curves.upper998) + path(curves.lower998)} stroke-dasharray="9 4" />
      <path d={path(curves.upper95) + path(curves.lower95)} stroke-dasharray="3 4" />
      <path
        d={linePath([
          [left, y(average)],
          [right, y(average)],
        ])}
        stroke={colours.ink}
      />
    </g>
  )
}

function areas(model: FunnelModel, read: ReadFunnel, plot: FunnelPlot) {
  const { format, x, y, size, width, top, bottom, left, right } = plot
  const write = model.write ?? writeNumber
  const points = read.compared.map(area => ({ ...area, x: x(area.x), y: y(area.value) }))
  const marks = points.map((point, index) => ({
    x: point.x,
    y: point.y,
    style: standingStyle(point.standing, model.better),
    title: `${point.name}: ${write(rounded(point.value, 2))}, ${writeNumber(read.compared[index]!.denominator)} ${model.counted}, ${standingWords[point.standing]}`,
  }))
  const strayed = points.filter(point => point.standing !== 'not-different')
  const named = [
    ...strayed.filter(point => isOutside(point.standing)),
    ...strayed.filter(point => !isOutside(point.standing)),
  ]
  const within = { left, right, top: top - size, bottom }
  return (
    <>
      {marksOf(marks, points.length > 100 ? 3.2 : 4.5)}
      {nameLabels({
        named,
        all: points,
        within,
        size,
        widest: width * 0.28,
        mostLines: format === 'wide' ? 2 : 3,
      })}
    </>
  )
}
