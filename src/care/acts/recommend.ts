/** The team recommends. On funded nursing care: whether a registered nurse is needed in a care home with nursing. */
import { done, refuse } from '#kit'
import { fields } from '#web'
import { outcomeTitles } from '../case.ts'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

export const recommend = caseAct({
  act: 'recommend',
  question: 'What does the team recommend?',
  usually: { on: 'today' },
  fields: {
    on: fields.dayField('Day of the recommendation', { required: 'Enter the day of the recommendation' }),
    outcome: fields.choice('Recommendation', outcomeTitles, { required: 'Choose the recommendation' }),
    reasons: fields.longText('Reasons', { required: 'Give the reasons' }),
    dissent: fields.longText('Who does not agree, and why'),
  },
  perform({ case: found }, { on, outcome, reasons, dissent }) {
    if (found.pathway === 'nursing-care' && outcome === 'eligible')
      return refuse(
        'invalid',
        'Somebody who seems eligible for continuing healthcare is referred to it; this pathway is for nursing care',
        {
          field: 'outcome',
        },
      )
    return done({ fact: careFacts.recommended, occurredOn: on, detail: { outcome, reasons, dissent } })
  },
})
