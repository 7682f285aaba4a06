import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { coordinate, decimalsOf, exactSum, isDrawable, refuseUndrawable, writeNumber } from './numbers.ts'

test('numbers are added as they are written', () => {
  assert.notEqual(0.1 + 0.2, 0.3)
  assert.equal(exactSum([0.1, 0.2]), 0.3)
  assert.equal(exactSum([187.4, 62.1, 18.3]), 267.8)
  assert.equal(exactSum([1e15, -1e-7]), 1e15 - 1e-7)
  assert.equal(exactSum([1.5e-7, 2e21]), 2e21)
  assert.equal(exactSum([-5, 5]), 0)
  assert.equal(exactSum([]), 0)
})

test('sums of pennies are exact in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), pennies => {
      const sum = pennies.reduce((total, each) => total + each, 0) / 100
      assert.equal(exactSum(pennies.map(each => each / 100)), sum === 0 ? 0 : sum)
    }),
  )
})

test('what cannot be drawn is named by its row; what is missing is not wrong', () => {
  assert.equal(refuseUndrawable([1, null, 3], 'value'), null)
  const refused = refuseUndrawable([1, null, Number.NaN], 'value')
  assert.deepEqual(refused?.refusal, {
    code: 'invalid',
    message: 'No chart: value 3 is not a number that can be drawn',
    field: 'value',
    row: 3,
  })
  assert.equal(isDrawable(Number.POSITIVE_INFINITY), false)
  assert.equal(isDrawable(1e16), false)
})

test('a coordinate has one decimal and is never anything but a number', () => {
  assert.equal(coordinate(1 / 3), 0.3)
  assert.ok(Object.is(coordinate(-0.01), 0))
  assert.throws(() => coordinate(Number.NaN), RangeError)
})

test('small figures keep what they say', () => {
  assert.deepEqual([0, 3800, 0.25, 0.00125, -0.5, 1.5].map(writeNumber), [
    '0',
    '3,800',
    '0.25',
    '0.00125',
    '-0.5',
    '1.5',
  ])
  assert.equal(decimalsOf([1, 2.25, 3.1]), 2)
  assert.equal(decimalsOf([1e-7]), 3)
})
