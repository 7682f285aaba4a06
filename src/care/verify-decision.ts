/** The hub's verifier records the commissioner's decision: the 28 days stop on the day it was verified. */
import { record } from '#clocks'
import { type Day, done, type Result, refuse } from '#kit'
import { type Actor, audit, type Tx } from '#platform'
import { actRule } from './acts.ts'
import type { Case, Outcome } from './case.ts'
import { decisionVerified } from './facts.ts'
import { updateCase } from './store.ts'
import { takeUp } from './take-up.ts'

export type Verification = {
  readonly case: string
  readonly seen?: number
  readonly outcome: Outcome
  readonly decidedOn: Day
  readonly reasons: string
}

/** Never one's own case; never before the referral or in the future; never without reasons. */
export async function verifyDecision(tx: Tx, actor: Actor, decision: Verification): Promise<Result<Case>> {
  const taken = await takeUp(tx, actor, 'verify-decision', decision.case, decision.seen)
  if (!taken.ok) return taken
  const { case: found } = taken.value
  const { outcome, decidedOn, reasons } = decision
  if (found.coordinator === actor.id)
    return refuse(
      'not-permitted',
      'You cannot do this yet, because you coordinate this case: somebody else verifies it',
    )
  if (decidedOn > actor.at.today)
    return refuse('invalid', 'The decision cannot be in the future', { field: 'decided-on' })
  if (decidedOn < found.receivedOn)
    return refuse('invalid', 'The decision cannot be before the referral was received', {
      field: 'decided-on',
    })
  if (reasons === '') return refuse('invalid', 'Give the reasons for the decision', { field: 'reasons' })

  await updateCase(tx, actor.system, found.id, { state: 'decided', decidedOn, outcome })
  await record(tx, actor, {
    ...{ subject: found.id, name: decisionVerified, occurredOn: decidedOn },
    detail: { outcome, reasons },
  })
  const { person, place } = found
  await audit(tx, actor, {
    act: actRule('verify-decision').act,
    outcome: 'done',
    subject: found.id,
    person,
    place,
  })
  return done({ ...found, state: 'decided', decidedOn, outcome })
}
