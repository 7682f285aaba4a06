/**
 * Milliseconds a chart: from figures to the markup of a page, both sheets and the table of numbers in it.
 *
 *   node --conditions=source --import tsx bench/charts.ts
 */
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { readBoundaries } from '#footprints'
import { type ControlChart, controlChart, type Outcome, randomStream } from '#statistics'
import {
  Chart,
  drawAgeBands,
  drawBridge,
  drawControlChart,
  drawFunnel,
  drawMap,
  drawSmallMultiples,
  drawTrajectory,
  type PictureResult,
  standaloneSvg,
} from '#web'
import { medianSeconds } from './statistics/measure.ts'

const random = randomStream(48)
const months = Array.from(
  { length: 48 },
  (_, index) => `${2017 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
)
const values = () => months.map(() => Math.round(100 + 8 * random.normal()))
const charted = (): Outcome<ControlChart> =>
  controlChart({ dates: months, values: values() }, { improvement: 'decrease', target: 100 })
const said = { measure: 'Days waited', place: 'Lancashire and South Cumbria' }

const control = { ...said, chart: charted() }
const panels = Array.from({ length: 8 }, (_, index) => ({ name: `Place ${index}`, chart: charted() }))
const areas = Array.from({ length: 135 }, (_, index) => ({
  name: `Area ${index}`,
  numerator: Math.round((20 + index * 3) * (0.6 + 0.05 * random.normal())),
  denominator: 20 + index * 3,
}))
const trajectory = {
  ...said,
  rangeWords: '9 of 10 runs lie in the range',
  paths: [
    {
      name: 'Plan',
      points: months.map((date, at) => ({
        date,
        low: 900 - at * 9,
        middle: 950 - at * 8,
        high: 990 - at * 7,
      })),
    },
  ],
}
const bands = {
  ...said,
  counted: 'cases',
  bands: ['1', '2', '3', '4', '5'],
  places: panels.map(({ name }, index) => ({ name, counts: [50, 40, 30 + index, 20, 10] })),
}
const steps = Array.from({ length: 8 }, (_, index) => ({ label: `Step ${index}`, change: index - 3 }))
const bridge = {
  ...said,
  start: { label: 'Plan', value: 100 },
  steps,
  end: { label: 'Forecast', value: 104 },
}
const commissioners = readBoundaries('commissioners').features
const map = {
  ...said,
  finding: '106 commissioners',
  areas: commissioners,
  values: Object.fromEntries(commissioners.map(({ properties }, index) => [properties.code, index])),
}

const draws: Readonly<Record<string, () => PictureResult>> = {
  'control chart, 48 points': () => drawControlChart(control),
  'funnel, 135 areas': () =>
    drawFunnel({ ...said, areas, counted: 'people', kind: { statistic: 'proportion', multiplier: 100 } }),
  'bridge, 8 steps': () => drawBridge(bridge),
  'trajectory, 48 points with range': () => drawTrajectory(trajectory),
  'age bands, 8 places': () => drawAgeBands(bands),
  'small multiples, 8 places of 48 points': () => drawSmallMultiples({ ...said, panels }),
  'map, 106 areas': () => drawMap(map),
}

function picture(draw: () => PictureResult) {
  const result = draw()
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

console.log(
  'ms a chart (median of 15)'.padEnd(46),
  'drawing'.padStart(8),
  'page'.padStart(8),
  'file'.padStart(8),
  'kB page'.padStart(8),
)
for (const [name, draw] of Object.entries(draws)) {
  const page = () => renderToString(h(Chart, { id: 'c', of: draw(), asAt: 'as at 10 March 2021' }))
  const times = [
    () => renderToString(h('svg', null, picture(draw).draw('wide').content)),
    page,
    () => standaloneSvg(picture(draw), { asAt: '', isDemonstration: true }),
  ].map(run => (medianSeconds(run) * 1000).toFixed(2).padStart(8))
  console.log(name.padEnd(46), ...times, (page().length / 1024).toFixed(0).padStart(8))
}
