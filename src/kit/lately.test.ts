import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Lately } from './lately.ts'

test('what is asked for again is not worked out again, and what came first is forgotten', () => {
  const worked: string[] = []
  const lately = new Lately<string>(2)
  const ask = (key: string) =>
    lately.of(key, () => {
      worked.push(key)
      return key.toUpperCase()
    })
  assert.deepEqual(['a', 'b', 'a', 'c', 'b', 'a'].map(ask), ['A', 'B', 'A', 'C', 'B', 'A'])
  assert.deepEqual(worked, ['a', 'b', 'c', 'a'])
})
