/** Whatever comes in, what goes out is a reason or a drawing in which every number is one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { controlChart, controlChartConventions } from '#statistics'
import { drawAgeBands } from './age-bands/draw-age-bands.tsx'
import type { BandCount } from './age-bands/model.ts'
import { drawBridge } from './bridges/draw-bridge.tsx'
import type { BridgeStep } from './bridges/model.ts'
import { Chart } from './chart.tsx'
import { drawControlChart } from './control-charts/draw-control-chart.tsx'
import { drawFunnel } from './funnels/draw-funnel.tsx'
import { drawMap } from './maps/draw-map.tsx'
import type { AreaFeature } from './maps/shapes.ts'
import type { PictureResult } from './picture.ts'
import { drawSmallMultiples } from './small-multiples/draw-small-multiples.tsx'
import { standaloneSvg } from './standalone-svg.tsx'
import { drawTrajectory } from './trajectories/draw-trajectory.tsx'

const runs = { numRuns: 120 }

/** Figures as they come, and as they should not: huge, tiny, negative, no number at all. */
const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -500, max: 5000 }) },
  { weight: 3, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 5e-324, 1e-9, 1e15, -1e15) },
)
const wild = fc.oneof(
  { weight: 12, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, 1e16) },
)
const given = fc.oneof({ weight: 5, arbitrary: wild }, { weight: 1, arbitrary: fc.constant(null) })
const sound = fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: fc.constant(null) })
const figure = fc.oneof({ weight: 4, arbitrary: sound }, { weight: 1, arbitrary: given })
const name = fc.oneof(
  fc.constantFrom('Blackpool', 'Chorley and South Ribble', '', '<b>&"', 'constructor'),
  fc.string({ maxLength: 60 }),
)

const dates = (count: number, first: number, step: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(2015, 0, 1) + (first + index * step) * 86_400_000).toISOString().slice(0, 10),
  )

let drawings = 0

function holds(result: PictureResult): void {
  const html = renderToString(<Chart id="any" of={result} asAt="as at 1 May 2021" />)
  if (!result.ok) {
    assert.ok(result.refusal.message.length > 10)
    return
  }
  drawings++
  const file = standaloneSvg(result.value, { asAt: 'as at 1 May 2021', isDemonstration: true })
  const attributes = [
    ...`${html}${file}`.matchAll(
      / (?:d|x|y|x1|y1|cx|cy|r|dy|width|height|viewBox|transform|font-size)="([^"]*)"/g,
    ),
  ]
  assert.ok(attributes.length > 10)
  for (const [whole, value] of attributes) {
    assert.doesNotMatch(value ?? '', /NaN|Infinity|undefined|null|e[+-]?\d/, whole)
    assert.ok(!whole.startsWith(' d=') || value === '' || value!.startsWith('M'), whole)
  }
  for (const [, width] of html.matchAll(/<rect[^>]* width="([^"]*)"/g)) assert.ok(Number(width) >= 0, width)
  assert.doesNotMatch(html, / style=/)
}

/** A property that only ever saw refusals would have shown nothing. */
function forAll<T>(arbitrary: fc.Arbitrary<T>, draw: (model: T) => PictureResult): void {
  drawings = 0
  fc.assert(
    fc.property(arbitrary, model => holds(draw(model))),
    runs,
  )
  assert.ok(drawings > runs.numRuns / 20, `only ${drawings} were drawn`)
}

const series = fc.record({
  values: fc.array(figure, { maxLength: 40 }),
  first: fc.integer({ min: -20_000, max: 20_000 }),
  step: fc.constantFrom(1, 7, 31, 91, 366),
  target: fc.option(number),
  fixAfter: fc.constantFrom(null, 12, 20),
  rebase: fc.nat(40),
  improvement: fc.constantFrom('increase' as const, 'decrease' as const, 'neutral' as const),
  convention: fc.constantFrom(...Object.values(controlChartConventions)),
})

const charted = ({ values, first, step, target, fixAfter, rebase, improvement, convention }: Series) => {
  const days = dates(values.length, first, step)
  const rebaseOn = days.slice(rebase, rebase + 1)
  return controlChart(
    { dates: days, values },
    { target, fixAfter, improvement, convention, rebaseOn, trajectory: [...values].reverse() },
  )
}
type Series = typeof series extends fc.Arbitrary<infer T> ? T : never

test('control chart', () => {
  forAll(fc.tuple(series, name), ([each, measure]) =>
    drawControlChart({ chart: charted(each), measure, place: measure }),
  )
})

test('small multiples', () => {
  forAll(fc.array(fc.tuple(name, series), { maxLength: 5 }), panels =>
    drawSmallMultiples({
      measure: 'Decided',
      place: 'places',
      panels: panels.map(([place, each]) => ({ name: place, chart: charted(each) })),
    }),
  )
})

test('funnel', () => {
  const count = fc.oneof({ weight: 8, arbitrary: fc.nat(900) }, { weight: 1, arbitrary: figure })
  const kinds = [
    { statistic: 'proportion', multiplier: 100 },
    { statistic: 'ratio', ratio: 'standardised' },
    { statistic: 'ratio', ratio: 'counts' },
    { statistic: 'rate', rate: 'crude', multiplier: 1000, years: 3 },
    { statistic: 'rate', rate: 'directly-standardised', multiplier: 100_000, years: 1 },
  ] as const
  const model = fc.record({
    areas: fc.uniqueArray(
      fc.tuple(name, count, count, fc.boolean()).map(([place, one, other, isSound]) => ({
        name: place,
        numerator: isSound ? Math.min(one ?? 1, other ?? 1) : one,
        denominator: isSound ? Math.max(one ?? 1, other ?? 1, 6) : other,
        rate: isSound ? ((one ?? 1) % 50) + 1 : one,
      })),
      { maxLength: 12, selector: area => area.name },
    ),
    kind: fc.constantFrom(...kinds),
    limits: fc.constantFrom('by chance' as const, 'widened' as const),
    better: fc.constantFrom('higher' as const, undefined),
  })
  forAll(model, each => drawFunnel({ ...each, measure: 'Answered', place: 'England', counted: 'questions' }))
})

test('bridge', () => {
  const model = fc.record({
    start: fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: given }),
    changes: fc.array(
      fc.tuple(
        name,
        fc.oneof(
          { weight: 20, arbitrary: fc.integer({ min: -900, max: 900 }) },
          { weight: 1, arbitrary: given },
        ),
      ),
      { maxLength: 8 },
    ),
    better: fc.constantFrom('higher' as const, 'lower' as const, undefined),
  })
  forAll(model, ({ start, changes, better }) => {
    const whole = Math.round((start ?? 0) % 1e6)
    const end = changes.reduce((sum, [, change]) => sum + (change ?? 0), whole)
    const steps: BridgeStep[] = changes.map(([label, change]) => ({ label, change }))
    return drawBridge({
      measure: 'Gap',
      place: 'system',
      better,
      steps,
      start: { label: 'Plan', value: start === null ? null : whole },
      end: { label: 'Forecast', value: end },
    })
  })
})

test('trajectory', () => {
  const point = fc.tuple(figure, figure, figure, fc.boolean()).map(([one, two, three, isSound]) => {
    const [low = 0, middle = 0, high = 0] = [one ?? 0, two ?? 0, three ?? 0].sort((a, b) => a - b)
    return isSound
      ? { low, middle: one === null ? null : middle, high }
      : { low: null, middle: two, high: null }
  })
  const model = fc.record({
    paths: fc.array(fc.tuple(name, fc.array(point, { maxLength: 20 })), { maxLength: 4 }),
    actual: fc.array(figure, { maxLength: 20 }),
    first: fc.integer({ min: -9000, max: 9000 }),
    step: fc.constantFrom(1, 31, 400),
    target: fc.option(number),
  })
  forAll(model, ({ paths, actual, first, step, target }) =>
    drawTrajectory({
      measure: 'Overdue',
      place: 'system',
      rangeWords: '9 of 10 runs lie in the range',
      target,
      actual: dates(actual.length, first - 100, step).map((date, index) => ({ date, value: actual[index]! })),
      paths: paths.map(([path, points]) => ({
        name: path,
        points: dates(points.length, first, step).map((date, index) => ({ date, ...points[index]! })),
      })),
    }),
  )
})

test('age bands', () => {
  const count: fc.Arbitrary<BandCount> = fc.oneof(
    { weight: 20, arbitrary: fc.nat(4000) },
    { weight: 1, arbitrary: given },
    { weight: 2, arbitrary: fc.constantFrom<BandCount>('suppressed', null, 0) },
  )
  const model = fc.integer({ min: 1, max: 6 }).chain(bands =>
    fc.record({
      bands: fc.array(name, { minLength: bands, maxLength: bands }),
      places: fc.array(fc.record({ name, counts: fc.array(count, { minLength: bands, maxLength: bands }) }), {
        maxLength: 6,
      }),
    }),
  )
  forAll(model, each => drawAgeBands({ ...each, measure: 'Open cases', place: 'system', counted: 'cases' }))
})

test('map', () => {
  const area = fc.record({
    west: fc.double({ min: -6, max: 1, noNaN: true }),
    south: fc.double({ min: 50, max: 60, noNaN: true }),
    size: fc.constantFrom(0, 0.00001, 0.001, 0.3, 3),
    value: figure,
    isThere: fc.boolean(),
    name,
  })
  forAll(fc.array(area, { maxLength: 45 }), areas => {
    const features = areas.map(({ west, south, size, name }, index): AreaFeature => {
      const ring = [
        [west, south],
        [west + size, south],
        [west, south + size],
        [west, south],
      ]
      return {
        type: 'Feature',
        properties: { code: String(index), name },
        geometry: { type: 'Polygon', coordinates: [ring] },
      }
    })
    const entries = areas.flatMap(({ value, isThere }, index) =>
      isThere ? [[String(index), value] as const] : [],
    )
    return drawMap({
      measure: 'Overdue',
      place: 'areas',
      finding: 'Overdue by area',
      areas: features,
      values: Object.fromEntries(entries),
    })
  })
})
