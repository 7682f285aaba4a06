import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit'
import type { System } from '#platform'
import { aMoment } from '#testing'
import type { AssignmentRow } from '../store/tables.ts'
import { whereInWords } from './assignment-words.ts'
import { currentAssignments } from './current-assignments.ts'
import { type Assignment, actorOf, type SignedIn } from './signed-in.ts'

const system: System = { system: 'north', name: 'North', fixedToday: null, demonstration: false }
const known = [{ system, today: day('2021-03-10') }]
const row = (changes: Partial<AssignmentRow> = {}): AssignmentRow => ({
  ...{
    system: 'north',
    issuer: 'https://sign-in.example',
    subject: '1',
    role: 'place-lead',
    organisation: '0CX',
  },
  ...{ from_on: day('2021-03-01'), to_on: day('2021-03-31'), name: 'A', organisation_name: 'The unit' },
  ...{ places: ['hill'], teams: [], invented: false },
  ...changes,
})
const isCurrent = (changes: Partial<AssignmentRow>, systems = known) =>
  currentAssignments([row(changes)], systems, null).length === 1

for (const [changes, expected, why] of [
  [{}, true, 'in its span'],
  [{ from_on: day('2021-03-10') }, true, 'on its first day'],
  [{ from_on: day('2021-03-11') }, false, 'the day before'],
  [{ to_on: day('2021-03-10') }, true, 'on its last day'],
  [{ to_on: day('2021-03-09') }, false, 'the day after'],
  [{ to_on: null }, true, 'without an end'],
  [{ role: 'king' }, false, 'in a role that we do not know'],
  [{ system: 'south' }, false, 'in a system that we do not know'],
  [{ issuer: 'demonstration' }, false, 'an invented person in a real system'],
] as const)
  test(`a role ${why}: ${expected ? 'yes' : 'no'}`, () => assert.equal(isCurrent(changes), expected))

test('an invented person acts in a demonstration system', () => {
  const demonstration = [{ system: { ...system, demonstration: true }, today: day('2021-03-10') }]
  assert.ok(isCurrent({ issuer: 'demonstration' }, demonstration))
})

test('a provider that narrows leaves only what it allows, by organisation and role', () => {
  const rows = [row(), row({ role: 'broker' }), row({ organisation: 'RXR' })]
  const left = currentAssignments(rows, known, [{ organisation: '0CX', role: 'broker' }])
  assert.deepEqual(
    left.map(({ role, organisation }) => [role, organisation]),
    [['broker', '0CX']],
  )
})

test('a role given twice over is one role to choose', () => {
  assert.equal(currentAssignments([row(), row({ from_on: day('2020-01-01') })], known, null).length, 1)
})

const assignment: Assignment = {
  ...{ system: 'north', role: 'place-lead', organisation: '0CX', organisationName: 'The unit' },
  ...{ places: ['hill-and-dale'], teams: [], name: 'A', invented: false },
}
const signedIn: SignedIn = {
  ...{ issuer: 'i', sub: '1', name: 'A', assurance: null, assignment, assignments: [assignment] },
  ...{ sessionId: 'h', csrfToken: 't', subjects: ['mine'], breakGlass: null },
}

test('broken glass opens its subject and says why; elsewhere the holder is the public', () => {
  const breakGlass = {
    ...{ subject: 'case-7', person: 'person-7', reason: 'no colleague on duty' },
    until: '2021-03-10T11:00:00.000Z',
  }
  const actor = actorOf({ ...signedIn, breakGlass }, 'north', aMoment(), 'r')
  assert.deepEqual(actor.subjects, ['mine', 'case-7', 'person-7'])
  assert.deepEqual(actor.breakGlass, { subject: 'case-7', reason: 'no colleague on duty' })
  const abroad = actorOf({ ...signedIn, breakGlass }, 'south', aMoment(), 'r')
  assert.deepEqual([abroad.role, abroad.subjects, abroad.breakGlass], ['public', [], null])
})

test('where somebody acts, in words', () => {
  assert.equal(whereInWords(assignment), 'The unit · Hill and Dale')
  assert.equal(whereInWords({ ...assignment, role: 'director' }), 'The unit')
  assert.equal(whereInWords({ ...assignment, role: 'family-member', organisationName: '', places: [] }), '')
})
