/** Consent, or the authority to act without it, and whether an advocate was offered. */
import { done, refuse } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

const authorities = {
  consent: 'The person consents',
  attorney: 'Health and welfare attorney',
  deputy: 'Deputy appointed by the Court of Protection',
  'best-interests': 'Best-interests decision: the person lacks capacity for this decision',
} as const

export const recordConsent = caseAct({
  act: 'record-consent',
  question: 'On what authority are needs examined and shared?',
  explains:
    'Consent is needed for a physical examination and for sharing with family. Professionals may share what is necessary without it.',
  usually: { on: 'today' },
  fields: {
    on: fields.dayField('Day', { required: 'Enter the day' }),
    authority: fields.choice('Authority', authorities, { required: 'Choose the authority' }),
    evidence: fields.longText('What was seen or assessed', {
      hint: 'For an attorney or deputy: the document; for best interests: the capacity assessment',
    }),
    advocate: fields.choice(
      'Advocate',
      {
        offered: 'Offered and accepted',
        declined: 'Offered and declined',
        unneeded: 'Not needed: family or friend acts',
      },
      { required: 'Say whether an advocate was offered' },
    ),
  },
  perform(_case, { on, authority, evidence, advocate }) {
    if (authority !== 'consent' && evidence === undefined)
      return refuse('invalid', 'Say what document or assessment was seen', { field: 'evidence' })
    return done({
      fact: careFacts.consentRecorded,
      occurredOn: on,
      detail: { authority, evidence, advocate },
    })
  },
})
