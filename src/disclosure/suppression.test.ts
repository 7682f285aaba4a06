import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { disclosureRules, isSmall } from './rules.ts'
import { visibleCounts } from './suppression.ts'
import { sumOf, type TrueCounts } from './true-table.ts'

const rule = disclosureRules['people-below-nation']
const of = (numerator: number, denominator: number): TrueCounts => ({ numerator, denominator })

/** Each row as `numerator/denominator`, with c for what is hidden; the whole first. */
function shown(parts: readonly TrueCounts[]): string[] {
  const seen = visibleCounts(parts, rule)
  return [sumOf(parts), ...parts].map((counts, index) => {
    const visible = [seen.whole, ...seen.parts][index]!
    return `${visible.numerator ? counts.numerator : 'c'}/${visible.denominator ? counts.denominator : 'c'}`
  })
}

test('a small numerator, a small remainder and a small denominator are hidden', () => {
  assert.deepEqual(shown([of(20, 40), of(30, 60)]), ['50/100', '20/40', '30/60'])
  assert.deepEqual(shown([of(3, 40), of(4, 60), of(30, 60)]), ['37/160', 'c/40', 'c/60', 'c/60'])
  assert.deepEqual(shown([of(38, 40), of(5, 40), of(20, 60)]), ['63/140', 'c/40', 'c/40', '20/60'])
  assert.deepEqual(shown([of(0, 5), of(0, 6), of(40, 60)]), ['40/71', 'c/c', 'c/c', '40/60'])
})

test('beside a shown total one hidden part takes the next-lowest with it', () => {
  assert.deepEqual(shown([of(0, 3), of(10, 20), of(20, 30)]), ['30/53', 'c/c', 'c/c', '20/30'])
})

test('noughts and everybody are shown', () => {
  assert.deepEqual(shown([of(0, 20), of(30, 30), of(0, 0)]), ['30/50', '0/20', '30/30', '0/0'])
})

test('where nothing is left to hide beside, the total goes', () => {
  assert.deepEqual(shown([of(4, 4), of(0, 0)]), ['c/c', 'c/c', '0/0'])
  assert.deepEqual(shown([of(12, 16), of(0, 0)]), ['c/16', 'c/16', '0/0'])
})

test('a rule without a threshold hides nothing', () => {
  const seen = visibleCounts([of(1, 3), of(2, 4)], disclosureRules['people-of-nation'])
  assert.deepEqual([seen.whole, ...seen.parts], Array(3).fill({ numerator: true, denominator: true }))
})

const counts = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .map(([kept, missed]) => of(kept, kept + missed))

test('no shown number less the other shown numbers of its table leaves 1 to 7', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 9 }), parts => {
      const seen = visibleCounts(parts, rule)
      const whole = sumOf(parts)
      const rows = parts.map((part, index) => ({ part, visible: seen.parts[index]! }))
      for (const { part, visible } of [...rows, { part: whole, visible: seen.whole }]) {
        if (visible.denominator) assert.ok(!isSmall(part.denominator, rule))
        if (!visible.numerator) continue
        assert.ok(visible.denominator, 'a numerator is never shown alone')
        assert.ok(!isSmall(part.numerator, rule) && !isSmall(part.denominator - part.numerator, rule))
      }
      const restOf = (pick: (counts: TrueCounts) => number, key: 'numerator' | 'denominator') => {
        const left = rows.filter(row => !row.visible[key])
        if (!seen.whole[key] || left.length === 0) return
        assert.ok(left.length > 1, 'one hidden part beside a shown total')
        assert.ok(
          !isSmall(
            left.reduce((sum, row) => sum + pick(row.part), 0),
            rule,
          ),
        )
      }
      restOf(part => part.denominator, 'denominator')
      restOf(part => part.numerator, 'numerator')
      restOf(part => part.denominator - part.numerator, 'numerator')
    }),
    { numRuns: 2000 },
  )
})
