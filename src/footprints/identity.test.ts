import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit'
import { namesOverTime, standingOn } from './identity.ts'
import type { Organisation } from './organisation.ts'

const body = (name: string, opened: string, closed: string | null): Organisation => ({
  ...{ code: '02M', kind: 'ccg', name, postcode: null },
  ...{ openedOn: day(opened), closedOn: closed === null ? null : day(closed) },
})
const history = [
  body('Fylde and Wyre CCG', '2013-04-01', '2022-06-30'),
  body('ICB - 02M', '2022-07-01', null),
]

test('former names come first, the last one of each time after them', () => {
  const former = [{ name: 'Fylde & Wyre CCG', from: day('2013-04-01'), to: day('2018-03-31') }]
  assert.deepEqual(
    namesOverTime(history, former).map(({ name, from, to }) => `${name} ${from} ${to}`),
    [
      'Fylde & Wyre CCG 2013-04-01 2018-03-31',
      'Fylde and Wyre CCG 2018-04-01 2022-06-30',
      'ICB - 02M 2022-07-01 null',
    ],
  )
})

test('a body stands as what it was on the day, or was last, or will be first', () => {
  const seen = (on: string) => {
    const found = standingOn(history.slice(0, 1), day(on))
    return `${found?.standing} ${found?.seenOn}`
  }
  assert.equal(seen('2012-01-01'), 'not-yet 2013-04-01')
  assert.equal(seen('2020-01-01'), 'open 2020-01-01')
  assert.equal(seen('2023-01-01'), 'closed 2022-06-30')
  assert.equal(standingOn(history, day('2023-01-01'))?.body.name, 'ICB - 02M')
  assert.equal(standingOn([], day('2023-01-01')), undefined)
})
