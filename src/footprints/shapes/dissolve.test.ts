import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Polygon, Position } from 'geojson'
import { readBoundaries } from '../boundaries.ts'
import { dissolved } from './dissolve.ts'

const square = (x: number, y: number, isTurned = false): Polygon => {
  const ring: Position[] = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ]
  return { type: 'Polygon', coordinates: [isTurned ? ring.reverse() : ring] }
}

/** Twice the area, by the shoelace formula. */
const size = (ring: readonly Position[]): number =>
  Math.abs(
    ring.reduce((sum, [x = 0, y = 0], at) => {
      const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length]!
      return sum + x * nextY - nextX * y
    }, 0),
  ) / 2

test('two squares become one ring, whichever way round they run', () => {
  for (const isTurned of [false, true]) {
    const { coordinates } = dissolved([square(0, 0), square(1, 0, isTurned)])
    assert.equal(coordinates.length, 1)
    assert.equal(size(coordinates[0]![0]!), 2)
    assert.deepEqual(coordinates[0]![0]!.at(0), coordinates[0]![0]!.at(-1))
  }
})

test('what does not meet stays apart, and a hole stays a ring of its own', () => {
  assert.equal(dissolved([square(0, 0), square(5, 5)]).coordinates.length, 2)
  const around = [0, 1, 2]
    .flatMap(x => [0, 1, 2].map(y => [x, y] as const))
    .filter(([x, y]) => x !== 1 || y !== 1)
  const rings = dissolved(around.map(([x, y]) => square(x, y))).coordinates.map(each => size(each[0]!))
  assert.deepEqual(rings.sort(), [1, 9])
})

test('the commissioners of Lancashire and South Cumbria together are their system', () => {
  const names = [
    'Blackburn',
    'East Lanc',
    'Blackpool',
    'Fylde',
    'Chorley',
    'Greater Preston',
    'Morecambe',
    'West Lanc',
  ]
  const parts = readBoundaries('commissioners').features.filter(each =>
    names.some(name => each.properties.name.includes(name)),
  )
  const system = readBoundaries('systems').features.find(each => each.properties.code === 'E54000048')
  assert.equal(parts.length, 8)
  const sizes = (geometry: { readonly coordinates: Position[][][] }) =>
    geometry.coordinates.reduce((sum, rings) => sum + size(rings[0]!), 0)
  const [own, whole] = [dissolved(parts.map(each => each.geometry)), system!.geometry]
  assert.ok(whole.type === 'MultiPolygon')
  assert.ok(Math.abs(sizes(own) / sizes(whole) - 1) < 0.01, `${sizes(own)} ${sizes(whole)}`)
  assert.ok(own.coordinates.length < 30)
})
