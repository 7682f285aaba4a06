import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { wilsonLimits } from '../intervals/wilson.ts'
import { assertNear, assertRefused, valueIn } from '../testing/outcomes.ts'
import { axisEnds, axisPoints } from './axis.ts'
import { funnelLimits, proportionControlLimits } from './control-limits.ts'
import { overdispersedFunnel } from './overdispersion.ts'
import { bisectedPoissonControl, exactPoissonControl } from './poisson-control.ts'
import { funnelStandings } from './standing.ts'
import { dispersionMeasures } from './transformations.ts'

const sixUnits = [100, 150, 180, 80, 120, 225].map((numerator, i) => ({
  unit: 'abcdef'[i]!,
  numerator,
  denominator: [108, 112, 170, 90, 120, 200][i]!,
}))

describe('funnel limits', () => {
  it('of a proportion are where the Wilson limit of the observed value meets the average', () => {
    const shares = fc.double({ min: 0.05, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(shares, fc.integer({ min: 30, max: 50_000 }), (average, n) => {
        const { lower, upper } = proportionControlLimits(n, average, 0.975, 1)
        const z = 1.959963984540054
        if (upper < 1) assertNear(wilsonLimits(upper * n, n, z).lower, average, 1e-7)
        if (lower > 0) assertNear(wilsonLimits(lower * n, n, z).upper, average, 1e-7)
      }),
    )
  })

  it('of counts are the same by halving as exactly, to what halving can give', () => {
    for (const events of [1, 2, 7, 30, 400])
      for (const p of [0.025, 0.001]) {
        assertNear(bisectedPoissonControl.above(events, p), exactPoissonControl.above(events, p), 1e-4)
        assertNear(bisectedPoissonControl.below(events, p), exactPoissonControl.below(events, p), 1e-4)
      }
  })

  it('of exact counts are those of the published test at 15, 20 and 30', () => {
    const lower = [0.5596924, 0.610826, 0.6746958]
    const upper = [1.649348, 1.544419, 1.427562]
    const lower998 = [0.386265, 0.4479107, 0.5289724]
    const upper998 = [2.082907, 1.902094, 1.702771]
    const { limits } = dispersionMeasures['standardised-ratio-shmi']
    for (const [i, expected] of [15, 20, 30].entries()) {
      const two = limits(expected, 1, 1.959964, null)
      const three = limits(expected, 1, 3.090232, null)
      assertNear(two.lower, lower[i]!, 1e-6)
      assertNear(two.upper, upper[i]!, 1e-6)
      assertNear(three.lower, lower998[i]!, 1e-6)
      assertNear(three.upper, upper998[i]!, 1e-6)
    }
  })

  it('run along a hundred whole points that ascend', () => {
    const points = axisPoints(axisEnds([120, 8000, 45_000]), 99)
    assert.equal(points.length, 100)
    for (let i = 1; i < points.length; i++)
      assert.ok(points[i]! > points[i - 1]! && Number.isInteger(points[i]!))
  })

  it('are refused by row and rule', () => {
    const kind = { statistic: 'proportion', multiplier: 100 } as const
    const unit = { numerator: 1, denominator: 10 }
    assertRefused(funnelLimits([], kind), { code: 'no-rows' })
    assertRefused(funnelLimits([unit, { numerator: 11, denominator: 10 }], kind), {
      code: 'numerator-above-denominator',
      row: 2,
    })
    assertRefused(funnelStandings([unit, { numerator: -1, denominator: 10 }], kind), {
      code: 'negative-count',
      row: 2,
    })
    assertRefused(funnelStandings([{ numerator: 0, denominator: 0 }], kind), {
      code: 'zero-denominator',
      row: 1,
    })
    assertRefused(funnelStandings([{ numerator: Number.NaN, denominator: 1 }], kind), {
      code: 'not-a-number',
      row: 1,
    })
    const rate = { statistic: 'rate', rate: 'crude', multiplier: 1000, years: 1 } as const
    for (const multiplier of [0, -1, Number.NaN])
      for (const each of [kind, rate])
        assertRefused(funnelLimits([{ ...unit, rate: 100 }], { ...each, multiplier }), {
          code: 'out-of-range',
          field: 'multiplier',
        })
    assertRefused(funnelStandings([unit], rate), { code: 'missing-value', row: 1, field: 'rate' })
    assertRefused(funnelStandings([{ ...unit, rate: -2 }], rate), {
      code: 'negative-count',
      row: 1,
      field: 'rate',
    })
  })
})

describe('standings', () => {
  it('find the unit that differs, and no unit among equal ones', () => {
    const kind = { statistic: 'proportion', multiplier: 100 } as const
    const equal = Array.from({ length: 20 }, () => ({ numerator: 300, denominator: 1000 }))
    assert.deepEqual(new Set(valueIn(funnelStandings(equal, kind))), new Set(['not-different']))
    const odd = [...equal, { numerator: 450, denominator: 1000 }, { numerator: 150, denominator: 1000 }]
    assert.deepEqual(valueIn(funnelStandings(odd, kind)).slice(20), ['high-99.8', 'low-99.8'])
  })

  it('find nobody different where everybody has the event, or nobody has', () => {
    const kind = { statistic: 'proportion', multiplier: 100 } as const
    const sizes = [1, 10, 20, 70, 333, 100_000]
    const all = sizes.map(size => ({ numerator: size, denominator: size }))
    const none = sizes.map(size => ({ numerator: 0, denominator: size }))
    for (const units of [all, none])
      assert.deepEqual(new Set(valueIn(funnelStandings(units, kind))), new Set(['not-different']))
  })

  it('do not compare directly standardised rates of fewer than ten events', () => {
    const kind = { statistic: 'rate', rate: 'directly-standardised', multiplier: 1000, years: 1 } as const
    const units = [
      { numerator: 9, denominator: 100, rate: 90 },
      { numerator: 10, denominator: 100, rate: 100 },
    ]
    assert.deepEqual(valueIn(funnelStandings(units, kind)), ['too-few-events', 'not-different'])
  })
})

describe('overdispersion', () => {
  it('grows with the spread and widens the limits', () => {
    const calm = valueIn(overdispersedFunnel(sixUnits, { of: 'standardised-ratio-cqc' }))
    const wild = valueIn(
      overdispersedFunnel(
        sixUnits.map((unit, i) => ({ ...unit, numerator: unit.numerator * (i % 2 ? 1.6 : 0.6) })),
        { of: 'standardised-ratio-cqc' },
      ),
    )
    assert.ok(wild.phi > calm.phi && wild.tau2 > calm.tau2)
    assert.ok(wild.units[0]!.adjusted.upper95 > wild.units[0]!.unadjusted.upper95)
  })

  it('falls back to plain limits when units vary less than chance', () => {
    const alike = sixUnits.map(unit => ({ ...unit, numerator: unit.denominator }))
    const funnel = valueIn(overdispersedFunnel(alike, { of: 'standardised-ratio-cqc' }))
    assert.deepEqual(funnel.drawn, { adjusted: false, unadjusted: true })
    assert.equal(funnel.tau2, 0)
  })

  it('sums the rows of a unit first', () => {
    const halves = sixUnits.flatMap(unit =>
      [unit, unit].map(each => ({
        ...each,
        numerator: each.numerator / 2,
        denominator: each.denominator / 2,
      })),
    )
    const of = 'standardised-ratio-shmi' as const
    assertNear(
      valueIn(overdispersedFunnel(halves, { of })).phi,
      valueIn(overdispersedFunnel(sixUnits, { of })).phi,
      1e-12,
    )
  })

  it('is refused by row and rule', () => {
    const of = 'proportion' as const
    assertRefused(overdispersedFunnel([], { of }), { code: 'no-rows' })
    assertRefused(overdispersedFunnel(sixUnits.slice(0, 1), { of: 'ratio-of-counts' }), {
      code: 'too-few-rows',
      row: 1,
    })
    assertRefused(overdispersedFunnel(sixUnits, { of }), { code: 'numerator-above-denominator', row: 2 })
    const without = sixUnits.map((unit, i) => ({
      ...unit,
      numerator: i === 2 || i === 4 ? 0 : unit.numerator,
    }))
    assertRefused(overdispersedFunnel(without, { of: 'standardised-ratio-shmi', trim: 0.2 }), {
      code: 'out-of-range',
      row: 3,
      field: 'numerator',
    })
    assertRefused(overdispersedFunnel(sixUnits, { of: 'ratio-of-counts', trim: 0.5 }), {
      code: 'out-of-range',
      field: 'trim',
    })
    assertRefused(overdispersedFunnel(sixUnits, { of: 'ratio-of-counts', multiplier: 0 }), {
      code: 'out-of-range',
      field: 'multiplier',
    })
    const none = sixUnits.map(unit => ({ ...unit, denominator: 0 }))
    assertRefused(overdispersedFunnel(none, { of: 'ratio-of-counts' }), { code: 'zero-denominator', row: 1 })
    const not = [{ ...sixUnits[0]!, numerator: Number.NaN }, ...sixUnits]
    assertRefused(overdispersedFunnel(not, { of: 'ratio-of-counts' }), { code: 'not-a-number', row: 1 })
  })
})
