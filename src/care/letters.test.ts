import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFact } from '#testing'
import { careFacts } from './facts.ts'
import { decisionLetters } from './letters.ts'

test('a decision letter is among the letters, unless it was recorded wrongly', () => {
  const sent = aFact(1, careFacts.decisionCommunicated, '2021-03-10', {
    detail: { letterTo: 'Ruth Example' },
  })
  assert.deepEqual(decisionLetters([sent]), [{ on: '2021-03-10', to: 'Ruth Example' }])
  assert.deepEqual(decisionLetters([sent, aFact(2, 'facts.withdrawn', '2021-03-11', { withdraws: 1 })]), [])
})
