import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Line, placesReached } from './places-reached.ts'

const lines: readonly Line[] = [
  { oldCode: 'north', newCode: 'merged' },
  { oldCode: 'south', newCode: 'merged' },
  { oldCode: 'merged', newCode: 'larger' },
  { oldCode: 'beyond', newCode: 'larger' },
]
const reached = (code: string, places: Record<string, readonly string[]>, of = lines) =>
  placesReached(code, of, new Map(Object.entries(places)))

test('a body that a place names is in it, whatever it was made of', () => {
  assert.deepEqual(reached('merged', { merged: ['one'], north: ['other'] }), {
    places: ['one'],
    elsewhere: false,
  })
})

test('a merger of bodies of one place is in that place; of two, in both; of one of ours and another, partly elsewhere', () => {
  assert.deepEqual(reached('merged', { north: ['one'], south: ['one'] }), {
    places: ['one'],
    elsewhere: false,
  })
  assert.deepEqual(reached('merged', { north: ['one'], south: ['two'] }).places, ['one', 'two'])
  assert.deepEqual(reached('larger', { north: ['one'], south: ['one'] }), {
    places: ['one'],
    elsewhere: true,
  })
})

test('what became a body of a place is in it; nothing reached is no place', () => {
  assert.deepEqual(reached('north', { larger: ['one'] }), { places: ['one'], elsewhere: false })
  assert.deepEqual(reached('beyond', { merged: ['one'] }).places, [])
})

test('lists that lead in a circle end', () => {
  const circle = [
    { oldCode: 'a', newCode: 'b' },
    { oldCode: 'b', newCode: 'a' },
  ]
  assert.deepEqual(reached('a', {}, circle), { places: [], elsewhere: true })
})
