import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFact } from '#testing'
import { assessmentDomains } from './assessment.ts'
import { careGiven } from './care-given.ts'
import { checklistDomainIds } from './checklist.ts'
import { careFacts } from './facts.ts'
import { foundIn, isNothingFound } from './found.ts'

const levels = Object.fromEntries(Object.keys(assessmentDomains).map(id => [id, 'M']))
const meeting = aFact(2, careFacts.meetingHeld, '2021-03-01', {
  detail: {
    ...{ setting: 'acute', present: ['nurse', 'care-act-assessor'], indication: 'clear' },
    ...{ domains: { ...levels, breathing: 'P' }, nature: 'Wound care', disagreement: 'Over skin' },
  },
})
const checklist = Object.fromEntries(checklistDomainIds.map(id => [id, id === 'behaviour' ? 'A' : 'C']))
const referral = aFact(1, careFacts.referralReceived, '2021-02-01', {
  detail: { checklist, because: 'Behaviour is rated A' },
})

test('whoever verifies reads every level, who took part, the characteristics and the disagreement', () => {
  const { assessments, checklists } = foundIn([referral, meeting])
  const [met] = assessments
  assert.ok(met)
  assert.equal(met.domains.length, 12)
  assert.deepEqual(met.domains[0], { title: 'Breathing', level: 'priority' })
  assert.deepEqual(met.present, ['Registered nurse', 'Social worker or other Care Act assessor'])
  assert.equal(met.setting, 'In an acute hospital')
  assert.deepEqual([met.needs.length, met.needs[0]?.text, met.disagreement], [1, 'Wound care', 'Over skin'])
  assert.deepEqual(checklists[0]?.domains.find(each => each.title === 'Behaviour *')?.level, 'A, high')
  assert.equal(checklists[0]?.domains.length, 11)
})

test('the last meeting comes first, and one that was taken back is not shown', () => {
  const again = { ...meeting, id: 3, occurredOn: '2021-03-08' as never }
  assert.deepEqual(
    foundIn([referral, meeting, again]).assessments.map(each => each.on),
    ['2021-03-08', '2021-03-01'],
  )
  const back = aFact(4, 'facts.withdrawn', '2021-03-09', { withdraws: 3 })
  assert.deepEqual(
    foundIn([referral, meeting, again, back]).assessments.map(each => each.on),
    ['2021-03-01'],
  )
})

test('a meeting that a source told of without its levels is shown without, not as “no needs”', () => {
  const bare = aFact(2, careFacts.meetingHeld, '2021-03-01', { detail: { setting: 'community' } })
  const found = foundIn([bare])
  assert.deepEqual([found.assessments[0]?.domains, found.assessments[0]?.indication], [[], null])
  assert.equal(isNothingFound(found), false)
  assert.equal(isNothingFound(foundIn([aFact(1, careFacts.accepted, '2021-02-01')])), true)
})

test('a package runs until its end or a death; the last comes first', () => {
  const starts = (id: number, on: string, provider: string) =>
    aFact(id, careFacts.packageStarted, on, {
      detail: { provider, setting: 'home', weeklyPence: 120_000 },
    })
  const given = careGiven([
    starts(1, '2020-01-01', 'First'),
    aFact(2, careFacts.packageEnded, '2020-03-01', { detail: { reason: 'declined' } }),
    aFact(3, careFacts.reviewDone, '2020-02-01', { detail: { kind: '01', outcome: 'fits' } }),
    starts(4, '2020-06-01', 'Second'),
    aFact(5, careFacts.died, '2020-09-01'),
  ])
  assert.deepEqual(
    given.packages.map(each => [each.provider, each.endedOn, each.ended]),
    [
      ['Second', '2020-09-01', 'died'],
      ['First', '2020-03-01', 'declined'],
    ],
  )
  assert.equal(given.reviews.length, 1)
})
