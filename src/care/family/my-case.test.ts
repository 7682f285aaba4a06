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
    how: '2pm, by video or phone',
    canAnswer: true,
    answered: null,
  })
  assert.equal(model.coordinator, 'Nina')
  assert.equal(model.repliesBy, '2021-03-12')
  assert.match(model.refund ?? '', /from 2 March 2021 \(day 29\)/)
})

test('what is not for the family is nowhere in what they see', () => {
  assert.doesNotMatch(JSON.stringify(model), /private note|not for the family/)
})

/** What the family sees once more has happened, on a day. */
function after(
  more: readonly [string, string, Record<string, unknown>, Partial<Fact>?][],
  today = '2021-03-10',
) {
  const added = more.map(
    ([name, on, detail, changes], index): Fact => ({
      ...{ ...facts[0]!, id: 100 + index, name, occurredOn: day(on), detail },
      ...changes,
    }),
  )
  const all = [...facts, ...added]
  const held = clockRules.flatMap(each => readClocks(each, all))
  const rows = held.map(
    each =>
      ({
        rule: each.rule,
        started_on: each.startedOn,
        due_on: each.dueOn,
        outcome: each.outcome,
      }) as ClockRow,
  )
  return familyModel({ ...found, ...readCase(all) }, all, rows, day(today))
}
const verified: [string, string, Record<string, unknown>] = [
  'care.decision-verified',
  '2021-03-09',
  { outcome: 'eligible', to: 'verified' },
]
const letter: [string, string, Record<string, unknown>] = [
  'care.decision-communicated',
  '2021-03-10',
  { letterTo: 'Ruth', to: 'communicated' },
]

test('what was decided is told with the letter, and never before it', () => {
  const decided = after([verified])
  assert.equal(decided.headline, 'The decision was made on 9 March 2021')
  assert.deepEqual(decided.because, [
    'The letter that gives the decision and its reasons has not been sent yet.',
  ])
  assert.doesNotMatch(JSON.stringify(decided), /eligible for/)
  assert.equal(decided.again, null)
  assert.deepEqual(after([verified, letter]).because, ['It says: eligible for NHS continuing healthcare.'])
})

test('how long one can ask again, what came of it, and that the end of the time is nobody’s lateness', () => {
  assert.equal(
    after([verified, letter]).again,
    'You can ask for it to be looked at again until 10 September 2021.',
  )
  assert.match(
    after([verified, letter], '2021-09-11').again ?? '',
    /^The time to ask .* ended on 10 September 2021/,
  )
  const asked = after([verified, letter, ['care.local-resolution-requested', '2021-03-10', { by: 'Ruth' }]])
  assert.match(asked.again ?? '', /^You asked .* on 10 March 2021/)
})

test('a naming that was taken back, and a transfer, leave nobody in charge', () => {
  assert.equal(after([['facts.withdrawn', '2021-03-09', {}, { withdraws: 3 }]]).coordinator, null)
  const moved = { commissioner: '00R', place: 'dale', team: null, to: 'accepted' }
  assert.equal(after([['care.transferred', '2021-03-09', moved]]).coordinator, null)
})

test('after a death nothing is asked, nothing is due and nobody is late', () => {
  const ended = after([['care.died', '2021-03-08', { source: 'The hospital rang', to: 'closed' }]])
  assert.equal(ended.headline, 'This case has ended')
  assert.match(ended.because.join(' '), /8 March 2021\. We are sorry/)
  assert.deepEqual(
    [ended.next, ended.coordinator, ended.repliesBy, ended.refund, ended.again],
    [null, null, null, null, null],
  )
  assert.ok(ended.steps.every(({ state }) => state === 'done'))
  assert.doesNotMatch(JSON.stringify(ended), /late|hospital rang/)
})

test('an answer to the invitation is said back; a new day asks again', () => {
  const coming = { what: 'coming', about: 'I will come to the meeting' }
  assert.equal(after([['care.told-us', '2021-03-09', coming]]).next?.answered, 'I will come to the meeting')
  const anew = { bookedOn: '2021-03-22', at: '9:30', how: '' }
  const again = after([
    ['care.told-us', '2021-03-09', coming],
    ['care.meeting-booked', '2021-03-10', anew],
  ])
  assert.deepEqual([again.next?.how, again.next?.answered], ['9:30am', null])
})

test('a message waits until the unit records something', () => {
  const told: Fact = {
    ...facts[0]!,
    id: 100,
    name: 'care.told-us',
    occurredOn: day('2021-03-09'),
    detail: {},
  }
  assert.equal(readCase([...facts, told]).toldOn, '2021-03-09')
  const second: Fact = { ...told, id: 101, occurredOn: day('2021-03-10') }
  assert.equal(readCase([...facts, told, second]).toldOn, '2021-03-09')
  const answer: Fact = { ...told, id: 102, name: 'care.note-added', detail: { text: 'Rang her' } }
  assert.equal(readCase([...facts, told, second, answer]).toldOn, null)
})
