/** Accepting a referral for full consideration; on fast track, accepting the completed tool is the decision itself. */
import { done, refuse } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

export const accept = caseAct({
  act: 'accept',
  question: 'Accept this referral?',
  usually: { on: 'today' },
  fields: {
    on: fields.dayField('Day it was accepted', { required: 'Enter the day it was accepted' }),
  },
  perform({ case: found, facts }, { on }) {
    if (found.pathway === 'fast-track')
      return done({ fact: careFacts.accepted, occurredOn: on, detail: { outcome: 'eligible' } })
    if (!facts.some(fact => fact.detail.fullConsideration === true))
      return refuse(
        'out-of-order',
        'You cannot do this yet, because no positive Checklist or reasons to proceed are recorded',
      )
    return done({ fact: careFacts.accepted, occurredOn: on })
  },
})
