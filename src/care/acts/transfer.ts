/** Another commissioner of the system becomes responsible: the case moves to its place, and waits for a coordinator there. */
import { done } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

export const transfer = caseAct({
  act: 'transfer',
  question: 'Which commissioner becomes responsible?',
  explains: 'The time limits do not start again.',
  fields: {
    on: fields.dayField('From which day', { required: 'Enter from which day' }),
    to: fields.offered('Commissioner', 'commissioners', { required: 'Choose the commissioner' }),
    why: fields.longText('Why', { required: 'Say why', hint: 'For example, a new GP registration' }),
  },
  perform({ case: found }, { on, to, why }) {
    const [commissioner = '', place = '', team = ''] = to.split('@')
    const withoutCoordinator = found.state === 'coordinated' ? ({ to: 'accepted' } as const) : {}
    return done({
      ...{ fact: careFacts.transferred, occurredOn: on, ...withoutCoordinator },
      detail: { commissioner, place, team: team || null, from: found.commissioner, why },
    })
  },
})
