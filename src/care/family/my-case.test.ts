import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ClockRow, readClocks } from '#clocks'
import type { Fact } from '#facts'
import { day, type Instant } from '#kit'
import type { Case } from '../case.ts'
import { clockRules } from '../definitions.ts'
import { readCase } from '../read-case.ts'
import { familyModel } from './my-case.ts'

/** Layout B of the design, as facts: invented. */
const told: [string, string, Record<string, unknown>][] = [
  [
    'care.referral-received',
    '2021-02-01',
    { kind: 'checklist', fullConsideration: true, commissioner: '00Q', place: 'hill', to: 'received' },
  ],
  ['care.accepted', '2021-02-02', { to: 'accepted' }],
  ['care.coordinator-named', '2021-02-03', { coordinator: 'd#nina', name: 'Nina', to: 'coordinated' }],
  ['care.evidence-asked-for', '2021-02-04', { what: 'hospital notes', from: 'the hospital' }],
  ['care.evidence-chased', '2021-02-11', { request: 4, note: 'a colleague’s private note' }],
  ['care.evidence-chased', '2021-02-25', { request: 4 }],
  [
    'care.delay-recorded',
    '2021-02-25',
    { cause: 'evidence', justified: false, justification: 'not for the family' },
  ],
  ['care.meeting-booked', '2021-03-08', { bookedOn: '2021-03-18', at: '14:00', how: 'by video or phone' }],
]
const facts: Fact[] = told.map(([name, on, detail], index) => ({
  ...{
    id: index + 1,
    subject: 'c',
    name,
    occurredOn: day(on),
    occurredAt: null,
    recordedAt: `${on}T10:00:00.000Z` as Instant,
  },
  ...{
    recordedBy: 'd#nina',
    recordedRole: 'nurse-assessor',
    recordedOrganisation: null,
    withdraws: null,
    detail,
  },
}))
const rule = clockRules.find(each => each.id === 'chc-decision')!
const clocks = readClocks(rule, facts).map(
  each =>
    ({ rule: each.rule, started_on: each.startedOn, due_on: each.dueOn, outcome: each.outcome }) as ClockRow,
)
const found = { ...readCase(facts), receivedOn: day('2021-02-01') } as Case
const model = familyModel(found, facts, clocks, day('2021-03-10'))

test('the first line is the answer: nine days late, why, and whom we wait for', () => {
  assert.equal(model.headline, 'The decision is 9 days late')
  assert.deepEqual(model.because, [
    'It should have been made by Monday 1 March (28 days). We are sorry.',
    'We are waiting for hospital notes from the hospital, asked for on 4 Feb and chased on 11 Feb and 25 Feb.',
  ])
})

test('what comes next, who is in charge, by when a message is answered, and the refund from day 29', () => {
  assert.deepEqual(model.next, {
    text: 'Assessment meeting',
    on: '2021-03-18',
    how: '14:00, by video or phone',
    canAnswer: true,
  })
  assert.equal(model.coordinator, 'Nina')
  assert.equal(model.repliesBy, '2021-03-12')
  assert.match(model.refund ?? '', /from 2 March 2021 \(day 29\)/)
})

test('what is not for the family is nowhere in what they see', () => {
  assert.doesNotMatch(JSON.stringify(model), /private note|not for the family/)
})

test('a withdrawn entry is not told, and a decision ends the wait', () => {
  const decided: Fact = {
    ...facts[0]!,
    id: 99,
    name: 'care.decision-verified',
    occurredOn: day('2021-03-09'),
    detail: { outcome: 'eligible', to: 'verified' },
  }
  const back: Fact = { ...facts[0]!, id: 100, name: 'facts.withdrawn', withdraws: 3, detail: {} }
  const all = [...facts, decided, back]
  const after = familyModel(
    { ...readCase(all), receivedOn: day('2021-02-01') } as Case,
    all,
    clocks,
    day('2021-03-10'),
  )
  assert.equal(after.headline, 'The decision was made on 9 March 2021')
  assert.equal(after.coordinator, null)
  assert.deepEqual(after.because, [])
})
