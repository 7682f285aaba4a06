/** An earlier entry was wrong: it is taken back, with why. It stays readable; what follows from it is read again. */
import { withdrawn } from '#facts'
import { done, refuse } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'

export const correctFact = caseAct({
  act: 'correct-fact',
  question: 'Which entry was wrong?',
  explains: 'The entry is taken back and stays readable, with your reason. Then record what is right.',
  fields: {
    entry: fields.offered('Entry', 'entries', { required: 'Choose the entry' }),
    why: fields.longText('What was wrong', { required: 'Say what was wrong' }),
  },
  perform({ actor, facts }, { entry, why }) {
    const wrong = facts.find(fact => fact.id === Number(entry))
    if (!wrong) return refuse('not-found', 'There is no such entry')
    const isOwn = wrong.recordedBy === actor.id
    const mayCorrectOthers = actor.role === 'place-lead' || actor.role === 'hub-verifier'
    if (!isOwn && !mayCorrectOthers)
      return refuse(
        'not-permitted',
        'You cannot do this, because somebody else made this entry: ask them or a lead',
      )
    return done({
      fact: withdrawn,
      occurredOn: actor.at.today,
      withdraws: wrong.id,
      detail: { why, entry: wrong.name },
    })
  },
})
