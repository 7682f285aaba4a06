import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countFromEdition, showCount } from './count.ts'
import { disclosureRules, suppressed } from './rules.ts'

const below = disclosureRules['people-below-nation']

test('counts below the nation: nought is shown, 1 to 7 suppressed, others rounded to 5', () => {
  const vectors: [number, number | string][] = [
    [0, 0],
    [1, suppressed],
    [7, suppressed],
    [8, 10],
    [12, 10],
    [13, 15],
    [1002, 1000],
    [1003, 1005],
  ]
  for (const [count, shown] of vectors) assert.equal(showCount(count, below), shown, String(count))
})

test('a survey shows nothing on fewer than ten, a nation everything', () => {
  assert.equal(showCount(9, disclosureRules.survey), suppressed)
  assert.equal(showCount(10, disclosureRules.survey), 10)
  assert.equal(showCount(11, disclosureRules.survey), 11)
  for (const count of [0, 3, 50_281])
    assert.equal(showCount(count, disclosureRules['people-of-nation']), count)
})

test('what is not a count is a bug', () => {
  for (const wrong of [-1, 1.5, Number.NaN]) assert.throws(() => showCount(wrong, below), RangeError)
})

test('only a number that the rule could have made comes back from an edition', () => {
  for (const text of ['0', '10', '1005']) assert.equal(countFromEdition(text, below), Number(text))
  assert.equal(countFromEdition(suppressed, below), suppressed)
  for (const text of ['5', '12', '-5', '1e1', '', '10.0'])
    assert.throws(() => countFromEdition(text, below), RangeError, text)
})
