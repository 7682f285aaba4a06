import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { assertNear, assertRefused, valueIn } from '../testing/outcomes.ts'
import { gwetAgreement, weightedKappa } from './agreement.ts'

/** Pairs from a table: rows are the first rater's categories. */
const pairs = (table: readonly (readonly number[])[]) =>
  table.flatMap((line, first) =>
    line.flatMap((count, second) => Array.from({ length: count }, () => ({ first, second }))),
  )

describe('agreement between two raters', () => {
  it('is Cohen’s kappa of 0.4 for 20, 5, 10, 15', () => {
    const kappa = valueIn(
      weightedKappa(
        pairs([
          [20, 5],
          [10, 15],
        ]),
        2,
        'identity',
      ),
    )
    assertNear(kappa.coefficient, 0.4)
    assert.ok(kappa.lower! < 0.4 && kappa.upper! > 0.4)
  })

  it('is 0.94 by Gwet where kappa says nothing: 118, 5, 2, 0', () => {
    const ratings = pairs([
      [118, 5],
      [2, 0],
    ])
    assert.equal(valueIn(gwetAgreement(ratings, 2, 'identity')).coefficient!.toFixed(4), '0.9408')
    assert.ok(valueIn(weightedKappa(ratings, 2, 'identity')).coefficient! < 0)
  })

  it('is 1 where both always agree, and does not care who is first', () => {
    const rating = fc.record({
      first: fc.integer({ min: 0, max: 3 }),
      second: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(rating, { minLength: 2, maxLength: 40 }), ratings => {
        const same = ratings.map(({ first }) => ({ first, second: first }))
        for (const measure of [weightedKappa, gwetAgreement]) {
          const perfect = valueIn(measure(same, 4)).coefficient
          assert.ok(perfect === null || Math.abs(perfect - 1) < 1e-9)
          const forth = valueIn(measure(ratings, 4)).coefficient
          const back = valueIn(
            measure(
              ratings.map(({ first, second }) => ({ first: second, second: first })),
              4,
            ),
          ).coefficient
          if (forth !== null) assert.ok(Math.abs(forth - back!) < 1e-9)
        }
      }),
    )
  })

  it('counts near misses for more with weights', () => {
    const near = pairs([
      [10, 5, 0, 0],
      [5, 10, 5, 0],
      [0, 5, 10, 5],
      [0, 0, 5, 10],
    ])
    const by = (weights: 'identity' | 'linear' | 'quadratic') =>
      valueIn(gwetAgreement(near, 4, weights)).coefficient!
    assert.ok(by('identity') < by('linear') && by('linear') < by('quadratic'))
  })

  it('is none where one category explains everything, by kappa', () => {
    assert.equal(
      valueIn(
        weightedKappa(
          pairs([
            [9, 0],
            [0, 0],
          ]),
          2,
        ),
      ).coefficient,
      null,
    )
  })

  it('is refused by row and rule', () => {
    assertRefused(weightedKappa([], 2), { code: 'no-rows' })
    assertRefused(
      weightedKappa(
        pairs([
          [1, 0],
          [0, 0],
        ]),
        2,
      ),
      { code: 'too-few-rows', row: 1 },
    )
    assertRefused(
      gwetAgreement(
        [
          ...pairs([
            [1, 1],
            [1, 1],
          ]),
          { first: 0, second: 2 },
        ],
        2,
      ),
      { code: 'out-of-range', row: 5, field: 'second' },
    )
    assertRefused(gwetAgreement(pairs([[1, 1]]), 1), { code: 'out-of-range', field: 'categories' })
  })
})
