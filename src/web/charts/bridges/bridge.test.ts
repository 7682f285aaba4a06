import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { drawn, refusedBecause } from '../testing/pictures.ts'
import { drawBridge } from './draw-bridge.tsx'

describe('bridge', () => {
  const model = {
    measure: 'The gap',
    place: 'system',
    start: { label: 'Plan', value: 0.1 },
    steps: [{ label: 'More', change: 0.2 }],
    end: { label: 'Forecast', value: 0.3 },
  }

  test('adds up exactly, as the numbers are written', () => {
    assert.equal(drawn(drawBridge(model)).finding, 'The gap rises to 0.3, from 0.1')
    assert.equal(
      refusedBecause(drawBridge({ ...model, end: { label: 'Forecast', value: 0.31 } })),
      'No chart: the steps to Forecast add up to 0.3, not 0.31',
    )
    assert.equal(
      refusedBecause(drawBridge({ ...model, steps: [...model.steps, { label: 'Subtotal', total: 0.2 }] })),
      'No chart: the steps to Subtotal add up to 0.3, not 0.2',
    )
    assert.match(
      refusedBecause(drawBridge({ ...model, steps: [{ label: 'More', change: null }] })),
      /More has no value/,
    )
  })

  test('a scale that does not begin at zero says so', () => {
    const tall = drawBridge({
      ...model,
      start: { label: 'Plan', value: 3500 },
      steps: [{ label: 'More', change: 20 }],
      end: { label: 'Forecast', value: 3520 },
    })
    assert.match(drawn(tall).notes[0] ?? '', /does not begin at zero/)
    assert.deepEqual(drawn(drawBridge(model)).notes, [])
  })
})
