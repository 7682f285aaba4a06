import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assertNear, assertRefused, valueIn } from '../testing/outcomes.ts'
import { lifeExpectancy, lifeTableAges } from './life-expectancy.ts'
import { slopeIndex } from './slope-index.ts'
import { exactSlopeLimits } from './slope-limits.ts'

const deaths = [11, 0, 0, 0, 1, 2, 4, 6, 9, 14, 20, 30, 45, 70, 110, 160, 240, 330, 400, 300]
const people = lifeTableAges.map((_, i) => (i === 19 ? 1200 : 6000))

describe('life expectancy', () => {
  it('falls with age and has limits round it', () => {
    const table = valueIn(lifeExpectancy(deaths, people))
    assert.equal(table.length, 20)
    for (const [i, row] of table.entries()) {
      assert.ok(row.lower! < row.value! && row.value! < row.upper!)
      if (i > 1) assert.ok(row.value! < table[i - 1]!.value!)
    }
  })

  it('is suppressed with its reason', () => {
    const reasonOf = (d: readonly number[], p: readonly number[]) =>
      valueIn(lifeExpectancy(d, p))[0]!.suppressed
    assert.equal(reasonOf(deaths.slice(1), people.slice(1)), 'not twenty age bands')
    assert.equal(reasonOf([-1, ...deaths.slice(1)], people), 'negative deaths')
    assert.equal(reasonOf(deaths, [0, ...people.slice(1)]), 'no population in an age band')
    assert.equal(reasonOf([7000, ...deaths.slice(1)], people), 'more deaths than people')
    assert.equal(
      reasonOf(
        deaths.map(() => 1),
        people.map(() => 250),
      ),
      'population of 5,000 or fewer',
    )
    assert.equal(reasonOf([...deaths.slice(0, 19), 0], people), 'no deaths at 90 and over')
  })

  it('is refused for what is no number', () => {
    assertRefused(lifeExpectancy([], []), { code: 'no-rows' })
    assertRefused(lifeExpectancy([Number.NaN, ...deaths.slice(1)], people), { code: 'not-a-number', row: 1 })
    assertRefused(lifeExpectancy(deaths, people.slice(1)), { code: 'lengths-differ' })
  })
})

describe('the slope index of inequality', () => {
  const flat = Array.from({ length: 10 }, () => ({ population: 1000, value: 70, standardError: 0.5 }))
  const steep = flat.map((quantile, i) => ({ ...quantile, value: 70 + i }))

  it('is the rise along the whole population', () => {
    const index = valueIn(slopeIndex(steep, { draws: 1000 }))
    assertNear(index.slope, 10)
    assertNear(index.relative, 79.5 / 69.5)
    assert.ok(Math.abs(valueIn(slopeIndex(flat, { draws: 10 })).slope) < 1e-9)
  })

  it('has limits from draws that close in on the exact ones, and repeats itself by seed', () => {
    const drawn = valueIn(slopeIndex(steep, { draws: 50_000, seed: 4 }))
    const exact = valueIn(exactSlopeLimits(steep))
    assert.ok(Math.abs(drawn.slopeLimits!.lower - exact.lower) < 0.03)
    assert.ok(Math.abs(drawn.slopeLimits!.upper - exact.upper) < 0.03)
    assert.deepEqual(drawn, valueIn(slopeIndex(steep, { draws: 50_000, seed: 4 })))
  })

  it('turns round with a negative multiplier, its limits in order', () => {
    const index = valueIn(slopeIndex(steep, { multiplier: -1, draws: 2000 }))
    assertNear(index.slope, -10)
    assertNear(index.relative, 69.5 / 79.5)
    assert.ok(index.slopeLimits!.lower < index.slope && index.slope < index.slopeLimits!.upper)
    assert.ok(index.relativeLimits!.lower < index.relative && index.relative < index.relativeLimits!.upper)
  })

  it('keeps limits in order for a small multiplier of a logarithmic fit, where the reference swaps them', () => {
    const rates = steep.map(({ population }, i) => ({
      population,
      value: 200 + 9 * i,
      lower: 180 + 9 * i,
      upper: 222 + 9 * i,
    }))
    const { slope, slopeLimits } = valueIn(
      slopeIndex(rates, { of: 'rate', fit: 'transformed', multiplier: 0.5, draws: 2000 }),
    )
    assert.ok(slopeLimits!.lower < slope && slope < slopeLimits!.upper)
  })

  it('is refused by row and rule', () => {
    assertRefused(slopeIndex([]), { code: 'no-rows' })
    assertRefused(slopeIndex(flat.slice(0, 4)), { code: 'too-few-rows' })
    assertRefused(slopeIndex([{ population: 0, value: 1 }, ...flat]), { code: 'zero-denominator', row: 1 })
    assertRefused(slopeIndex([...flat, { population: 1, value: Number.NaN }]), {
      code: 'not-a-number',
      row: 11,
    })
    assertRefused(slopeIndex(flat, { of: 'proportion' }), { code: 'out-of-range', row: 1 })
    for (const multiplier of [0, Number.NaN, -Infinity]) {
      const refused = { code: 'out-of-range', field: 'multiplier' } as const
      assertRefused(slopeIndex(flat, { multiplier }), refused)
      assertRefused(exactSlopeLimits(flat, { multiplier }), refused)
    }
    assertRefused(exactSlopeLimits([{ population: 1, value: 1 }, ...flat]), { code: 'missing-value', row: 1 })
  })
})
