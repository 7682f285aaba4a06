import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BoundarySet, readBoundaries } from './boundaries.ts'

const counts: Record<BoundarySet, number> = {
  ...{ systems: 42, systemsOf2022: 42, commissioners: 106 },
  ...{ councils: 152, councilsOf2019: 151, districts: 309 },
}
for (const [set, count] of Object.entries(counts))
  test(`there are ${count} boundaries of ${set}, each with a code, a name and a shape`, () => {
    const { features } = readBoundaries(set as BoundarySet)
    assert.equal(features.length, count)
    assert.equal(new Set(features.map(feature => feature.properties.code)).size, count)
    for (const { properties, geometry } of features) {
      assert.match(properties.code, /^E\d{8}$/)
      assert.notEqual(properties.name, '')
      assert.ok(geometry.coordinates.length > 0)
    }
  })
