import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Instant } from '#kit'
import { aFact } from '#testing'
import {
  byOccurrence,
  type Fact,
  knownAt,
  standing,
  standingAsTold,
  withdrawn,
  withWhatItReplaced,
} from './fact.ts'

const ids = (facts: readonly Fact[]) => facts.map(fact => fact.id)
const takesBack = (id: number, fact: number, on = '2021-02-05') =>
  aFact(id, withdrawn, on, { withdraws: fact })

test('a fact that was taken back does not stand; the fact that took it back does', () => {
  assert.deepEqual(ids(standing([aFact(1, 'a', '2021-02-01'), takesBack(2, 1)])), [2])
})

test('taking back a withdrawal makes the first fact stand again', () => {
  const facts = [aFact(1, 'a', '2021-02-01'), takesBack(2, 1), takesBack(3, 2)]
  assert.deepEqual(ids(standing(facts)), [1, 3])
  assert.deepEqual(ids(standing([...facts, takesBack(4, 3)])), [2, 4])
})

test('of two withdrawals of one fact, taking back either leaves the other in force', () => {
  const facts = [aFact(1, 'a', '2021-02-01'), takesBack(2, 1), takesBack(3, 1)]
  assert.deepEqual(ids(standing([...facts, takesBack(4, 3)])), [2, 4])
  assert.deepEqual(ids(standing([...facts, takesBack(4, 2)])), [3, 4])
})

test('a correction stands where what it corrects stood, and so does a correction of it', () => {
  const facts = [aFact(1, 'a', '2021-02-01'), aFact(2, 'b', '2021-02-02'), aFact(3, 'c', '2021-02-03')]
  const corrected = [...facts, aFact(4, 'b', '2021-02-04', { withdraws: 2 })]
  assert.deepEqual(ids(standingAsTold(corrected)), [1, 4, 3])
  const again = [...corrected, aFact(5, 'b', '2021-01-01', { withdraws: 4 })]
  assert.deepEqual(ids(standingAsTold(again)), [1, 5, 3])
  assert.deepEqual(ids(standingAsTold([...facts, takesBack(4, 2)])), [1, 3, 4])
})

test('what stands does not depend on the order in which facts are handed over', () => {
  const facts = [aFact(1, 'a', '2021-02-03'), takesBack(2, 1), takesBack(3, 2), aFact(4, 'b', '2021-02-01')]
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), shuffled => {
      assert.deepEqual(ids(standing(shuffled)), ids(standing(facts)))
    }),
  )
})

test('a back-dated fact is put where it happened, not where it was told', () => {
  const facts = [aFact(1, 'later', '2021-02-10'), aFact(2, 'earlier', '2021-02-01')]
  assert.deepEqual(ids(standing(facts)), [2, 1])
})

test('as known at an instant leaves out what was recorded, and what was taken back, after it', () => {
  const late = { recordedAt: '2021-03-01T09:00:00.000Z' as Instant }
  const facts = [
    aFact(1, 'a', '2021-02-01'),
    aFact(2, 'b', '2021-02-02', late),
    { ...takesBack(3, 1), ...late },
  ]
  assert.deepEqual(ids(standing(knownAt(facts, '2021-02-28T23:59:59.999Z' as Instant))), [1])
  assert.deepEqual(ids(standing(knownAt(facts, late.recordedAt))), [2, 3])
})

const onOneOfThreeDays = fc.record({
  day: fc.constantFrom('2021-02-01', '2021-02-02', '2021-02-03'),
  hour: fc.option(fc.constantFrom('08:00', '09:00', '17:30')),
})
const someFacts = fc
  .array(onOneOfThreeDays, { maxLength: 8 })
  .map(rows =>
    rows.map(({ day, hour }, index) =>
      aFact(index + 1, 'a', day, hour ? { occurredAt: `${day}T${hour}:00.000Z` as Instant } : {}),
    ),
  )

test('the order of occurrence is one order, with hours or without', () => {
  const shuffles = someFacts.chain(facts =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
  )
  fc.assert(
    fc.property(shuffles, ([facts, shuffled]) => {
      assert.deepEqual(ids(shuffled.sort(byOccurrence)), ids([...facts].sort(byOccurrence)))
    }),
  )
})

test('a correction leads back to all that it took the place of; a plain withdrawal took no place', () => {
  const death = (id: number, withdraws: number) => aFact(id, 'a', '2021-02-01', { withdraws })
  const facts = [aFact(1, 'a', '2021-02-01'), death(2, 1), death(3, 2), takesBack(4, 3)]
  assert.deepEqual(ids(withWhatItReplaced(facts, facts[2]!)), [3, 2, 1])
  assert.deepEqual(ids(withWhatItReplaced(facts, facts[3]!)), [4])
  const everyPart = [...facts.slice(0, 3), takesBack(4, 3), takesBack(5, 2), takesBack(6, 1)]
  assert.deepEqual(ids(standing(everyPart)), [4, 5, 6])
})
