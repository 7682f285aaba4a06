/** A delay has a cause and a justification. It never pauses the 28 days; it decides about refunds and whom we wait for. */
import { done, refuse } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

const causes = {
  evidence: 'Waiting for evidence from others',
  assessor: 'No assessor or social worker available',
  family: 'The person or family asked for more time',
  'not-stable': 'The person’s needs are not stable yet',
  suspension: 'Assessments were suspended nationally (19 March to 31 August 2020)',
  ours: 'The unit’s own delay',
} as const

export const recordDelay = caseAct({
  act: 'record-delay',
  question: 'What delays the decision?',
  explains:
    'The 28 days keep counting. If the delay is not justified and the person is eligible, care from day 29 is refunded.',
  fields: {
    on: fields.dayField('Since when', { required: 'Enter since when' }),
    cause: fields.choice('Cause', causes, { required: 'Choose the cause' }),
    justified: fields.choice(
      'Is the delay justified?',
      { yes: 'Yes', no: 'No' },
      { required: 'Say whether the delay is justified' },
    ),
    justification: fields.longText('Why'),
  },
  perform(_case, { on, cause, justified, justification }) {
    if (justified === 'yes' && justification === undefined)
      return refuse('invalid', 'Say why the delay is justified', { field: 'justification' })
    return done({
      ...{ fact: careFacts.delayRecorded, occurredOn: on },
      detail: { cause, justified: justified === 'yes', justification },
    })
  },
})
