import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everywhere, wayOnFrom } from './everywhere.ts'

test('whoever finds nothing is shown a way on: in a system its first page, else the choice of an area', () => {
  const north = { system: 'north', name: 'North', fixedToday: null, demonstration: true }
  assert.deepEqual(wayOnFrom(north), { text: 'First page of North', href: '/north' })
  assert.deepEqual(wayOnFrom(everywhere), { text: 'Choose an area', href: '/' })
})
