import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { discoveries } from '../comparison/false-discovery.ts'
import { randomStream } from '../random/generator.ts'
import { assertNear, assertRefused, valueIn } from '../testing/outcomes.ts'
import { bestFiveOpportunities } from './best-five.ts'
import { expectedFromNeed } from './need.ts'
import { simulateBestOfPeers } from './null-simulation.ts'
import { nearestPeers } from './peers.ts'
import { persistenceOf, shrunkenOpportunities } from './shrunken.ts'

describe('the best five of ten, where nobody differs', () => {
  const nothing = valueIn(simulateBestOfPeers({ replications: 200_000, seed: 2018 }))

  it('flags about an eighth of all areas, and any of ten indicators three times in four', () => {
    assert.ok(Math.abs(nothing.flaggedShare - 0.124) < 0.004, String(nothing.flaggedShare))
    assert.ok(Math.abs(nothing.anyOfTen - 0.73) < 0.02)
  })

  it('has a benchmark that is better than the mean by luck alone: the mean of the five best normal scores of ten', () => {
    const scores = [1.53875, 1.00136, 0.65606, 0.37576, 0.12267]
    const expected = -scores.reduce((sum, score) => sum + score, 0) / 5
    assert.ok(Math.abs(nothing.meanBenchmark - expected) < 0.005)
    assert.ok(Math.abs(nothing.correctThreshold - 2.82) < 0.03)
  })

  it('has a true gap of τ² / (τ² + s²) of the claimed one, which is what shrinking takes off', () => {
    for (const ratio of [0.5, 1, 2]) {
      const { trueOverClaimed } = valueIn(
        simulateBestOfPeers({ replications: 60_000, seed: 3, varianceRatio: ratio }),
      )
      assert.ok(Math.abs(trueOverClaimed! - ratio / (1 + ratio)) < 0.012, `${ratio}: ${trueOverClaimed}`)
    }
  })
})

describe('the honest opportunity', () => {
  const random = randomStream(5)
  const areas = Array.from({ length: 400 }, (_, i) => {
    const truth = 0.2 * random.normal()
    const events = 50
    const error = Math.sqrt(2 / events)
    return {
      truth,
      area: `A${i}`,
      spend: 1000 * Math.exp(truth + error * random.normal()),
      expected: 1000,
      events,
    }
  })
  const honest = valueIn(shrunkenOpportunities(areas, { trim: 0 }))

  it('finds the spread that is there, and covers the truth as often as it says', () => {
    assert.ok(Math.abs(honest.tau2 - 0.04) < 0.012, String(honest.tau2))
    const covered = honest.areas.filter(
      (area, i) =>
        area.lower <= areas[i]!.truth * areas[i]!.spend && areas[i]!.truth * areas[i]!.spend <= area.upper,
    ).length
    assert.ok(covered / areas.length > 0.92 && covered / areas.length < 0.98, String(covered / areas.length))
  })

  it('believes less of every gap when the ends are winsorised, as it is by default', () => {
    const cautious = valueIn(shrunkenOpportunities(areas))
    assert.ok(cautious.tau2 > 0 && cautious.tau2 < honest.tau2)
  })

  it('is nearer to the truth than the raw gap', () => {
    const squared = (of: (i: number) => number) =>
      areas.reduce((sum, { truth }, i) => sum + (of(i) - truth) ** 2, 0)
    assert.ok(squared(i => honest.areas[i]!.shrunkenGap) < 0.6 * squared(i => honest.areas[i]!.gap))
  })

  it('promises nothing where areas do not differ', () => {
    const same = [1, 2, 3, 4].map(i => ({ area: `S${i}`, spend: 1000, expected: 1000, events: 100 }))
    const { tau2, areas: found } = valueIn(shrunkenOpportunities(same))
    assert.equal(tau2, 0)
    for (const area of found)
      assert.deepEqual([Math.abs(area.amount), area.expectedGain, area.isDiscovery], [0, 0, false])
  })

  it('holds against a stated quantile, and multiplies by what can be released', () => {
    const lower = valueIn(shrunkenOpportunities(areas, { reference: 0.25 }))
    assert.ok(lower.reference < 0)
    const half = valueIn(shrunkenOpportunities(areas, { trim: 0, releasableShare: 0.5 }))
    assertNear(half.areas[7]!.expectedGain, honest.areas[7]!.expectedGain / 2)
    assert.ok(honest.areas.every(area => area.expectedGain >= 0))
  })

  it('says whether a gap persisted', () => {
    const [a, b] = [honest.areas[0]!, honest.areas[1]!]
    assert.equal(persistenceOf(a, a).shareLeft, 1)
    assert.equal(persistenceOf(a, { ...b, shrunkenGap: -a.shrunkenGap }).persisted, false)
  })

  it('is refused by row and rule', () => {
    const area = { area: 'A', spend: 1, expected: 1, events: 1 }
    assertRefused(shrunkenOpportunities([]), { code: 'too-few-rows' })
    assertRefused(shrunkenOpportunities([area, area, { ...area, events: 0 }]), {
      code: 'zero-denominator',
      row: 3,
    })
    assertRefused(shrunkenOpportunities([area, { ...area, spend: 0 }, area]), {
      code: 'out-of-range',
      row: 2,
    })
    assertRefused(shrunkenOpportunities([{ ...area, spend: Number.NaN }, area, area]), {
      code: 'not-a-number',
      row: 1,
    })
    assertRefused(shrunkenOpportunities([area, area, area], { reference: 2 }), {
      code: 'out-of-range',
      field: 'reference',
    })
  })
})

describe('what need predicts', () => {
  it('recovers a line that was put in', () => {
    const need = [1, 2, 3, 4, 5, 6]
    const fitted = valueIn(
      expectedFromNeed(
        need.map(each => 2 + 0.5 * each),
        [need],
        need.map(() => 1),
      ),
    )
    fitted.forEach(({ value }, i) => {
      assertNear(value, 2.5 + 0.5 * i, 1e-9)
    })
  })

  it('is refused for needs that say the same', () => {
    const need = [1, 2, 3, 4, 5, 6]
    assertRefused(
      expectedFromNeed(
        need,
        [need, need],
        need.map(() => 1),
      ),
      { code: 'out-of-range' },
    )
    assertRefused(expectedFromNeed([1, 2], [[1, 2]], [1, 1]), { code: 'too-few-rows' })
    assertRefused(expectedFromNeed(need, [need], [1, 1, 0, 1, 1, 1]), { code: 'out-of-range', row: 3 })
  })
})

describe('peers and false discoveries', () => {
  it('put ties in order of name', () => {
    const variables = [{ name: 'v', weight: 1, values: [1, 4, 4, 9] }]
    const [first] = valueIn(nearestPeers(['a', 'c', 'b', 'd'], variables, 2))
    assert.deepEqual(
      first!.map(peer => peer.area),
      ['b', 'c'],
    )
  })

  it('are refused where all areas are alike or a value is none', () => {
    assertRefused(nearestPeers(['a', 'b'], [{ name: 'v', weight: 1, values: [2, 2] }]), {
      code: 'out-of-range',
      field: 'v',
    })
    assertRefused(nearestPeers(['a', 'b'], [{ name: 'v', weight: 1, values: [2, Number.NaN] }]), {
      code: 'not-a-number',
      row: 2,
    })
    const options = { statistic: 'rate', better: 'lower', multiplier: 1000 } as const
    const area = { area: 'a', numerator: 1, denominator: 10, peers: [] }
    assertRefused(bestFiveOpportunities([area], options), { code: 'too-few-rows', row: 1 })
    assertRefused(bestFiveOpportunities([{ ...area, peers: ['z'] }], options), {
      code: 'missing-value',
      row: 1,
    })
    assertRefused(bestFiveOpportunities([{ ...area, denominator: 0 }], options), {
      code: 'zero-denominator',
      row: 1,
    })
  })

  it('are controlled as Benjamini and Hochberg showed in their example of fifteen', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ]
    assert.equal(valueIn(discoveries(p)).filter(each => each.isDiscovery).length, 4)
    assertRefused(discoveries([0.1, 1.2]), { code: 'out-of-range', row: 2 })
    assertRefused(discoveries([Number.NaN]), { code: 'not-a-number', row: 1 })
    assertRefused(discoveries([]), { code: 'no-rows' })
  })
})
