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

  it('is none, however many pairs say so: shares of ten that are summed would not be quite 1', () => {
    for (let n = 2; n <= 60; n++) {
      const alike = Array.from({ length: n }, () => ({ first: 1, second: 1 }))
      const kappa = valueIn(weightedKappa(alike, 3))
      const gwet = valueIn(gwetAgreement(alike, 3))
      assert.deepEqual([kappa.coefficient, kappa.lower, kappa.upper], [null, null, null], `${n} pairs`)
      assert.deepEqual([gwet.coefficient, gwet.lower, gwet.upper], [1, 1, 1], `${n} pairs`)
    }
  })

  it('is what a table worked by hand gives, with errors near those of leaving one pair out at a time', () => {
    const table = [
      [22, 7, 2, 0],
      [5, 7, 14, 0],
      [0, 2, 36, 0],
      [0, 1, 14, 10],
    ]
    // Worked apart from this code: coefficient, and the standard error by the jackknife.
    const expected = {
      identity: [0.4789153719965261, 0.05747, 0.5107735515726215, 0.05877],
      linear: [0.6420136730888747, 0.0469, 0.707091339023129, 0.03888],
      quadratic: [0.7804431795080302, 0.03789, 0.8463860419909761, 0.02572],
    } as const
    for (const weights of ['identity', 'linear', 'quadratic'] as const) {
      const [kappa, kappaError, gwet, gwetError] = expected[weights]
      const ours = [weightedKappa, gwetAgreement].map(measure => valueIn(measure(pairs(table), 4, weights)))
      assertNear(ours[0]!.coefficient, kappa, 1e-13)
      assertNear(ours[1]!.coefficient, gwet, 1e-13)
      const errorOf = ({ lower, upper }: { lower: number | null; upper: number | null }) =>
        (upper! - lower!) / 2 / 1.959964
      assertNear(errorOf(ours[0]!), kappaError, 0.02)
      assertNear(errorOf(ours[1]!), gwetError, 0.02)
    }
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
