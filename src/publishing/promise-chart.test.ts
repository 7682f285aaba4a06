import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standardNamed } from '#standards/definitions'
import type { Edition } from './edition.ts'
import { promiseChart } from './promise-chart.ts'

const standard = standardNamed('chc-decision-within-28-days')!
const quarters = ['2019-20-Q1', '2019-20-Q2', '2019-20-Q3', '2019-20-Q4', '2020-21-Q1']
const editionOf = (percents: (number | '[c]' | null)[]) =>
  ({
    cells: percents.map((percent, index) => ({
      ...{ standard: standard.id, level: 'system', period: quarters[index] },
      share: typeof percent === 'number' ? { percent, lower: 0, upper: 100 } : percent,
    })),
  }) as unknown as Edition

test('published shares become points at the ends of their quarters, with the target', () => {
  const chart = promiseChart(standard, editionOf([70, 72, 71, 69, 60]))
  assert.ok(chart?.ok)
  assert.deepEqual(
    chart.value.points.map(point => [point.date, point.value]),
    [
      ['2019-06-30', 70],
      ['2019-09-30', 72],
      ['2019-12-31', 71],
      ['2020-03-31', 69],
      ['2020-06-30', 60],
    ],
  )
  assert.equal(chart.value.target, 80)
})

test('a suppressed quarter is a gap, and too few quarters are no chart', () => {
  const chart = promiseChart(standard, editionOf([70, '[c]', 71, 69, 60]))
  assert.ok(chart?.ok)
  assert.equal(chart.value.points[1]?.value, null)
  assert.equal(promiseChart(standard, editionOf([70, '[c]', 71, null])), null)
  assert.equal(promiseChart(standard, undefined), null)
})
