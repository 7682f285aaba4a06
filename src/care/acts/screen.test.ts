import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '#facts'
import { aFact, anActor } from '#testing'
import { checklistDomainIds } from '../checklist.ts'
import { careFacts } from '../facts.ts'
import { screen } from './screen.ts'

const notice = (fullConsideration: boolean): Fact => ({
  ...aFact(1, careFacts.referralReceived, '2021-02-20'),
  detail: { fullConsideration },
})
const outcomeOf = (fact: Fact, behaviour: 'A' | 'C', reasons?: string) => {
  const checklist = Object.fromEntries(
    checklistDomainIds.map(id => [id, id === 'behaviour' ? behaviour : 'C']),
  )
  const on = { actor: anActor('nurse-assessor'), case: {}, facts: [fact], nameOf: String } as never
  const performed = screen.perform(on, { on: '2021-03-01', checklist, reasons } as never)
  return performed.ok ? performed.value.to : `${performed.refusal.field}: ${performed.refusal.message}`
}

test('a Checklist below the threshold screens a case out for which nobody required full consideration', () => {
  assert.equal(outcomeOf(notice(false), 'C'), 'screened-out')
  assert.equal(outcomeOf(notice(false), 'A'), 'received')
  assert.equal(outcomeOf(notice(false), 'C', 'Needs interact'), 'received')
})

test('it does not undo what was required before: the 28 days run until a decision or a coded closure', () => {
  assert.match(
    outcomeOf(notice(true), 'C')!,
    /^reasons: Full consideration has been required since 20 February 2021/,
  )
  assert.equal(outcomeOf(notice(true), 'C', 'Needs interact'), 'received')
  assert.equal(outcomeOf(notice(true), 'A'), 'received')
})
