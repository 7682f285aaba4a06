import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFact, anActor } from '#testing'
import { careFacts } from '../facts.ts'
import { returnToTeam, verifyDecision } from './verify-decision.ts'

const me = anActor('hub-verifier', { id: 'me' })
const answers = { on: '2021-03-01', outcome: 'eligible', reasons: 'As recommended' } as const
const answerOf = (coordinator: string, recordedBy: string, name: string) => {
  const facts = [{ ...aFact(1, name, '2021-02-20'), recordedBy }]
  const on = { actor: me, case: { coordinator, recommended: 'eligible' }, facts, nameOf: String } as never
  return [verifyDecision.perform(on, answers as never), returnToTeam.perform(on, answers as never)].map(
    each => (each.ok ? 'done' : each.refusal.message),
  )
}
const coordinates = 'You cannot do this, because you coordinate this case: somebody else verifies it'
const assessed = 'You cannot do this, because you assessed this case: somebody else verifies it'

test('nobody verifies or returns a case that they coordinate', () =>
  assert.deepEqual(answerOf('me', 'nina', careFacts.meetingHeld), [coordinates, coordinates]))

test('nor one that they assessed or recommended, whoever coordinates it now', () => {
  for (const name of [careFacts.meetingHeld, careFacts.recommended])
    assert.deepEqual(answerOf('nina', 'me', name), [assessed, assessed])
})

test('having recorded something else on it is no hindrance', () =>
  assert.deepEqual(answerOf('nina', 'me', careFacts.coordinatorNamed), ['done', 'done']))
