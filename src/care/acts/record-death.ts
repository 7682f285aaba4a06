/** A death ends the case, its time limits and its package, and stops every letter. */
import { done } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

export const recordDeath = caseAct({
  act: 'record-death',
  question: 'When did the person die?',
  explains: 'Time limits and the package end, and letters that wait are stopped.',
  fields: {
    on: fields.dayField('Day of death', { required: 'Enter the day of death' }),
    source: fields.text('How we know', {
      required: 'Say how we know',
      hint: 'For example, the care home told us',
    }),
  },
  perform: ({ case: found }, { on, source }) =>
    done({
      ...{ fact: careFacts.died, occurredOn: on, to: found.decidedOn === null ? 'closed' : 'ended' },
      detail: { source, stateBefore: found.state },
    }),
})
