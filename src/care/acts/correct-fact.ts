/**
 * An earlier entry was wrong. Where only its day was, it is recorded again with the right one and takes the old one's
 * place; otherwise it is taken back. Either way it stays readable, with why, and what follows from it is read again.
 */
import { type Fact, withdrawn } from '#facts'
import { type Day, done, type Refused, refuse } from '#kit'
import { dayInWords, fields } from '#web'
import { caseAct, type OnCase, type Performed } from '../case-act.ts'
import { factTitles } from '../fact-titles.ts'
import { type CareFact, careFacts } from '../facts.ts'

export const correctFact = caseAct({
  act: 'correct-fact',
  question: 'Which entry was wrong?',
  explains:
    'If only its day was wrong, give the right one. Otherwise the entry is taken back: then record what is right. It stays readable, with your reason.',
  needsHistory: true,
  fields: {
    entry: fields.offered('Entry', 'entries', { required: 'Choose the entry' }),
    rightDay: fields.dayField('The right day', { hint: 'Only if nothing but the day was wrong' }),
    why: fields.longText('What was wrong', { required: 'Say what was wrong' }),
  },
  perform(on, { entry, rightDay, why }) {
    const { actor, facts } = on
    const wrong = facts.find(fact => fact.id === Number(entry))
    if (!wrong) return refuse('not-found', 'There is no such entry')
    const isOwn = wrong.recordedBy === actor.id
    const mayCorrectOthers = actor.role === 'place-lead' || actor.role === 'hub-verifier'
    if (!isOwn && !mayCorrectOthers)
      return refuse(
        'not-permitted',
        'You cannot do this, because somebody else made this entry: ask them or a lead',
      )
    if (rightDay) return wrongDay(on, wrong, rightDay) ?? done(onItsDay(on, wrong, rightDay, why))
    if (wrong.name === careFacts.referralReceived)
      return refuse('out-of-order', 'The case began with this entry: only its day can be corrected', {
        field: 'rightDay',
      })
    return done({
      fact: withdrawn,
      occurredOn: actor.at.today,
      withdraws: wrong.id,
      detail: { why, entry: wrong.name },
    })
  },
})

/** The same entry on another day. The case stays where it stands. */
const onItsDay = ({ case: found }: OnCase, wrong: Fact, rightDay: Day, why: string): Performed => ({
  ...{ fact: wrong.name as CareFact, occurredOn: rightDay, withdraws: wrong.id },
  detail: { ...wrong.detail, why },
  ...(wrong.detail.to === undefined ? {} : { to: found.state }),
})

const isStep = (fact: Fact): boolean => fact.detail.to !== undefined

/** Steps of a pathway follow one another: no day may move past the step before or after it. */
function wrongDay({ actor, case: found, facts }: OnCase, wrong: Fact, rightDay: Day): Refused | undefined {
  const field = { field: 'rightDay' }
  if (wrong.name === withdrawn)
    return refuse('invalid', 'This entry took another one back: it has no day to correct', field)
  if (rightDay === wrong.occurredOn) return refuse('invalid', 'This is the day that it has already', field)
  if (rightDay > actor.at.today) return refuse('invalid', 'The day cannot be in the future', field)
  if (wrong.name !== careFacts.referralReceived && rightDay < found.receivedOn)
    return refuse('invalid', 'The day cannot be before the referral was received', field)
  const steps = facts.filter(fact => isStep(fact) || fact.name === careFacts.referralReceived)
  const at = steps.indexOf(wrong)
  if (at < 0) return undefined
  const [before, after] = [steps[at - 1], steps[at + 1]]
  const named = (fact: Fact): string =>
    `${dayInWords(fact.occurredOn)}: ${(factTitles[fact.name] ?? fact.name).toLowerCase()}`
  if (before && rightDay < before.occurredOn)
    return refuse('invalid', `The day cannot be before what came before it (${named(before)})`, field)
  if (after && rightDay > after.occurredOn)
    return refuse('invalid', `The day cannot be after what followed it (${named(after)})`, field)
  return undefined
}
