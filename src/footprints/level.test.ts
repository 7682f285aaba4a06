import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '#kit'
import { coverageOf, judged, type PopulationBand, readingsOn, verdictOf } from './level.ts'

const band = (source: string, from: number, to: number, fromOn: string, toOn: string | null = null) =>
  ({
    ...{ level: 'place', source, fromPeople: from, toPeople: to, saidIn: source },
    ...{ fromOn: day(fromOn), toOn: toOn === null ? null : day(toOn) },
  }) satisfies PopulationBand
const bands = [band('a', 150, 500, '2019-01-07'), band('b', 250, 500, '2020-01-30')]

test('the readings of a day are those that had been said by then', () => {
  const on = (text: string) => readingsOn(bands, 'place', day(text)).map(each => [each.source, each.said])
  assert.deepEqual(on('2019-06-01'), [['a', 'by-then']])
  assert.deepEqual(on('2020-01-30'), [
    ['a', 'by-then'],
    ['b', 'by-then'],
  ])
  assert.deepEqual(on('2018-10-01'), [
    ['a', 'later'],
    ['b', 'later'],
  ])
  assert.deepEqual(readingsOn([band('c', 1, 2, '2019-01-01', '2019-12-31')], 'place', day('2020-01-01')), [])
  assert.deepEqual(readingsOn(bands, 'system', day('2021-01-01')), [])
})

test('both ends of a band are inside it', () => {
  assert.deepEqual(
    [149, 150, 500, 501].map(people => verdictOf(people, bands[0]!)),
    ['below', 'within', 'within', 'above'],
  )
})

test('where sources differ both readings are kept, and one is enough to be outside', () => {
  const readings = readingsOn(bands, 'place', day('2021-01-01'))
  const footprints = [200, 300, 600, null].map(people => ({ people }))
  const found = judged(footprints, readings)
  assert.deepEqual(
    found.judged.map(each => [...each.verdicts, each.isOutside]),
    [
      ['within', 'below', true],
      ['within', 'within', false],
      ['above', 'above', true],
    ],
  )
  assert.deepEqual(found.withoutPeople, [{ people: null }])
})

test('forty homes of 30,000 to 50,000 leave 0.6 to 1.4 million of 2.6 million uncovered', () => {
  assert.deepEqual(coverageOf({ howMany: 40, fromPeople: 30_000, toPeople: 50_000 }, 2_600_000), {
    covered: { least: 1_200_000, most: 2_000_000 },
    uncovered: { least: 600_000, most: 1_400_000 },
  })
})

test('nobody is covered less than not at all, and a range is never the wrong way round', () => {
  const count = fc.integer({ min: 0, max: 100_000 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), count, count, fc.nat(), (howMany, one, other, people) => {
      const plan = { howMany, fromPeople: Math.min(one, other), toPeople: Math.max(one, other) }
      const { covered, uncovered } = coverageOf(plan, people)
      assert.ok(uncovered.least >= 0 && uncovered.least <= uncovered.most && uncovered.most <= people)
      assert.ok(covered.least <= covered.most)
    }),
  )
})
