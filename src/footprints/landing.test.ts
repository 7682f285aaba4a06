import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day } from '#kit'
import { type Following, type History, landOn, landValues, type OpenSpan } from './landing.ts'

const spans = (text: Record<string, readonly (readonly [string, string | null])[]>): History['spans'] =>
  new Map(
    Object.entries(text).map(([code, list]) => [
      code,
      list.map(([openedOn, closedOn]) => ({
        openedOn: day(openedOn),
        closedOn: closedOn === null ? null : day(closedOn),
      })),
    ]),
  )
const following = (
  list: readonly (readonly [old: string, next: string, on: string, share: number | null])[],
): History['following'] => {
  const found = new Map<string, Following[]>()
  for (const [old, newCode, on, share] of list)
    found.set(old, [...(found.get(old) ?? []), { newCode, onDay: day(on), share }])
  return found
}
const until2020 = ['2013-04-01', '2020-03-31'] as const
const from2020 = ['2020-04-01', null] as const
const inWords = (code: string, on: string, history: History): string[] =>
  landOn(code, day(on), history).map(
    each => `${each.code} ${each.share.toFixed(2)} ${each.moved} ${each.standing}`,
  )

test('an open body keeps its value, also when it was followed by another later', () => {
  const history = {
    spans: spans({ A: [until2020], B: [from2020] }),
    following: following([['A', 'B', '2020-04-01', 1]]),
  }
  assert.deepEqual(inWords('A', '2020-03-31', history), ['A 1.00 not open'])
  assert.deepEqual(inWords('A', '2020-04-01', history), ['B 1.00 whole open'])
})

test('a body that is not open yet keeps its value: nothing goes back to those before it', () => {
  const history = {
    spans: spans({ A: [until2020], B: [from2020] }),
    following: following([['A', 'B', '2020-04-01', 1]]),
  }
  assert.deepEqual(inWords('B', '2019-01-01', history), ['B 1.00 not not-open-yet'])
})

test('a chain is followed to what is open on the day', () => {
  const history = {
    spans: spans({ A: [['2013-04-01', '2015-03-31']], B: [['2015-04-01', '2020-03-31']], C: [from2020] }),
    following: following([
      ['A', 'B', '2015-04-01', null],
      ['B', 'C', '2020-04-01', null],
    ]),
  }
  assert.deepEqual(inWords('A', '2017-01-01', history), ['B 1.00 whole open'])
  assert.deepEqual(inWords('A', '2021-01-01', history), ['C 1.00 whole open'])
})

const split = (share: number | null, other: number | null): History => ({
  spans: spans({ A: [until2020], B: [from2020], C: [from2020] }),
  following: following([
    ['A', 'B', '2020-04-01', share],
    ['A', 'C', '2020-04-01', other],
  ]),
})

test('a split lands by share where the shares are known, and stays where they are not', () => {
  assert.deepEqual(inWords('A', '2021-01-01', split(0.25, 0.75)), [
    'B 0.25 by-share open',
    'C 0.75 by-share open',
  ])
  assert.deepEqual(inWords('A', '2021-01-01', split(0.25, null)), ['A 1.00 not shares-unknown'])
  assert.deepEqual(inWords('A', '2021-01-01', split(0.25, 0.5)), ['A 1.00 not shares-unknown'])
})

test('parts that meet again at one body were not estimated', () => {
  const history = {
    spans: spans({
      ...{ A: [until2020], D: [['2021-04-01', null]] },
      ...{ B: [['2020-04-01', '2021-03-31']], C: [['2020-04-01', '2021-03-31']] },
    }),
    following: following([
      ['A', 'B', '2020-04-01', 0.25],
      ['A', 'C', '2020-04-01', 0.75],
      ['B', 'D', '2021-04-01', 1],
      ['C', 'D', '2021-04-01', 1],
    ]),
  }
  assert.deepEqual(inWords('A', '2022-01-01', history), ['D 1.00 whole open'])
})

test('without a successor, or with one that no list describes, it stays and says so', () => {
  const history = {
    spans: spans({ A: [until2020], B: [until2020] }),
    following: following([['B', 'X', '2020-04-01', 1]]),
  }
  assert.deepEqual(inWords('A', '2021-01-01', history), ['A 1.00 not no-successor'])
  assert.deepEqual(inWords('B', '2021-01-01', history), ['B 1.00 not successor-not-listed'])
  assert.deepEqual(inWords('X', '2021-01-01', history), ['X 1.00 not not-listed'])
})

test('lists that lead in a circle move nothing', () => {
  const history = {
    spans: spans({ A: [until2020], B: [until2020] }),
    following: following([
      ['A', 'B', '2020-04-01', 1],
      ['B', 'A', '2020-04-01', 1],
    ]),
  }
  assert.deepEqual(inWords('A', '2021-01-01', history), ['A 1.00 not circle'])
})

test('a code that was opened again is followed by what came after that', () => {
  const history = {
    spans: spans({
      ...{
        A: [
          ['2013-04-01', '2015-03-31'],
          ['2017-04-01', '2020-03-31'],
        ],
      },
      ...{ B: [['2015-04-01', '2017-03-31']], C: [from2020] },
    }),
    following: following([
      ['A', 'B', '2015-04-01', 1],
      ['B', 'A', '2017-04-01', 1],
      ['A', 'C', '2020-04-01', 1],
    ]),
  }
  assert.deepEqual(inWords('A', '2016-01-01', history), ['B 1.00 whole open'])
  assert.deepEqual(inWords('B', '2018-01-01', history), ['A 1.00 whole open'])
  assert.deepEqual(inWords('B', '2021-01-01', history), ['C 1.00 whole open'])
})

const codes = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const
const someDay = fc.integer({ min: 0, max: 4000 }).map(days => addDays(day('2013-04-01'), days))
const someSpan: fc.Arbitrary<OpenSpan> = fc
  .record({ openedOn: someDay, lasts: fc.option(fc.nat({ max: 2000 })) })
  .map(({ openedOn, lasts }) => ({ openedOn, closedOn: lasts === null ? null : addDays(openedOn, lasts) }))
const someFollowing: fc.Arbitrary<Following> = fc.record({
  newCode: fc.constantFrom(...codes),
  onDay: someDay,
  share: fc.option(fc.constantFrom(0.25, 0.5, 0.75, 1)),
})
const someHistory: fc.Arbitrary<History> = fc
  .record({
    spans: fc.dictionary(fc.constantFrom(...codes), fc.array(someSpan, { minLength: 1, maxLength: 2 })),
    following: fc.dictionary(fc.constantFrom(...codes), fc.array(someFollowing, { maxLength: 3 })),
  })
  .map(({ spans, following }) => ({
    spans: new Map(Object.entries(spans)),
    following: new Map(Object.entries(following)),
  }))
const someValues = fc.array(
  fc.record({ code: fc.constantFrom(...codes), value: fc.integer({ min: -1000, max: 100_000 }) }),
)

test('whatever the lists say, totals are kept, for every body by itself and at every day', () => {
  fc.assert(
    fc.property(someHistory, someValues, someDay, (history, values, on) => {
      const landed = landValues(values, on, history)
      for (const code of codes) {
        const before = values.filter(each => each.code === code).reduce((sum, { value }) => sum + value, 0)
        const after = landed.filter(each => each.from === code).reduce((sum, { value }) => sum + value, 0)
        assert.ok(Math.abs(before - after) < 1e-6, `${code}: ${before} became ${after}`)
      }
    }),
    { numRuns: 500 },
  )
})

test('no value lands on a body that is closed without saying why, and what stays says it stayed', () => {
  const isOpen = (code: string, on: Day, { spans }: History) =>
    (spans.get(code) ?? []).some(span => span.openedOn <= on && (span.closedOn ?? on) >= on)
  fc.assert(
    fc.property(someHistory, fc.constantFrom(...codes), someDay, (history, code, on) => {
      const landings = landOn(code, on, history)
      assert.equal(new Set(landings.map(each => each.code)).size, landings.length)
      assert.ok(Math.abs(landings.reduce((sum, each) => sum + each.share, 0) - 1) < 1e-9)
      for (const each of landings) {
        assert.ok(each.share > 0)
        assert.equal(each.standing === 'open', isOpen(each.code, on, history), JSON.stringify(each))
        if (each.moved === 'not') assert.equal(each.code, code)
      }
      if (isOpen(code, on, history))
        assert.deepEqual(landings, [{ code, share: 1, moved: 'not', standing: 'open' }])
    }),
    { numRuns: 500 },
  )
})
