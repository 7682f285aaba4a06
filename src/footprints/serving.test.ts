import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servingFor } from './serving.ts'

const mergers = (steps: readonly string[], open: string) => ({
  steps: steps.map(([oldCode = '', newCode = '']) => ({ oldCode, newCode })),
  open: new Set(open),
})

test('one that is open serves; those that have merged into one of theirs alone are served for by it', () => {
  assert.deepEqual(servingFor(['A', 'B', 'C'], mergers(['AX', 'BX'], 'XC')), { codes: ['X', 'C'], lost: [] })
})

test('a merger of a merger, as long as all of it belongs to the place', () => {
  const steps = ['AX', 'BX', 'XY', 'CY']
  assert.deepEqual(servingFor(['A', 'B', 'C'], mergers(steps, 'Y')).codes, ['Y'])
  assert.deepEqual(servingFor(['A', 'B'], mergers(steps, 'Y')), {
    codes: undefined,
    lost: [
      { code: 'A', into: ['Y'] },
      { code: 'B', into: ['Y'] },
    ],
  })
})

test('one that was divided serves no longer, and where it went is told', () => {
  assert.deepEqual(servingFor(['A', 'B'], mergers(['AX', 'AY'], 'BXY')), {
    codes: undefined,
    lost: [{ code: 'A', into: ['X', 'Y'] }],
  })
})

test('one that is not open and has no successor by that day stays', () => {
  assert.deepEqual(servingFor(['A'], mergers([], '')), { codes: ['A'], lost: [] })
})
