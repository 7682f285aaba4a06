import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { assertNear, assertRefused, valueIn } from '../testing/outcomes.ts'
import { overlapBounds } from './overlap.ts'

describe('two tables that may count the same money', () => {
  const lines = (amounts: Record<string, number>) =>
    Object.entries(amounts).map(([name, amount]) => ({ name, amount }))
  const pairs = (second: string, ...first: string[]) => first.map(each => ({ first: each, second }))

  it('are together worth 207 to 267 in Lancashire', () => {
    const rightCare = lines({
      MSK: 25,
      circulatory: 24,
      respiratory: 14,
      SDEC: 14,
      neurology: 13,
      ambulance: 13,
      trauma: 10,
    })
    const modelHospital = lines({
      obstetrics: 27,
      emergency: 21,
      cardiology: 16,
      general: 12,
      orthopaedics: 11,
      other: 67,
    })
    const bounds = valueIn(
      overlapBounds(rightCare, modelHospital, [
        ...pairs('cardiology', 'circulatory'),
        ...pairs('orthopaedics', 'MSK', 'trauma'),
        ...pairs('emergency', 'SDEC', 'ambulance', 'trauma'),
        ...pairs('general', 'respiratory', 'circulatory', 'SDEC', 'neurology'),
      ]),
    )
    assert.deepEqual([bounds.first, bounds.second, bounds.lower, bounds.upper], [113, 154, 207, 267])
    assert.equal(
      bounds.shared.reduce((sum, each) => sum + each.amount, 0),
      60,
    )
  })

  it('share no more than either has, and all of the smaller if everything may overlap', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 1, max: 5 }), (a, b, step) => {
        const first = a.map((amount, i) => ({ name: `f${i}`, amount }))
        const second = b.map((amount, i) => ({ name: `s${i}`, amount }))
        const every = first.flatMap(f => second.map(s => ({ first: f.name, second: s.name })))
        const all = valueIn(overlapBounds(first, second, every))
        assert.equal(all.lower, Math.max(all.first, all.second))
        const some = valueIn(
          overlapBounds(
            first,
            second,
            every.filter((_, i) => i % step === 0),
          ),
        )
        assert.ok(some.lower >= all.lower && some.lower <= some.upper)
        assert.equal(valueIn(overlapBounds(first, second, [])).lower, all.upper)
      }),
    )
  })

  it('share what the narrowest cut lets through, whatever the table', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 })
    const edges = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { maxLength: 14 })
    fc.assert(
      fc.property(amounts, amounts, edges, (a, b, given) => {
        const drawn = given.filter(([i, j]) => i < a.length && j < b.length)
        const { lower, upper, shared } = valueIn(
          overlapBounds(
            a.map((amount, i) => ({ name: `f${i}`, amount })),
            b.map((amount, i) => ({ name: `s${i}`, amount })),
            drawn.map(([i, j]) => ({ first: `f${i}`, second: `s${j}` })),
          ),
        )
        // Cut off a set of the first table's lines; what they touch in the second must be cut on that side.
        let narrowest = Infinity
        for (let cut = 0; cut < 1 << a.length; cut++) {
          const touched = new Set(drawn.filter(([i]) => !(cut & (1 << i))).map(([, j]) => j))
          const left = a.reduce((sum, amount, i) => sum + (cut & (1 << i) ? amount : 0), 0)
          const right = [...touched].reduce((sum, j) => sum + b[j]!, 0)
          narrowest = Math.min(narrowest, left + right)
        }
        assert.equal(upper - lower, narrowest)
        for (const side of ['first', 'second'] as const)
          for (const name of new Set(shared.map(each => each[side]))) {
            const used = shared
              .filter(each => each[side] === name)
              .reduce((sum, each) => sum + each.amount, 0)
            assert.ok(used <= (side === 'first' ? a : b)[Number(name.slice(1))]!)
          }
      }),
    )
  })

  it('hold for tables of nothing, for a pair that is named twice, and for pence that are no binary fractions', () => {
    const line = (name: string, amount: number) => [{ name, amount }]
    const pair = { first: 'a', second: 'b' }
    assert.deepEqual(valueIn(overlapBounds(line('a', 0), line('b', 0), [pair])).lower, 0)
    assert.equal(valueIn(overlapBounds(line('a', 10), line('b', 20), [pair, pair])).lower, 20)
    const tenths = [...line('a', 0.1), ...line('c', 0.2)]
    const bounds = valueIn(overlapBounds(tenths, line('b', 0.3), [pair, { first: 'c', second: 'b' }]))
    assertNear(bounds.lower, 0.3, 1e-12)
  })

  it('are refused by row and rule', () => {
    const one = [{ name: 'a', amount: 1 }]
    assertRefused(overlapBounds([], one, []), { code: 'no-rows', field: 'first' })
    assertRefused(overlapBounds(one, [{ name: 'b', amount: -1 }], []), {
      code: 'negative-count',
      row: 1,
      field: 'second',
    })
    assertRefused(overlapBounds([...one, ...one], one, []), { code: 'duplicate-row', row: 2 })
    assertRefused(overlapBounds(one, one, [{ first: 'a', second: 'z' }]), { code: 'missing-value', row: 1 })
  })
})
