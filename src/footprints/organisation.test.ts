import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchWords, tiersOf } from './organisation.ts'

test('a county is upper, a district lower, every other council both', () => {
  assert.deepEqual(tiersOf('E10000017'), ['upper'])
  assert.deepEqual(tiersOf('E07000117'), ['lower'])
  for (const code of ['E06000008', 'E08000035', 'E09000001'])
    assert.deepEqual(tiersOf(code), ['upper', 'lower'])
})

test('search words are lower case, without apostrophes and punctuation', () => {
  assert.deepEqual(searchWords(" St. Mary’s Surgery, D'Arcy  "), ['st', 'marys', 'surgery', 'darcy'])
  assert.deepEqual(searchWords('  …%_ '), [])
})
