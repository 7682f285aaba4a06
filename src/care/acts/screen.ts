/** The unit records a screening by Checklist: for a notice that came without one, or a Checklist done again. */
import { done, refuse } from '#kit'
import { dayInWords, fields } from '#web'
import { caseAct } from '../case-act.ts'
import { type Checklist, checklistRows, screen as screening } from '../checklist.ts'
import { careFacts } from '../facts.ts'

export const screen = caseAct({
  act: 'screen',
  question: 'What does the Checklist say?',
  explains: 'Below the threshold full consideration can still be given, with reasons.',
  fields: {
    on: fields.dayField('Day of the Checklist', { required: 'Enter the day of the Checklist' }),
    checklist: fields.levels('Domains', checklistRows, { required: 'Choose A, B or C for every domain' }),
    reasons: fields.longText('Reasons to proceed below the threshold'),
  },
  perform({ facts }, { on, checklist, reasons }) {
    const result = screening(checklist as Checklist)
    const proceeds = result.positive || reasons !== undefined
    // What was told to the commissioner once is not untold by a second Checklist: its 28 days run until an end.
    const required = facts.find(fact => fact.detail.fullConsideration === true)
    if (!proceeds && required)
      return refuse(
        'invalid',
        `Full consideration has been required since ${dayInWords(required.occurredOn)}. Give the reasons to proceed below the threshold, or close the referral without a decision.`,
        { field: 'reasons' },
      )
    return done({
      ...{ fact: careFacts.screened, occurredOn: on, to: proceeds ? 'received' : 'screened-out' },
      detail: {
        checklist,
        positive: result.positive,
        because: result.because,
        reasons,
        fullConsideration: proceeds,
      },
    })
  },
})
