import { colours } from '../colours.ts'
import { present } from '../numbers.ts'
import type { PictureFormat } from '../picture.ts'
import type { EndLabel } from '../sheet/end-labels.tsx'
import { type TimePlot, timePlot } from '../sheet/time-plot.ts'
import type { Scale } from '../sheet/value-axis.tsx'
import type { ReadControlChart } from './model.ts'

/** Where everything of a control chart lies. */
export const controlPlot = (read: ReadControlChart, format: PictureFormat, rowsAbove: number): TimePlot =>
  timePlot({
    format,
    dayNumbers: read.dayNumbers,
    values: drawnValues(read),
    write: read.write,
    rowsAbove,
    labels: y => lineNames(read, y),
  })

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
