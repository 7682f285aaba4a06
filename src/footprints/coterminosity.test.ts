import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { coterminosity } from './coterminosity.ts'

const parts = [
  { council: 'shire', system: 'east', people: 60 },
  { council: 'shire', system: 'west', people: 38 },
  { council: 'shire', system: 'south', people: 2 },
  { council: 'city', system: 'west', people: 500 },
]

test('a council is split when two parts count; parts below the share do not count', () => {
  const any = coterminosity(parts, 0)
  assert.deepEqual(any.split, [
    {
      council: 'shire',
      parts: [
        { system: 'east', share: 0.6, people: 60 },
        { system: 'west', share: 0.38, people: 38 },
        { system: 'south', share: 0.02, people: 2 },
      ],
    },
  ])
  assert.deepEqual([any.ofCouncils, any.ofSystems, any.systemsThatSplit], [2, 3, ['east', 'south', 'west']])
  assert.deepEqual(coterminosity(parts, 0.02).systemsThatSplit, ['east', 'south', 'west'])
  assert.deepEqual(coterminosity(parts, 0.021).systemsThatSplit, ['east', 'west'])
  assert.deepEqual(coterminosity(parts, 0.39).split, [])
})

test('a part without people is no part', () => {
  assert.deepEqual(
    coterminosity([...parts, { council: 'city', system: 'east', people: 0 }], 0).split.length,
    1,
  )
})

test('a higher share never splits more councils or systems', () => {
  const part = fc.record({
    council: fc.constantFrom('a', 'b', 'c'),
    system: fc.constantFrom('x', 'y', 'z'),
    people: fc.integer({ min: 1, max: 1000 }),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(part, { selector: each => each.council + each.system }),
      fc.float({ min: 0, max: 1, noNaN: true }),
      fc.float({ min: 0, max: 1, noNaN: true }),
      (all, one, other) => {
        const low = coterminosity(all, Math.min(one, other))
        const high = coterminosity(all, Math.max(one, other))
        assert.ok(high.split.length <= low.split.length)
        assert.ok(high.systemsThatSplit.every(system => low.systemsThatSplit.includes(system)))
      },
    ),
  )
})
