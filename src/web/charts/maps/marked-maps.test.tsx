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

test('all look alike, in the list too, where each has its number: no shade stands for an order', () => {
  const drawn = drawMarkedMap({ ...model, within: undefined, ground: [box('ground', -4, 51, 4, 3)] })
  assert.ok(drawn.ok)
  const html = renderToString(<g>{drawn.value.draw('wide').content}</g>)
  const fills = [...html.matchAll(/<path fill="([^"]+)"[^>]*><title>/g)].map(found => found[1])
  assert.equal(fills.length, 2)
  assert.equal(new Set(fills).size, 1)
  const swatches = drawn.value.list?.map(each => renderToString(<g>{each.swatch}</g>)) ?? []
  assert.ok(swatches[0]?.includes(`fill="${fills[0]}"`) && swatches[0].includes('>1</text>'))
  assert.ok(swatches[1]?.includes(`fill="${fills[0]}"`) && swatches[1].includes('>2</text>'))
})

test('a number that would lie on another one is left out and said, and only then', () => {
  const ground = [box('ground', -4, 51, 4, 3)]
  const apartBy = (degrees: number) => {
    const marked = [0, degrees].map((by, index) => ({
      ...{ name: `Small ${index}`, value: '', feature: box(`s${index}`, -3 + by, 53, 0.01, 0.01) },
    }))
    const drawn = drawMarkedMap({ ...model, within: undefined, ground, marked })
    assert.ok(drawn.ok)
    const { draw, notes, list } = drawn.value
    const numbers = (['wide', 'narrow'] as const).map(
      format => renderToString(<g>{draw(format).content}</g>).match(/<text/g)?.length,
    )
    assert.equal(list?.length, 2)
    return [...numbers, notes.filter(note => note.includes('left out')).join()]
  }
  const rule = 'number that would lie on another one is left out; the list has every area.'
  assert.deepEqual(apartBy(0.01), [1, 1, `A ${rule}`])
  assert.deepEqual(apartBy(0.15), [2, 1, `On a narrow screen a ${rule}`])
  assert.deepEqual(apartBy(1), [2, 2, ''])
})

test('a part that is too small for a number is said, and only then', () => {
  const said = /1 area is too small to be seen at this scale and without a number/
  assert.doesNotMatch(shown(model), /too small/)
  const sliver = { name: 'Sliver', value: '', feature: box('sliver', -2.6, 53.7, 0.001, 0.001) }
  assert.match(shown({ ...model, marked: [...model.marked, sliver] }), said)
})

test('lines of other boundaries end at the edge of the areas where they are cut, in every chart on its own', () => {
  const asked = { ...model, within: undefined, outlines: [box('line', -4, 53.65, 3, 0.1)] }
  assert.doesNotMatch(shown(asked), /clip-path=/)
  const html = shown({ ...asked, areOutlinesCut: true })
  for (const format of ['wide', 'narrow']) {
    const clip = new RegExp(`<clipPath id="areas-west-${format}">(.*?)</clipPath>`).exec(html)?.[1]
    assert.equal(clip?.match(/<path clip-rule="evenodd"/g)?.length, 2)
    assert.match(
      html,
      new RegExp(`stroke-dasharray="[^"]+" d="[^"]+" clip-path="url\\(#areas-west-${format}\\)"`),
    )
  }
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
