import { scaleLinear } from 'd3-scale'
import { colours } from '../colours.ts'
import { present } from '../numbers.ts'
import { formats, type PictureFormat } from '../picture.ts'
import { type EndLabel, endLabelsWidth } from '../sheet/end-labels.tsx'
import { timeAxisHeight } from '../sheet/time-axis.tsx'
import { type Scale, type ValueAxisProps, valueAxisWidth, valueScale } from '../sheet/value-axis.tsx'
import type { ReadControlChart } from './model.ts'

const plotHeights: Readonly<Record<PictureFormat, number>> = { wide: 300, narrow: 240 }

/** Where everything of a control chart lies. */
export interface ControlPlot {
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
  /** Half the way from a point to the next: limits reach so far beyond their first and last point. */
  readonly halfStep: number
}

export function controlPlot(read: ReadControlChart, format: PictureFormat, labelRows: number): ControlPlot {
  const { width, text: size } = formats[format]
  const { chart, dayNumbers, write } = read
  const top = size + labelRows * Math.round(size * 1.3)
  const bottom = top + plotHeights[format]
  const y = valueScale(drawnValues(read), [bottom, top])
  const axis = { scale: y, write, size, ticks: format === 'wide' ? 6 : 5 }
  const labels = lineNames(read, y)
  const left = valueAxisWidth(axis)
  const right = width - endLabelsWidth(labels, format, size)
  const [first = 0] = dayNumbers
  const last = dayNumbers.at(-1) ?? first
  const step = Math.min(...dayNumbers.slice(1).map((day, index) => day - dayNumbers[index]!))
  const x = scaleLinear()
    .domain([first - step / 2, last + step / 2])
    .range([left, Math.max(left + 60, right)])
  const halfStep = x(first) - left
  const shared = { format, size, width, left, right: Math.max(left + 60, right), top, bottom }
  return { ...shared, x, y, axis, labels: chart.points.length > 0 ? labels : [], halfStep }
}

/** The height of the drawing above its key. */
export const controlPlotHeight = (plot: ControlPlot): number =>
  plot.bottom + timeAxisHeight(plot.size) + plot.size

const drawnValues = ({ chart }: ReadControlChart): number[] =>
  present([
    ...chart.points.flatMap(point => [point.value, point.planned]),
    ...chart.phases.flatMap(({ mean, limits }) => [mean, limits?.lower ?? null, limits?.upper ?? null]),
    chart.target,
  ])

/** The names of the lines at their ends, those of the last phase. */
function lineNames({ chart, write, writeWorkedOut }: ReadControlChart, y: Scale): EndLabel[] {
  const phase = chart.phases.at(-1)
  const planned = chart.points.map(point => point.planned).findLast(value => value !== null)
  const name = (name: string, short: string, value: number, text: string, colour: string): EndLabel => ({
    y: y(value),
    name,
    short,
    value: text,
    colour,
  })
  const names: EndLabel[] = []
  if (phase?.limits) {
    const { lower, upper } = phase.limits
    names.push(name('Upper limit', 'Upper', upper, writeWorkedOut(upper), colours.muted))
    names.push(name('Lower limit', 'Lower', lower, writeWorkedOut(lower), colours.muted))
  }
  if (phase && phase.mean !== null)
    names.push(name('Mean', 'Mean', phase.mean, writeWorkedOut(phase.mean), colours.ink))
  if (chart.target !== null)
    names.push(name('Target', 'Target', chart.target, write(chart.target), colours.ink))
  if (planned !== undefined) names.push(name('Plan', 'Plan', planned, write(planned), colours.pine))
  return names
}
