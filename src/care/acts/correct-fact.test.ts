import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Fact, withdrawn } from '#facts'
import { type Day, day } from '#kit'
import { aFact, anActor } from '#testing'
import { careFacts } from '../facts.ts'
import { readCase } from '../read-case.ts'
import { correctFact } from './correct-fact.ts'

const place = { commissioner: '00Q', place: 'hill', kind: 'checklist' }
const own = { recordedBy: 'me' }
const facts: readonly Fact[] = [
  aFact(1, careFacts.referralReceived, '2021-01-04', { ...own, detail: place }),
  aFact(2, careFacts.accepted, '2021-01-06', { ...own, detail: { to: 'accepted' } }),
  aFact(3, careFacts.meetingHeld, '2021-01-20', { ...own, detail: { to: 'assessed', setting: 'acute' } }),
  aFact(4, careFacts.recommended, '2021-01-22', {
    ...own,
    detail: { to: 'recommended', outcome: 'eligible' },
  }),
  aFact(5, careFacts.delayRecorded, '2021-01-15', {
    recordedBy: 'somebody-else',
    detail: { cause: 'family' },
  }),
]
const nurse = anActor('nurse-assessor', { id: 'me' })

const correct = (entry: number, rightDay?: Day, actor = nurse) =>
  correctFact.perform({ actor, case: { ...readCase(facts), id: 'case-1' }, facts, nameOf: String } as never, {
    ...{ entry: String(entry), rightDay, why: 'Misread' },
  })
const refusedFor = (entry: number, rightDay?: string): string => {
  const answer = correct(entry, rightDay ? day(rightDay) : undefined)
  return answer.ok ? 'done' : answer.refusal.message
}

test('a wrong day is recorded again in the place of the old one, and the case stands where it stood', () => {
  const answer = correct(3, day('2021-01-19'))
  assert.ok(answer.ok)
  const { fact, occurredOn, withdraws, detail, to } = answer.value
  assert.deepEqual([fact, occurredOn, withdraws, to], [careFacts.meetingHeld, '2021-01-19', 3, 'recommended'])
  const corrected = aFact(6, fact, occurredOn, { withdraws: 3, detail: { ...detail, to } })
  assert.deepEqual(readCase([...facts, corrected]), readCase(facts))
})

test('the day on which the referral was received can be corrected, and the case was received on it', () => {
  const answer = correct(1, day('2021-01-02'))
  assert.ok(answer.ok)
  const corrected = aFact(6, answer.value.fact, answer.value.occurredOn, {
    ...{ withdraws: 1, detail: answer.value.detail ?? {} },
  })
  assert.equal(readCase([...facts, corrected]).receivedOn, '2021-01-02')
  assert.match(refusedFor(1), /only its day can be corrected/)
})

test('no day moves past the step before or after it, into the future, or before the referral', () => {
  assert.match(refusedFor(3, '2021-01-05'), /before what came before it \(6 January 2021: accepted/)
  assert.match(refusedFor(3, '2021-01-23'), /after what followed it \(22 January 2021: recommendation/)
  assert.match(refusedFor(4, '2021-03-11'), /in the future/)
  assert.match(refusedFor(2, '2021-01-03'), /before the referral was received/)
  assert.match(refusedFor(3, '2021-01-20'), /has already/)
  assert.equal(refusedFor(4, '2021-02-01'), 'done')
})

test('somebody else’s entry is corrected by a lead; without a day it is taken back', () => {
  assert.match(refusedFor(5, '2021-01-16'), /somebody else made this entry/)
  const byLead = correct(5, undefined, anActor('place-lead'))
  assert.deepEqual(byLead.ok && [byLead.value.fact, byLead.value.withdraws], [withdrawn, 5])
})
