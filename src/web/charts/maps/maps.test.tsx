import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { Chart } from '../chart.tsx'
import { standaloneSvg } from '../standalone-svg.tsx'
import { wordsOf } from '../testing/pictures.ts'
import { classesOf, classOf, niceBreaks } from './classes.ts'
import { drawMap } from './draw-map.tsx'
import { type AreaFeature, liesInBritain, mapShapes } from './shapes.ts'

const square = (code: string, west: number, south: number, isTurned: boolean): AreaFeature => {
  const ring = [
    [west, south],
    [west + 0.2, south],
    [west + 0.2, south + 0.1],
    [west, south + 0.1],
    [west, south],
  ]
  return {
    type: 'Feature',
    properties: { code, name: `Area ${code}` },
    geometry: { type: 'Polygon', coordinates: [isTurned ? ring.reverse() : ring] },
  }
}

const areas = [square('B', -2.4, 53.7, true), square('A', -2.7, 53.7, false), square('C', -2.7, 53.9, false)]
const model = { measure: 'Overdue reviews', place: 'three areas', finding: 'Most in C', areas }

test('winding does not matter: a turned boundary covers no more than the other', () => {
  const { areas: shapes } = mapShapes(areas, [], 300, 400)
  for (const { room } of shapes) assert.ok(room[0] < 150 && room[0] > 50, String(room))
})

test('areas are listed by name, with class, number and link; what has no figure says so', () => {
  const drawn = drawMap({ ...model, values: { A: 3, C: 41, B: 'suppressed' }, hrefs: { A: '/a' } })
  assert.ok(drawn.ok)
  assert.deepEqual(
    drawn.value.list?.map(({ name, value, href }) => [name, value, href]),
    [
      ['Area A', '3', '/a'],
      ['Area B', '[c]', undefined],
      ['Area C', '41', undefined],
    ],
  )
  assert.deepEqual(drawn.value.table.rows[1], ['Area B', 'B', { mark: 'suppressed' }])
  assert.match(drawn.value.notes[0] ?? '', /^1 area has no figure/)
})

test('a name in the list of a picture is whole, however long, and the value keeps its room', () => {
  const long = 'Cornwall and the Isles of Scilly Health and Social Care Partnership for All of Us'
  const named = areas.map(area => ({
    ...area,
    properties: { ...area.properties, name: `${long} ${area.properties.code}` },
  }))
  for (const values of [undefined, { A: 3, B: 'suppressed' as const, C: 1_234_567 }])
    for (const format of ['wide', 'narrow'] as const) {
      const drawing = drawMap({ ...model, areas: named, ...(values && { values }) })
      assert.ok(drawing.ok)
      const svg = standaloneSvg(drawing.value, { asAt: 'as at 1 May 2021', isDemonstration: false, format })
      const words = wordsOf(svg).replace(/\s+/g, ' ')
      assert.ok(!words.includes('…'), words)
      for (const code of ['A', 'B', 'C']) assert.ok(words.includes(`${long} ${code}`), words)
    }
})

test('a class that has a name says it in the key, and of each area in the list and to a screen reader', () => {
  const named = {
    ...{ ...model, values: { A: 3, B: 20, C: 41 }, breaks: [10, 30], hrefs: { A: '/a' } },
    classNames: [
      { words: 'below 10', ofOne: 'smaller' },
      { words: 'usual: 10 to 30', ofOne: 'usual' },
      { words: 'above 30', ofOne: 'larger' },
    ],
  }
  const html = renderToString(<Chart id="map" of={drawMap(named)} asAt="" />)
  for (const words of ['below 10', 'usual: 10 to 30', 'above 30', '3, smaller', '20, usual', '41, larger'])
    assert.ok(html.includes(words), words)
  assert.match(html, /aria-label="[^"]*: 3, smaller"/)
  assert.equal(drawMap({ ...named, breaks: [10] }).ok, false)
})

test('two areas whose numbers would lie on each other: the roomier one keeps its own, the list has both', () => {
  const near = [square('A', -2, 53, false), square('B', -2, 53, false)]
  const drawn = drawMap({ ...model, areas: near })
  assert.ok(drawn.ok)
  const html = renderToString(<g>{drawn.value.draw('wide').content}</g>)
  assert.equal(html.match(/<text/g)?.length, 1)
  assert.equal(drawn.value.list?.length, 2)
  const saysSo = (notes: readonly string[]) => notes.some(note => note.startsWith('A number that would lie'))
  assert.ok(saysSo(drawn.value.notes))
  const apart = drawMap(model)
  assert.ok(apart.ok && !saysSo(apart.value.notes))
})

test('a code that is a word of the language is not a figure', () => {
  const drawn = drawMap({ ...model, areas: [square('constructor', -2, 53, false)], values: {} })
  assert.ok(drawn.ok)
  assert.equal(drawn.value.list?.[0]?.value, 'no figure')
})

test('no map of nothing, of nowhere, or of breaks that do not ascend', () => {
  const messages = [
    drawMap({ ...model, areas: [] }),
    drawMap({ ...model, areas: [square('A', 12, 53, false)] }),
    drawMap({ ...model, values: { A: 1, B: 2, C: Number.NaN } }),
    drawMap({ ...model, values: { A: 1 }, breaks: [3, 2] }),
    drawMap({ ...model, areas: [{ ...areas[0]!, geometry: { type: 'Polygon', coordinates: [] } }] }),
  ].map(result => (result.ok ? 'drawn' : result.refusal.message))
  assert.deepEqual(messages, [
    'No areas: no map',
    'No map: Area A does not lie in Great Britain',
    'No chart: value 3 is not a number that can be drawn',
    'No map: four breaks at the most, ascending',
    'No map: the areas have no extent',
  ])
})

test('classes are at most five, round, and every value lies in one', () => {
  for (const values of [
    [1, 2],
    [0, 100],
    [3, 3],
    [-5, 0.5],
    [0.001, 0.002],
    [12, 1e9],
  ]) {
    const classes = classesOf(niceBreaks(values), String)
    assert.ok(classes.length <= 5)
    for (const value of values) assert.ok(classOf(value, classes), `${value}`)
  }
  assert.deepEqual(niceBreaks([0, 100]), [20, 40, 60, 80])
})

test('every boundary of the country lies in it, and is drawn', () => {
  const file = new URL('../../../../data/boundaries/ccg21.geojson', import.meta.url)
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as {
    features: { properties: Record<string, string>; geometry: AreaFeature['geometry'] }[]
  }
  const all = features.map(
    ({ properties, geometry }): AreaFeature => ({
      type: 'Feature',
      properties: { code: properties.ccg21_code ?? '', name: properties.ccg21_name ?? '' },
      geometry,
    }),
  )
  assert.equal(all.length, 106)
  assert.ok(all.every(liesInBritain))
  const { areas: shapes, height } = mapShapes(all, [], 760, 720)
  for (const { path, name } of shapes) assert.match(path, /^M[\d.,-]+L/, name)
  assert.ok(height > 600)
})
