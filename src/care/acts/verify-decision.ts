/**
 * The responsible commissioner's authorised officer verifies, or returns to the team. Never one's own case, never
 * finance; departing from the recommendation is exceptional and needs its reasons in writing (National Framework).
 */
import type { Fact } from '#facts'
import { done, type Refused, refuse } from '#kit'
import type { Actor } from '#platform'
import { fields } from '#web'
import { type Case, outcomeTitles } from '../case.ts'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

/** Whoever coordinates a case, or recorded its meeting or its recommendation, also in another role. */
function ownCase(actor: Actor, found: Case, facts: readonly Fact[]): Refused | undefined {
  const assessed = facts.some(
    fact =>
      fact.recordedBy === actor.id &&
      (fact.name === careFacts.meetingHeld || fact.name === careFacts.recommended),
  )
  if (found.coordinator !== actor.id && !assessed) return undefined
  const did = assessed ? 'assessed' : 'coordinate'
  return refuse(
    'not-permitted',
    `You cannot do this, because you ${did} this case: somebody else verifies it`,
  )
}

export const verifyDecision = caseAct({
  act: 'verify-decision',
  question: 'What is decided?',
  explains: 'The 28 days stop on the day of the verified decision, whenever the letter is sent.',
  usually: { on: 'today' },
  needsHistory: true,
  fields: {
    on: fields.dayField('Day of the decision', { required: 'Enter the day of the decision' }),
    outcome: fields.choice('Decision', outcomeTitles, { required: 'Choose the decision' }),
    reasons: fields.longText('Reasons', { required: 'Give the reasons for the decision' }),
    departure: fields.longText('Why the recommendation is not followed', {
      hint: 'Only if the decision differs from it',
    }),
  },
  perform({ actor, case: found, facts }, { on, outcome, reasons, departure }) {
    const recommendation = [...facts].reverse().find(fact => fact.name === careFacts.recommended)
    if (recommendation && on < recommendation.occurredOn)
      return refuse('invalid', 'The decision cannot be before the recommendation', { field: 'on' })
    if (found.recommended !== null && outcome !== found.recommended && departure === undefined)
      return refuse('invalid', 'Give written reasons for departing from the recommendation', {
        field: 'departure',
      })
    const detail = { outcome, reasons, departure, recommended: found.recommended }
    return ownCase(actor, found, facts) ?? done({ fact: careFacts.decisionVerified, occurredOn: on, detail })
  },
})

export const returnToTeam = caseAct({
  act: 'return-to-team',
  question: 'What should the team look at again?',
  explains: 'Verification is not a gate for money and does not overturn the assessment.',
  usually: { on: 'today' },
  needsHistory: true,
  fields: {
    on: fields.dayField('Day it is returned', { required: 'Enter the day' }),
    reasons: fields.longText('What is missing or not clear', {
      required: 'Say what is missing or not clear',
    }),
  },
  perform: ({ actor, case: found, facts }, { on, reasons }) =>
    ownCase(actor, found, facts) ??
    done({ fact: careFacts.returnedToTeam, occurredOn: on, detail: { reasons } }),
})
