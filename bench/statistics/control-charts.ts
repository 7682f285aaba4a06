/** Control charts: series of 48 months, normal(100, 8) to two decimals, decrease is better, target 100. */
import { controlChart, randomStream } from '#statistics'
import { report } from './measure.ts'

const random = randomStream(48)
const dates = Array.from(
  { length: 48 },
  (_, i) => `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
)
const seriesOf = (count: number) =>
  Array.from({ length: count }, () =>
    Array.from({ length: 48 }, () => Math.round(100 * (100 + 8 * random.normal())) / 100),
  )
const drawAll = (series: readonly (readonly number[])[]) => () =>
  series.map(values => controlChart({ dates, values }, { improvement: 'decrease', target: 100 }))

const program = 'NHSRplotthedots, one call with facets'
report('Control charts', [
  {
    name: '100 series of 48 months',
    items: 100,
    of: 'series',
    run: drawAll(seriesOf(100)),
    elsewhere: { seconds: 0.387, program, aim: 200 },
  },
  {
    name: '1,000 series of 48 months',
    items: 1000,
    of: 'series',
    run: drawAll(seriesOf(1000)),
    elsewhere: { seconds: 3.92, program, aim: 200 },
  },
])
