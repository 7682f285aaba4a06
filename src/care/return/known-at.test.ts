import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit'
import { aMoment } from '#testing'
import { endOfDay, readKnownAt } from './known-at.ts'

for (const [of, end] of [
  ['2020-01-31', '2020-01-31T23:59:59.999Z'],
  ['2020-07-31', '2020-07-31T22:59:59.999Z'],
  ['2020-03-28', '2020-03-28T23:59:59.999Z'],
  ['2020-03-29', '2020-03-29T22:59:59.999Z'],
  ['2020-10-24', '2020-10-24T22:59:59.999Z'],
  ['2020-10-25', '2020-10-25T23:59:59.999Z'],
] as const)
  test(`${of} ends in London at ${end}`, () => assert.equal(endOfDay(day(of)), end))

test('an instant is itself; today is allowed to its end, tomorrow and what is no time are not', () => {
  const read = (text: string) => readKnownAt(text, aMoment('2021-03-10'))
  assert.deepEqual(read('2020-02-01T09:30:00+01:00'), { ok: true, value: '2020-02-01T08:30:00.000Z' })
  assert.equal(read('2021-03-10').ok, true)
  for (const text of [
    '2021-03-11',
    '2021-03-11T00:00:00Z',
    '31/13/2020',
    'now',
    '44000',
    '2020-02-01T09:30:00',
  ])
    assert.equal(read(text).ok, false, text)
})

test('a day as people in England write it is that day', () => {
  for (const text of ['31/1/2020', '31/01/2020', '31.1.2020', '31 January 2020', '31 Jan 2020', '2020-01-31'])
    assert.deepEqual(
      readKnownAt(text, aMoment('2021-03-10')),
      { ok: true, value: '2020-01-31T23:59:59.999Z' },
      text,
    )
})
