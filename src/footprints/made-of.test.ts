import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit'
import { madeOf } from './made-of.ts'

const step = (oldCode: string, share: number | null, successors = 1) => ({
  ...{ oldCode, newCode: 'E06000063', onDay: day('2023-04-01'), share, shareBasis: null, successors },
  oldGoesOn: false,
})
const council = { code: 'E06000063', openedOn: day('2023-04-01') }

test('the districts all of which went into a council, not the county that was divided', () => {
  const steps = [step('E10000006', 0.55, 2), step('E07000026', 1), step('E07000028', null)]
  assert.deepEqual(madeOf(council, steps), ['E07000026', 'E07000028'])
})

test('the county where no district is named; none where a part went elsewhere or it followed later', () => {
  assert.deepEqual(madeOf(council, [step('E10000023', 1)]), ['E10000023'])
  assert.deepEqual(madeOf(council, [step('E07000026', 1), step('E07000028', 0.5, 2)]), [])
  assert.deepEqual(madeOf({ ...council, openedOn: day('2019-04-01') }, [step('E07000026', 1)]), [])
})
