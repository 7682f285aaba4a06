import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nationalGrid } from './national-grid.ts'

const degrees = (whole: number, minutes: number, seconds: number): number =>
  whole + minutes / 60 + seconds / 3600

test("the worked example of Ordnance Survey's guide, to the centimetre", () => {
  const [easting, northing] = nationalGrid(degrees(1, 43, 4.5177), degrees(52, 39, 27.2531))
  assert.ok(Math.abs(easting - 651_409.903) < 0.01, String(easting))
  assert.ok(Math.abs(northing - 313_177.27) < 0.01, String(northing))
})

test('the true origin is 400 km east and 100 km south of the false one', () => {
  const [easting, northing] = nationalGrid(-2, 49)
  assert.equal(easting, 400_000)
  assert.ok(Math.abs(northing + 100_000) < 1e-6)
})
