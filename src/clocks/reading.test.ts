import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Fact, standing, withdrawn } from '#facts'
import { addDays, day, type Instant } from '#kit'
import { aFact } from '#testing'
import { readClocks } from './reading.ts'
import type { ClockRule } from './rule.ts'
import { stateOn } from './state.ts'

const request: ClockRule = {
  ...{ id: 'test.request', limit: 'foi', starts: ['asked'], stops: ['answered'], discounts: ['dropped'] },
  pauses: { from: 'fee-asked', to: 'fee-paid' },
}
const decision: ClockRule = {
  ...{ id: 'test.decision', limit: 'chc-decision', starts: ['checklist'], stops: ['decided'] },
  startsIf: fact => fact.detail.positive === true,
}
const review: ClockRule = {
  ...{ id: 'test.review', limit: 'chc-review-next', starts: ['reviewed'], stops: ['reviewed'], recurs: true },
  discounts: ['closed'],
}
const response: ClockRule = {
  ...{ id: 'test.response', limit: 'crisis-response', starts: ['referred'], stops: ['met'] },
}
const takesBack = (id: number, fact: number, on: string, name = withdrawn) =>
  aFact(id, name, on, { withdraws: fact })
const atHour = (hour: string) => ({ occurredAt: `2021-03-10T${hour}:00.000Z` as Instant })
const brief = (rule: ClockRule, facts: readonly Fact[]) =>
  readClocks(rule, facts).map(({ startingFact, dueOn, stoppedOn, outcome }) => [
    startingFact,
    dueOn,
    stoppedOn,
    outcome,
  ])

test('the first fact that starts it starts it; a second does not', () => {
  const facts = [aFact(1, 'asked', '2021-02-01'), aFact(2, 'asked', '2021-02-08')]
  assert.deepEqual(brief(request, facts), [[1, '2021-03-01', null, null]])
})

test('a fact below the threshold starts nothing', () => {
  const low = aFact(1, 'checklist', '2021-02-01', { detail: { positive: false } })
  const high = aFact(2, 'checklist', '2021-02-08', { detail: { positive: true } })
  assert.deepEqual(brief(decision, [low, high]), [[2, '2021-03-08', null, null]])
})

test('a back-dated start takes the place of the first', () => {
  const facts = [aFact(1, 'asked', '2021-02-08'), aFact(2, 'asked', '2021-02-01')]
  assert.deepEqual(brief(request, facts), [[2, '2021-03-01', null, null]])
})

test('a back-dated answer stops it on the day it was given', () => {
  const late = aFact(2, 'answered', '2021-02-20', { recordedAt: '2021-03-20T09:00:00.000Z' as Instant })
  assert.deepEqual(brief(request, [aFact(1, 'asked', '2021-02-01'), late]), [
    [1, '2021-03-01', '2021-02-20', 'stopped'],
  ])
})

test('an answer from before the question answers nothing; one on the same day does', () => {
  const asked = aFact(1, 'asked', '2021-02-08')
  assert.deepEqual(brief(request, [asked, aFact(2, 'answered', '2021-02-05')])[0]!.slice(2), [null, null])
  assert.deepEqual(brief(request, [asked, aFact(2, 'answered', '2021-02-08')])[0]!.slice(2), [
    '2021-02-08',
    'stopped',
  ])
})

test('of an end that keeps the promise and one that does not, the first in time counts', () => {
  const asked = aFact(1, 'asked', '2021-02-01')
  const [dropped, answered] = [aFact(2, 'dropped', '2021-02-10'), aFact(3, 'answered', '2021-02-09')]
  assert.equal(readClocks(request, [asked, dropped, answered])[0]!.outcome, 'stopped')
  assert.equal(readClocks(request, [asked, dropped])[0]!.outcome, 'discounted')
})

test('a start that was taken back keeps its clock as withdrawn; the next start runs', () => {
  const facts = [
    aFact(1, 'asked', '2021-02-01'),
    aFact(2, 'asked', '2021-02-08'),
    takesBack(3, 1, '2021-02-10'),
  ]
  assert.deepEqual(brief(request, facts), [
    [1, '2021-03-01', '2021-02-10', 'withdrawn'],
    [2, '2021-03-08', null, null],
  ])
})

test('a withdrawal that was itself taken back leaves no trace in the reading', () => {
  const facts = [aFact(1, 'asked', '2021-02-01'), aFact(2, 'asked', '2021-02-08')]
  const undone = [...facts, takesBack(3, 1, '2021-02-10'), takesBack(4, 3, '2021-02-11')]
  assert.deepEqual(readClocks(request, undone), readClocks(request, facts))
})

test('of two withdrawals of a start, only the one that stands dates the end', () => {
  const facts = [
    aFact(1, 'asked', '2021-02-01'),
    takesBack(2, 1, '2021-02-10'),
    takesBack(3, 1, '2021-02-20'),
  ]
  assert.equal(readClocks(request, [...facts, takesBack(4, 3, '2021-02-21')])[0]!.stoppedOn, '2021-02-10')
})

test('a corrected start was never so: withdrawn from its first day, and the corrected one runs', () => {
  const facts = [aFact(1, 'asked', '2021-02-01'), takesBack(2, 1, '2021-02-03', 'asked')]
  assert.deepEqual(brief(request, facts), [
    [1, '2021-03-01', '2021-02-01', 'withdrawn'],
    [2, '2021-03-03', null, null],
  ])
})

test('an answer that was taken back lets the clock run on', () => {
  const facts = [aFact(1, 'asked', '2021-02-01'), aFact(2, 'answered', '2021-02-09')]
  assert.equal(readClocks(request, [...facts, takesBack(3, 2, '2021-02-12')])[0]!.outcome, null)
})

test('each review starts a clock that the next one stops, also two on one day', () => {
  const facts = [
    aFact(1, 'reviewed', '2020-01-10'),
    aFact(2, 'reviewed', '2021-01-09'),
    aFact(3, 'reviewed', '2021-01-09'),
  ]
  assert.deepEqual(brief(review, facts), [
    [1, '2021-01-10', '2021-01-09', 'stopped'],
    [2, '2022-01-09', '2021-01-09', 'stopped'],
    [3, '2022-01-09', null, null],
  ])
})

test('a back-dated review stops the one before it and is stopped by the one after', () => {
  const facts = [
    aFact(1, 'reviewed', '2019-01-10'),
    aFact(2, 'reviewed', '2021-01-09'),
    aFact(3, 'reviewed', '2020-01-08'),
  ]
  assert.deepEqual(brief(review, facts), [
    [1, '2020-01-10', '2020-01-08', 'stopped'],
    [2, '2022-01-09', null, null],
    [3, '2021-01-08', '2021-01-09', 'stopped'],
  ])
})

test('closing the case discounts the review that was running and no other', () => {
  const facts = [
    aFact(1, 'reviewed', '2020-01-10'),
    aFact(2, 'reviewed', '2021-01-09'),
    aFact(3, 'closed', '2021-03-01'),
  ]
  assert.deepEqual(
    readClocks(review, facts).map(each => each.outcome),
    ['stopped', 'discounted'],
  )
})

test('on one day, an hour before the start stops nothing; no hour at all does', () => {
  const referred = aFact(1, 'referred', '2021-03-10', atHour('10:00'))
  const met = (changes: Partial<Fact>) =>
    readClocks(response, [referred, aFact(2, 'met', '2021-03-10', changes)])
  assert.equal(met(atHour('09:59'))[0]!.outcome, null)
  assert.equal(met(atHour('10:00'))[0]!.outcome, 'stopped')
  assert.equal(met({})[0]!.outcome, 'stopped')
})

test('a pause moves the due day by the days it covers that would have counted', () => {
  const facts = [
    aFact(1, 'asked', '2021-02-01'),
    aFact(2, 'fee-asked', '2021-02-04'),
    aFact(3, 'fee-paid', '2021-02-09'),
  ]
  const [reading] = readClocks(request, facts)
  assert.deepEqual(
    [reading!.dueOn, reading!.pausedDays, reading!.paused, reading!.pauses],
    ['2021-03-05', 4, false, [{ from: '2021-02-04', to: '2021-02-09' }]],
  )
})

test('while a pause is open it is paused and has no due day', () => {
  const [reading] = readClocks(request, [
    aFact(1, 'asked', '2021-02-01'),
    aFact(2, 'fee-asked', '2021-02-04'),
  ])
  assert.deepEqual([reading!.dueOn, reading!.paused], [null, true])
})

test('a pause that is still open at the end closes with it, and one from before the start or after the end is none', () => {
  const asked = aFact(1, 'asked', '2021-02-01')
  const answered = aFact(4, 'answered', '2021-03-04')
  const [during] = readClocks(request, [asked, aFact(2, 'fee-asked', '2021-02-22'), answered])
  assert.deepEqual(during!.pauses, [{ from: '2021-02-22', to: '2021-03-04' }])
  assert.equal(stateOn(during!, day('2021-03-10')), 'stopped-in-time')
  const outside = [aFact(2, 'fee-asked', '2021-01-29'), aFact(5, 'fee-asked', '2021-03-05')]
  const [reading] = readClocks(request, [asked, ...outside, answered])
  assert.deepEqual([reading!.pauses, reading!.paused], [[], false])
  assert.equal(stateOn(reading!, day('2021-03-10')), 'stopped-late')
})

const names = ['asked', 'answered', 'dropped', 'fee-asked', 'fee-paid', 'reviewed', 'closed', withdrawn]
const history = fc
  .array(
    fc.record({ name: fc.constantFrom(...names), days: fc.nat(40), back: fc.nat(9), takes: fc.boolean() }),
    { maxLength: 12 },
  )
  .map(rows =>
    rows.map(({ name, days, back, takes }, index) =>
      aFact(index + 1, name, addDays(day('2021-02-01'), days), {
        withdraws: (takes || name === withdrawn) && index > back ? index - back : null,
      }),
    ),
  )

test('over any history: what does not stand leaves its clock as withdrawn at most, what stands is read in order', () => {
  fc.assert(
    fc.property(history, facts => {
      const held = standing(facts).map(fact => fact.id)
      for (const rule of [request, review])
        for (const reading of readClocks(rule, facts)) {
          assert.equal(reading.outcome === 'withdrawn', !held.includes(reading.startingFact))
          assert.equal(reading.outcome === null, reading.stoppedOn === null)
          assert.ok(!reading.paused || reading.outcome === null)
          if (reading.outcome !== 'withdrawn')
            assert.ok(reading.stoppedOn === null || reading.stoppedOn >= reading.startedOn)
        }
      assert.ok(readClocks(request, facts).filter(each => each.outcome !== 'withdrawn').length <= 1)
      assert.ok(readClocks(review, facts).filter(each => each.outcome === null).length <= 1)
    }),
  )
})

test('the reading does not depend on the order in which facts are handed over', () => {
  const shuffles = history.chain(facts =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
  )
  fc.assert(
    fc.property(shuffles, ([facts, shuffled]) => {
      for (const rule of [request, review])
        assert.deepEqual(readClocks(rule, shuffled), readClocks(rule, facts))
    }),
  )
})
