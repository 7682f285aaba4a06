import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { assertNear, assertRefused, valueIn } from '../testing/outcomes.ts'
import { directRate, directRateOfRepeatedEvents, directRates } from './direct.ts'
import { indirectRate, indirectRatio } from './indirect.ts'

const bands = { events: [20, 30, 50], population: [1000, 2000, 1500], standard: [5000, 5500, 6000] }

describe('a directly standardised rate', () => {
  it('is the crude rate where every band has the same', () => {
    const even = { events: [10, 20, 30], population: [1000, 2000, 3000], standard: [1, 7, 3] }
    assertNear(valueIn(directRate(even)).value, 1000)
  })

  it('is not given below ten events', () => {
    const few = valueIn(directRate({ ...bands, events: [3, 3, 3] }))
    assert.deepEqual([few.value, few.lower, few.upper, few.events], [null, null, null, 9])
    assert.ok(valueIn(directRate({ ...bands, events: [3, 3, 4] })).value! > 0)
  })

  it('does not care about the size of the standard population', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), times => {
        const scaled = { ...bands, standard: bands.standard.map(each => each * times) }
        assertNear(valueIn(directRate(scaled)).upper, valueIn(directRate(bands)).upper!)
      }),
    )
  })

  it('says the same of many areas as of each', () => {
    const twice = {
      events: [...bands.events, ...bands.events],
      population: [...bands.population, ...bands.population],
      standard: [...bands.standard, ...bands.standard],
    }
    const one = valueIn(directRate(bands))
    assert.deepEqual(valueIn(directRates(twice, [0, 3, 6])), [one, one])
  })

  it('is the same when nobody has an event twice', () => {
    const once = valueIn(directRateOfRepeatedEvents([{ eventsEach: 1, bands }]))
    assert.deepEqual(once, valueIn(directRate(bands)))
    const wider = valueIn(directRateOfRepeatedEvents([{ eventsEach: 2, bands }]))
    assertNear(wider.value, 2 * once.value!)
    assert.ok(wider.upper! - wider.lower! > 1.9 * (once.upper! - once.lower!))
  })

  it('is refused by row and rule', () => {
    assertRefused(directRate({ events: [], population: [], standard: [] }), { code: 'no-rows' })
    assertRefused(directRate({ ...bands, events: [1, -1, 2] }), {
      code: 'negative-count',
      row: 2,
      field: 'events',
    })
    assertRefused(directRate({ ...bands, events: [1, Number.NaN, 2] }), { code: 'not-a-number', row: 2 })
    assertRefused(directRate({ ...bands, population: [1, 2, 0] }), { code: 'zero-denominator', row: 3 })
    assertRefused(directRate({ ...bands, standard: [0, 0, 0] }), {
      code: 'zero-denominator',
      field: 'standard',
    })
    assertRefused(directRate({ ...bands, standard: [1] }), { code: 'lengths-differ' })
    for (const multiplier of [0, -1, Number.NaN]) {
      const refused = { code: 'out-of-range', field: 'multiplier' } as const
      assertRefused(directRate(bands, { multiplier }), refused)
      assertRefused(directRateOfRepeatedEvents([{ eventsEach: 2, bands }], { multiplier }), refused)
    }
  })
})

describe('an indirectly standardised ratio', () => {
  const reference = {
    population: [1000, 2000],
    referenceEvents: [50, 400],
    referencePopulation: [100_000, 200_000],
  }

  it('is observed over expected, and the rate is that times the rate of the reference', () => {
    const ratio = valueIn(indirectRatio(9, reference))
    assertNear(ratio.expected, 4.5)
    assertNear(ratio.value, 2)
    assert.equal(ratio.method, 'Exact')
    assertNear(valueIn(indirectRate(9, reference)).value, 2 * 150)
  })

  it('is refused where nothing is expected', () => {
    assertRefused(indirectRatio(9, { ...reference, referenceEvents: [0, 0] }), { code: 'zero-denominator' })
    assertRefused(indirectRatio(9, { ...reference, referencePopulation: [0, 1] }), {
      code: 'zero-denominator',
      row: 1,
    })
    for (const multiplier of [0, -1, Number.NaN])
      for (const standardised of [indirectRatio, indirectRate])
        assertRefused(standardised(9, reference, { multiplier }), {
          code: 'out-of-range',
          field: 'multiplier',
        })
    assertRefused(indirectRatio(-1, reference), { code: 'negative-count', field: 'observed' })
    assertRefused(indirectRatio(1, { ...reference, population: [Number.NaN, 1] }), {
      code: 'not-a-number',
      row: 1,
    })
  })
})
