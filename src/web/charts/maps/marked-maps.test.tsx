import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { Chart } from '../chart.tsx'
import { standaloneSvg } from '../standalone-svg.tsx'
import { drawMap } from './draw-map.tsx'
import { drawMarkedMap } from './draw-marked-map.tsx'
import { isInside, roomiestPoints } from './inside.ts'
import type { MarkedMapModel } from './marked-model.ts'
import type { AreaFeature } from './shapes.ts'

const box = (code: string, west: number, south: number, wide: number, high = 0.2): AreaFeature => ({
  type: 'Feature',
  properties: { code, name: `Area ${code}` },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + wide, south],
        [west + wide, south + high],
        [west, south + high],
        [west, south],
      ],
    ],
  },
})
const council = box('council', -2.6, 53.7, 0.6)
const [west, east] = [box('west', -3, 53.6, 0.8, 0.5), box('east', -2.2, 53.6, 0.8, 0.5)]
const model: MarkedMapModel = {
  ...{
    measure: 'Parts by system',
    place: 'a council',
    finding: 'Two parts',
    shades: 'each',
    within: council,
  },
  marked: [
    { name: 'West', value: '67%', href: '/west', feature: west },
    { name: 'East', value: '33%', href: '/east', feature: east },
    { name: 'Elsewhere', value: '0.1%' },
  ],
}
const shown = (of: MarkedMapModel): string =>
  renderToString(<Chart id="map" of={drawMarkedMap(of)} asAt="as at 1 April 2021" />)

test('a part’s number stands where it is in both the council and the system, far from the line', () => {
  const points = roomiestPoints(council, [west, east, box('far', 0, 52, 0.1)])
  assert.equal(points[2], undefined)
  for (const [index, area] of [west, east].entries()) {
    const point = points[index]
    assert.ok(point && isInside(area, point) && isInside(council, point))
    assert.ok(Math.abs(point[0] + 2.2) > 0.05, `${point[0]} is at the line`)
  }
})

test('nothing is drawn outside the council, and parts without a boundary are listed and said', () => {
  const html = shown(model)
  assert.equal(html.match(/clip-path="url\(#within-council-(wide|narrow)\)"/g)?.length, 2)
  assert.match(html, /1 area is in the list and not on the map/)
  assert.doesNotMatch(html, / style=/)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(found => found[1])
  assert.equal(new Set(ids).size, ids.length)
  for (const found of html.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.includes(found[1]), found[1])
})

test('areas of a map lead on, by name and by keyboard; the file of it leads nowhere', () => {
  const html = shown(model)
  assert.equal(html.match(/role="group"/g)?.length, 2)
  assert.equal(
    html.match(/<a class="app-chart__link" href="\/(west|east)" aria-label="(West: 67%|East: 33%)">/g)
      ?.length,
    4,
  )
  const drawn = drawMarkedMap(model)
  assert.ok(drawn.ok)
  assert.doesNotMatch(standaloneSvg(drawn.value, { asAt: '', isDemonstration: false }), /href|<a /)
})

test('a map of values leads on where it is told to, and an address that would run is none', () => {
  const of = drawMap({
    ...{ measure: 'Overdue', place: 'two', finding: 'Most in A', areas: [west, east] },
    ...{ values: { west: 3, east: 4 }, hrefs: { west: '/west', east: 'javascript:alert(1)' } },
  })
  const html = renderToString(<Chart id="map" of={of} asAt="" />)
  assert.match(html, /class="app-chart__link" href="\/west" aria-label="Area west: 3"/)
  assert.match(html, /class="app-chart__link" href="#" aria-label="Area east: 4"/)
})

test('two areas whose numbers stand too close are not two targets', () => {
  const near = [0, 0.001].map((by, index) => ({
    ...{
      name: `Small ${index}`,
      value: '',
      href: `/${index}`,
      feature: box(`s${index}`, -2 + by, 53, 0.01, 0.01),
    },
  }))
  const html = shown({ ...model, within: undefined, ground: [box('ground', -4, 51, 4, 3)], marked: near })
  assert.equal(html.match(/class="app-chart__link"/g)?.length, 2)
  assert.equal(html.match(/class="nhsuk-link" href="\/[01]"/g)?.length, 2)
})

test('no map of nothing and of nowhere', () => {
  const because = (of: Partial<MarkedMapModel>) => {
    const drawn = drawMarkedMap({ ...model, ...of })
    return drawn.ok ? 'drawn' : drawn.refusal.message
  }
  assert.equal(because({ marked: [] }), 'No areas: no map')
  assert.equal(
    because({ within: undefined, marked: [{ name: 'A', value: '' }] }),
    'No map: none of the boundaries is known',
  )
  assert.match(because({ within: box('sea', 20, 53, 1) }), /does not lie in Great Britain/)
})
