import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { assertNear, assertRefused, valueIn } from '../testing/outcomes.ts'
import { clusteredMean, surveyDifference, weightedMean, weightedShare, wilsonOfShare } from './estimates.ts'
import { publishable } from './publishable.ts'
import { rake } from './raking.ts'
import { compositeScore, itemScore, personScore } from './scores.ts'
import { cellWeights, designWeights, effectiveSample } from './weights.ts'

describe('survey weights', () => {
  it('of 2, 2, 1, 1, 1, ½, ½ are worth 5.565 of 7', () => {
    const { effective, designEffect } = valueIn(effectiveSample([2, 2, 1, 1, 1, 0.5, 0.5]))
    assert.deepEqual([effective.toFixed(3), designEffect.toFixed(3)], ['5.565', '1.258'])
  })

  it('of cells bring back the shares of the population', () => {
    const cells = valueIn(
      cellWeights([
        { population: 600, respondents: 10 },
        { population: 400, respondents: 90 },
        { population: 0, respondents: 0 },
      ]),
    )
    assertNear(cells[0]!.weight! * 10, 60)
    assertNear(cells[1]!.weight! * 90, 40)
    assert.deepEqual([cells[0]!.shouldMerge, cells[1]!.shouldMerge, cells[2]!.weight], [true, false, null])
  })

  it('are refused by row and rule', () => {
    assertRefused(effectiveSample([]), { code: 'no-rows' })
    assertRefused(effectiveSample([1, -1]), { code: 'negative-count', row: 2 })
    assertRefused(effectiveSample([0, 0]), { code: 'zero-denominator' })
    assertRefused(designWeights([0.5, 0]), { code: 'out-of-range', row: 2 })
    assertRefused(cellWeights([{ population: 1, respondents: 0 }]), {
      code: 'zero-denominator',
      field: 'respondents',
    })
  })
})

describe('raking', () => {
  const rows = [0, 0, 1, 1]
  const columns = [0, 1, 0, 1]
  const margins = [
    { name: 'row', categories: rows, targets: [60, 40] },
    { name: 'column', categories: columns, targets: [50, 50] },
  ]

  it('brings 30, 20, 10, 40 to 40, 20, 10, 30', () => {
    const { weights } = valueIn(rake([30, 20, 10, 40], margins, { trim: null }))
    assert.deepEqual(
      Array.from(weights, weight => weight.toFixed(3)),
      ['40.000', '20.000', '10.000', '30.000'],
    )
  })

  it('meets every margin and keeps the odds of the start', () => {
    const amount = fc.integer({ min: 1, max: 100 })
    fc.assert(
      fc.property(fc.tuple(amount, amount, amount, amount), ([a, b, c, d]) => {
        const { weights, largestError } = valueIn(rake([a, b, c, d], margins, { trim: null, cycles: 1000 }))
        assert.ok(largestError < 1e-6)
        const odds = (w: ArrayLike<number>) => (w[0]! * w[3]!) / (w[1]! * w[2]!)
        assertNear(odds(weights), odds([a, b, c, d]), 1e-6)
      }),
    )
  })

  it('keeps trimmed weights between their bounds and says how far it then misses', () => {
    const many = Array.from({ length: 100 }, (_, i) => (i < 2 ? 0 : 1))
    const trimmed = valueIn(
      rake(
        many.map(() => 1),
        [{ name: 'sex', categories: many, targets: [50, 50] }],
      ),
    )
    assert.ok(trimmed.trimmed === 2 && trimmed.largestError > 0.5)
    assert.ok(Math.max(...trimmed.weights) <= 3 + 1e-9)
  })

  it('leaves those who stand for nobody at nothing, trimmed or not', () => {
    const sex = [{ name: 'sex', categories: [0, 0, 1, 2], targets: [50, 50, 0] }]
    for (const trim of [null, { lowest: 0.3, highest: 3 }]) {
      const raked = valueIn(rake([1, 1, 1, 1], sex, { trim }))
      assert.deepEqual([...raked.weights], [25, 25, 50, 0])
      assert.deepEqual([raked.largestError, raked.trimmed], [0, 0])
    }
  })

  it('is refused by row and rule', () => {
    assertRefused(rake([1, 1, 1, 1], []), { code: 'no-rows' })
    assertRefused(rake([1, 1], margins), { code: 'lengths-differ', field: 'row' })
    assertRefused(rake([1, 1, 1, 1], [{ ...margins[0]!, categories: [0, 0, 1, 2] }]), {
      code: 'out-of-range',
      row: 4,
    })
    assertRefused(rake([1, 1, 1, 1], [{ ...margins[0]!, categories: [0, 0, 0, 0] }]), {
      code: 'zero-denominator',
      row: 2,
    })
    assertRefused(rake([1, 1, 1, 1], [margins[0]!, { ...margins[1]!, targets: [50, 40] }]), {
      code: 'out-of-range',
      field: 'column',
    })
    const apart = [
      { name: 'a', categories: [0, 1], targets: [60, 40] },
      { name: 'b', categories: [0, 1], targets: [50, 50] },
    ]
    assertRefused(rake([1, 1], apart), { code: 'not-converged' })
    const sex = [{ name: 'sex', categories: [0, 1], targets: [60, 40] }]
    for (const cycles of [0, -1, 1.5, Number.NaN])
      assertRefused(rake([1, 1], sex, { cycles }), { code: 'out-of-range', field: 'cycles' })
    for (const tolerance of [0, -1, Number.NaN])
      assertRefused(rake([1, 1], sex, { tolerance }), { code: 'out-of-range', field: 'tolerance' })
    for (const trim of [
      { lowest: 5, highest: 6 },
      { lowest: 0.3, highest: 0.9 },
      { lowest: -1, highest: 3 },
    ])
      assertRefused(rake([1, 1], sex, { trim }), { code: 'out-of-range', field: 'trim' })
  })
})

describe('survey estimates', () => {
  it('have Wilson limits over what the weights are worth', () => {
    const { lower, upper } = wilsonOfShare(0.6, 50)
    assert.deepEqual([lower.toFixed(4), upper.toFixed(4)], ['0.4618', '0.7239'])
    const answers = Array.from({ length: 50 }, (_, i) => (i < 30 ? 1 : 0))
    const share = valueIn(
      weightedShare(
        answers,
        answers.map(() => 2),
      ),
    )
    assertNear(share.lower, lower, 1e-7)
    assert.equal(share.n, 50)
  })

  it('of a mean have the linearised error', () => {
    const mean = valueIn(weightedMean([1, 2, 3, 4], [1, 1, 1, 1]))
    assertNear(mean.value, 2.5)
    assertNear(mean.error, Math.sqrt(5) / 4)
  })

  it('widen when people come in clusters that agree', () => {
    const answers = Array.from({ length: 200 }, (_, i) => (Math.floor(i / 20) % 2 === 0 ? 1 : 0))
    const clusters = answers.map((_, i) => `practice ${Math.floor(i / 20)}`)
    const weights = answers.map(() => 1)
    const clustered = valueIn(clusteredMean(answers, weights, clusters, { draws: 400, seed: 2 }))
    assert.ok(clustered.error > 2 * valueIn(weightedMean(answers, weights)).error)
    assert.deepEqual(clustered, valueIn(clusteredMean(answers, weights, clusters, { draws: 400, seed: 2 })))
  })

  it('differ clearly or not', () => {
    assert.equal(
      valueIn(surveyDifference({ value: 0.6, error: 0.03 }, { value: 0.5, error: 0.03 })).verdict,
      'higher',
    )
    assert.equal(
      valueIn(surveyDifference({ value: 0.55, error: 0.03 }, { value: 0.5, error: 0.03 })).verdict,
      'no clear change',
    )
    assertRefused(surveyDifference({ value: 1, error: 0 }, { value: 1, error: 0 }), {
      code: 'zero-denominator',
    })
  })

  it('are refused by row and rule', () => {
    assertRefused(weightedShare([1, 2], [1, 1]), { code: 'out-of-range', row: 2, field: 'answer' })
    assertRefused(weightedShare([1, Number.NaN], [1, 1]), { code: 'not-a-number', row: 2 })
    assertRefused(weightedMean([1], [1, 1]), { code: 'lengths-differ' })
    assertRefused(clusteredMean([1, 0], [1, 1], ['a', 'a']), { code: 'too-few-rows' })
    for (const draws of [0, 1, 99, 100.5])
      assertRefused(clusteredMean([1, 0], [1, 1], ['a', 'b'], { draws }), {
        code: 'out-of-range',
        field: 'draws',
      })
  })

  it('are published from ten, with caution below a hundred', () => {
    assert.deepEqual(
      [
        publishable(9, 9, 0.01),
        publishable(50, 9.9, 0.01),
        publishable(50, 40, 0.05),
        publishable(400, 300, 0.11),
        publishable(400, 300, 0.05),
      ],
      ['suppress', 'suppress', 'publish-with-caution', 'publish-with-caution', 'publish'],
    )
  })
})

describe('scores', () => {
  it('run from 0 to 100, high being better', () => {
    assert.equal(valueIn(itemScore(1, { lowest: 1, highest: 5, highIs: 'good' })), 0)
    assert.equal(valueIn(itemScore(1, { lowest: 1, highest: 5, highIs: 'bad' })), 100)
    assertRefused(itemScore(6, { lowest: 1, highest: 5, highIs: 'good' }), { code: 'out-of-range' })
  })

  it('need three of four answers, and every domain', () => {
    assert.equal(personScore([50, 100, null, 0]), 50)
    assert.equal(personScore([50, 100, null, null]), null)
    assert.equal(compositeScore([50, 70]), 60)
    assert.equal(compositeScore([50, null]), null)
  })
})
