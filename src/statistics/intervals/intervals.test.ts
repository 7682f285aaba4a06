import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { assertNear, assertRefused, valueIn } from '../testing/outcomes.ts'
import { meanWithLimits } from './mean.ts'
import { byarLimits } from './poisson-limits.ts'
import { quantileBands } from './quantile-bands.ts'
import { crudeRate, crudeRates } from './rate.ts'
import { proportion } from './wilson.ts'

const x = fc.integer({ min: 0, max: 5000 })
const confidence = fc.constantFrom(0.9, 0.95, 0.99, 0.998, 95, 99.8)

describe('a proportion', () => {
  it('has limits inside 0 and 1, on both sides of its value', () => {
    fc.assert(
      fc.property(x, x, confidence, (a, b, level) => {
        const n = a + b + 1
        const { value, lower, upper } = valueIn(proportion(a, n, { confidence: level }))
        assert.ok(
          lower! >= -1e-12 && upper! <= 1 + 1e-12 && lower! <= value + 1e-12 && value <= upper! + 1e-12,
        )
      }),
    )
  })

  it('mirrors: the limits of the others are those of the ones, turned round', () => {
    fc.assert(
      fc.property(x, x, (a, b) => {
        const n = a + b + 1
        const ones = valueIn(proportion(a, n))
        const others = valueIn(proportion(n - a, n))
        assert.ok(Math.abs(ones.lower! - (1 - others.upper!)) < 1e-12)
      }),
    )
  })

  it('ends at 0 where nobody and at 1 where everybody has the event, to the last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), confidence, (n, level) => {
        assert.equal(valueIn(proportion(0, n, { confidence: level })).lower, 0)
        assert.equal(valueIn(proportion(n, n, { confidence: level })).upper, 1)
      }),
    )
    assert.equal(valueIn(proportion(50, 50)).upper, 1)
  })

  it('is certain at confidence 1, and knows percent from shares', () => {
    assert.deepEqual(valueIn(proportion(3, 10, { confidence: 1 })), { value: 0.3, lower: 0, upper: 1 })
    assert.deepEqual(proportion(3, 10, { confidence: 95 }), proportion(3, 10, { confidence: 0.95 }))
  })

  it('is refused for what cannot be', () => {
    assertRefused(proportion(11, 10), { code: 'numerator-above-denominator', field: 'x' })
    assertRefused(proportion(-1, 10), { code: 'negative-count', field: 'x' })
    assertRefused(proportion(0, 0), { code: 'zero-denominator', field: 'n' })
    assertRefused(proportion(Number.NaN, 10), { code: 'not-a-number', field: 'x' })
    for (const level of [0.5, 5, 89.9, 101, Number.NaN])
      assertRefused(proportion(1, 10, { confidence: level }), { code: 'out-of-range', field: 'confidence' })
  })

  it('is refused, as a rate is, per nothing or per less than nothing', () => {
    for (const multiplier of [0, -100, Number.NaN, Infinity]) {
      const refused = { code: 'out-of-range', field: 'multiplier' } as const
      assertRefused(proportion(1, 10, { multiplier }), refused)
      assertRefused(crudeRate(1, 10, { multiplier }), refused)
      assertRefused(crudeRates([1, 2], [10, 10], { multiplier }), refused)
    }
  })
})

describe('a rate', () => {
  it('is exact below ten events and Byar from ten', () => {
    assert.equal(valueIn(crudeRate(9.99, 1000)).method, 'Exact')
    assert.equal(valueIn(crudeRate(10, 1000)).method, 'Byars')
    const none = valueIn(crudeRate(0, 1000, { multiplier: 1000 }))
    assert.equal(none.lower, 0)
    assertNear(none.upper, 3.6888794541139354)
  })

  it('says the same of many as of one', () => {
    const counts = [0, 3, 9, 10, 250]
    const people = [10, 2000, 77, 4000, 90_000]
    const all = valueIn(crudeRates(counts, people))
    counts.forEach((count, i) => {
      const one = valueIn(crudeRate(count, people[i]!))
      assertNear(all.value[i]!, one.value, count ? 1e-14 : 1)
      assertNear(all.upper[i]!, one.upper!, 1e-14)
    })
  })

  it('is refused where it is too large to be a number', () => {
    assertRefused(crudeRate(5, 1e-320), { code: 'out-of-range', field: 'n' })
    assertRefused(crudeRates([1, 1e308], [5, 5]), { code: 'out-of-range', row: 2 })
  })

  it('names the row that is wrong', () => {
    assertRefused(crudeRates([1, 2, 3], [5, 0, 5]), { code: 'zero-denominator', row: 2 })
    assertRefused(crudeRates([1, Number.NaN], [5, 5]), { code: 'not-a-number', row: 2 })
    assertRefused(crudeRates([1, 2, -3], [5, 5, 5]), { code: 'negative-count', row: 3 })
    assertRefused(crudeRates([], []), { code: 'no-rows' })
    assertRefused(crudeRates([1], [1, 2]), { code: 'lengths-differ' })
  })
})

describe('limits of a count', () => {
  it('have no lower end at 0 and where the formula falls below 0', () => {
    assert.equal(valueIn(byarLimits(0, 0.95)).lower, null)
    assert.equal(valueIn(byarLimits(1, 0.998)).lower, null)
    assert.ok(valueIn(byarLimits(1, 0.95)).lower! > 0)
  })
})

describe('a mean', () => {
  it('has no limits for one value, and none to lose for equal ones', () => {
    assert.deepEqual(valueIn(meanWithLimits([4])), {
      value: 4,
      lower: null,
      upper: null,
      sum: 4,
      count: 1,
      deviation: null,
    })
    const equal = valueIn(meanWithLimits([3.2, 3.2, 3.2]))
    assert.equal(equal.lower, equal.upper)
  })

  it('is refused without rows, and for a row that is no number', () => {
    assertRefused(meanWithLimits([]), { code: 'no-rows' })
    assertRefused(meanWithLimits([1, Number.NaN, 3]), { code: 'not-a-number', row: 2 })
    assertRefused(meanWithLimits([1, 2, Infinity]), { code: 'not-a-number', row: 3 })
    assertRefused(meanWithLimits([1e308, 1e308]), { code: 'out-of-range', field: 'value' })
  })
})

describe('quantile bands', () => {
  it('hold shares that differ by one at most when no values tie', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 300 }), fc.integer({ min: 2, max: 10 }), (areas, bands) => {
        const values = Array.from({ length: areas }, (_, i) => (i * 7919) % 100_003)
        const counts = new Map<number, number>()
        for (const band of valueIn(quantileBands(values, { bands })))
          counts.set(band!, (counts.get(band!) ?? 0) + 1)
        assert.equal(counts.size, bands)
        assert.ok(Math.max(...counts.values()) - Math.min(...counts.values()) <= 1)
      }),
    )
  })

  it('give ties the band of the lowest rank, and nobody a band when there are too few areas', () => {
    assert.deepEqual(valueIn(quantileBands([5, 5, 5, 5, 1], { bands: 5 })), [1, 1, 1, 1, 5])
    assert.deepEqual(valueIn(quantileBands([1, null, 2], { bands: 5 })), [null, null, null])
    assert.deepEqual(valueIn(quantileBands([4, null, 2], { bands: 2, bandOne: 'lowest' })), [2, null, 1])
  })

  it('are refused for a row that is no number', () => {
    assertRefused(quantileBands([1, Number.NaN]), { code: 'not-a-number', row: 2 })
    assertRefused(quantileBands([], {}), { code: 'no-rows' })
    assertRefused(quantileBands([1], { bands: 1 }), { code: 'out-of-range' })
  })
})
