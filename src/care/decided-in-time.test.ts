import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, day } from '#kit'
import { drawControlChart } from '#web'
import { decidedInTime, shownFrom } from './decided-in-time.ts'

const today = day('2021-03-10')
const monthsOf = (concluded: (at: number) => number) =>
  Array.from({ length: 24 }, (_, at) => ({
    month: addMonths(shownFrom(today), at),
    concluded: concluded(at),
    inTime: at < 16 ? 12 + (at % 2) : 19,
  }))

test('whole months only, the last before the one that has begun; a month without a conclusion is a gap', () => {
  const chart = decidedInTime(
    monthsOf(at => (at === 5 ? 0 : 20)).filter(each => each.concluded > 0),
    today,
  )
  assert.ok(chart.ok)
  const { points, target } = chart.value
  assert.deepEqual([points.at(0)?.date, points.at(-1)?.date], ['2019-03-01', '2021-02-01'])
  assert.deepEqual([points[4]?.value, points[5]?.value, points[23]?.value], [60, null, 95])
  assert.equal(target, 80)
})

test('a step up is seen as improvement, too little to draw as a refusal', () => {
  const chart = decidedInTime(
    monthsOf(() => 20),
    today,
  )
  assert.ok(chart.ok)
  assert.equal(chart.value.variation, 'improvement-high')
  const nothing = drawControlChart({ chart: decidedInTime([], today), measure: 'Concluded', place: 'North' })
  assert.equal(
    nothing.ok ? nothing.value.finding : nothing.refusal.message,
    'Fewer than two points: no chart',
  )
})
