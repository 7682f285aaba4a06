import { scaleLinear } from 'd3-scale'
import { formats, type PictureFormat } from '../picture.ts'
import { type EndLabel, endLabelsWidth } from './end-labels.tsx'
import { timeAxisHeight } from './time-axis.tsx'
import { type Scale, type ValueAxisProps, valueAxisWidth, valueScale } from './value-axis.tsx'

const plotHeights: Readonly<Record<PictureFormat, number>> = { wide: 300, narrow: 240 }
const narrowestPlot = 60

export interface TimePlotProps {
  readonly format: PictureFormat
  /** Ascending. */
  readonly dayNumbers: readonly number[]
  /** Everything that must find room between top and bottom. */
  readonly values: readonly number[]
  readonly write: (value: number) => string
  /** Lines of words above the plot. */
  readonly rowsAbove: number
  readonly labels: (y: Scale) => readonly EndLabel[]
}

/** Where everything of a chart over time lies. */
export interface TimePlot {
  readonly format: PictureFormat
  readonly size: number
  readonly width: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: Scale
  readonly y: Scale
  readonly axis: ValueAxisProps
  readonly labels: readonly EndLabel[]
  /** Half the way from a point to the next: the plot reaches so far beyond its first and last point. */
  readonly halfStep: number
}

export function timePlot({
  format,
  dayNumbers,
  values,
  write,
  rowsAbove,
  labels: labelled,
}: TimePlotProps): TimePlot {
  const { width, text: size } = formats[format]
  const top = size + rowsAbove * Math.round(size * 1.3)
  const bottom = top + plotHeights[format]
  const y = valueScale(values, [bottom, top])
  const axis = { scale: y, write, size, ticks: format === 'wide' ? 6 : 5 }
  const labels = labelled(y)
  const left = Math.min(valueAxisWidth(axis), width / 3)
  const right = Math.max(left + narrowestPlot, width - endLabelsWidth(labels, format, size))
  const half = halfOfShortestStep(dayNumbers)
  const first = dayNumbers[0] ?? 0
  const x = scaleLinear()
    .domain([first - half, (dayNumbers.at(-1) ?? first) + half])
    .range([left, right])
  return { format, size, width, left, right, top, bottom, x, y, axis, labels, halfStep: x(first) - left }
}

function halfOfShortestStep(dayNumbers: readonly number[]): number {
  const steps = dayNumbers.slice(1).map((day, index) => day - dayNumbers[index]!)
  return steps.length === 0 ? 0.5 : steps.reduce((least, step) => Math.min(least, step), Infinity) / 2
}

/** The height of the drawing above its key. */
export const timePlotHeight = (plot: TimePlot): number => plot.bottom + timeAxisHeight(plot.size) + plot.size
