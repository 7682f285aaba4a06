import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DayOrder, findOrder, readWrittenDay, whyNoDay } from './written-days.ts'

const read: readonly [string, DayOrder, string | undefined][] = [
  ['31/12/2019', 'day-first', '2019-12-31'],
  ['31.12.19', 'day-first', '2019-12-31'],
  ['1-2-2020', 'day-first', '2020-02-01'],
  ['1-2-2020', 'month-first', '2020-01-02'],
  ['2020-02-29', 'day-first', '2020-02-29'],
  ['2019-02-29', 'day-first', undefined],
  ['31/12/2019', 'month-first', undefined],
  ['1 Feb 2021', 'month-first', '2021-02-01'],
  ['3rd March 21', 'day-first', '2021-03-03'],
  ['12/06/38', 'day-first', '1938-06-12'],
  ['43831', 'day-first', '2020-01-01'],
  ['01/02/2021 14:30', 'day-first', '2021-02-01'],
  ['soon', 'day-first', undefined],
  ['', 'day-first', undefined],
]
for (const [text, order, expected] of read)
  test(`“${text}” written ${order} is ${expected ?? 'no day'}`, () =>
    assert.equal(readWrittenDay(text, order, 2021), expected))

test('a cell that is a day only the other way round says so', () => {
  assert.match(whyNoDay('12/31/2019', 'day-first', 2021), /month first it would be 2019-12-31/)
  assert.match(whyNoDay('yesterday', 'day-first', 2021), /is no day: “yesterday”/)
})

test('the order of a column is that of the cells that leave no doubt', () => {
  assert.deepEqual(findOrder(['31/01/2020', '05/06/2020', '12/25/2020', '28/02/2020'], 2021), {
    ...{ order: 'day-first', certain: 2, against: 1, ambiguous: 1 },
  })
  assert.equal(findOrder(['01/31/2020', '05/06/2020'], 2021).order, 'month-first')
  assert.equal(findOrder(['2020-01-31'], 2021).order, 'year-first')
})
