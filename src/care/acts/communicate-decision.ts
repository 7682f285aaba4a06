/** The written decision: with its reasons and how to ask for a review, or it is not complete. */
import { done, refuse } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

export const communicateDecision = caseAct({
  act: 'communicate-decision',
  question: 'What does the letter contain?',
  usually: { on: 'today' },
  fields: {
    on: fields.dayField('Day the letter was sent', { required: 'Enter the day the letter was sent' }),
    to: fields.text('To whom', {
      required: 'Enter to whom it was sent',
      hint: 'The person, or who acts for them',
    }),
    contains: fields.several(
      'The letter contains',
      {
        decision: 'the decision',
        reasons: 'the reasons, from the assessment',
        review: 'how to ask for local resolution, within six months',
      },
      { required: 'Choose what the letter contains' },
    ),
  },
  perform(_case, { on, to, contains }) {
    const missing = (['decision', 'reasons', 'review'] as const).filter(each => !contains.includes(each))
    if (missing.length > 0)
      return refuse(
        'invalid',
        'The letter is not complete: it needs the decision, the reasons and how to ask for a review',
        {
          field: 'contains',
        },
      )
    return done({ fact: careFacts.decisionCommunicated, occurredOn: on, detail: { letterTo: to, contains } })
  },
})
