import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type Quarter } from '#kit'
import { finishedQuarters } from './count-standard.ts'
import { type Figure, percentOf, rollUp } from './figure.ts'

const figure = (numerator: number, denominator: number, changes: Partial<Figure> = {}): Figure => ({
  ...{ measure: 'decided', definition: 1, level: 'place', code: 'hill', period: '2020-21-Q3' as Quarter },
  ...{ numerator, denominator, ...changes },
})

test('a roll-up is the ratio of the sums: 1 of 2 and 30 of 90 are 31 of 92, not two thirds of a mean', () => {
  assert.deepEqual(rollUp([figure(1, 2), figure(30, 90)]), { numerator: 31, denominator: 92 })
  assert.deepEqual(rollUp([]), { numerator: 0, denominator: 0 })
})

test('different measures or definitions are never added up', () => {
  assert.throws(() => rollUp([figure(1, 2), figure(1, 2, { measure: 'reviewed' })]), /never added up/)
  assert.throws(() => rollUp([figure(1, 2), figure(1, 2, { definition: 2 })]), /never added up/)
})

test('nobody to count is no percentage; 8 of 10 is 80% with an interval', () => {
  assert.equal(percentOf(figure(0, 0)), null)
  const found = percentOf(figure(8, 10))!
  assert.equal(found.value, 80)
  assert.ok(found.lower! > 49 && found.lower! < 49.1 && found.upper! > 94.3 && found.upper! < 94.4)
})

test('the quarters that are over on a day', () => {
  assert.deepEqual(finishedQuarters(day('2021-03-10'), 3), ['2020-21-Q1', '2020-21-Q2', '2020-21-Q3'])
  assert.deepEqual(finishedQuarters(day('2021-04-01'), 1), ['2020-21-Q4'])
})
