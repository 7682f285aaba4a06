/** Asking for a decision to be looked at again, and asking about a past period that was never assessed. */
import { dueOf, limitOf, startOn } from '#clocks'
import { done, refuse } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

export const requestLocalResolution = caseAct({
  act: 'request-local-resolution',
  question: 'Who asks for local resolution, and why?',
  explains: 'It can be asked for within six months of the decision letter.',
  fields: {
    on: fields.dayField('Day the request was received', {
      required: 'Enter the day the request was received',
    }),
    by: fields.text('Who asks', { required: 'Enter who asks' }),
    grounds: fields.longText('Why', { required: 'Say why' }),
    late: fields.longText('Why a late request is taken', { hint: 'Only after six months' }),
  },
  perform({ facts }, { on, by, grounds, late }) {
    const letter = [...facts].reverse().find(fact => fact.name === careFacts.decisionCommunicated)
    if (!letter)
      return refuse('out-of-order', 'You cannot do this yet, because no decision letter is recorded')
    const due = dueOf(limitOf('local-resolution-request'), startOn(letter.occurredOn))
    const lastDay = due.ok ? due.value.dueOn : null
    if (lastDay !== null && on > lastDay && late === undefined)
      return refuse('invalid', `The six months ended on ${lastDay}: say why a late request is taken`, {
        field: 'late',
      })
    return done({ fact: careFacts.localResolutionRequested, occurredOn: on, detail: { by, grounds, late } })
  },
})

export const decideLocalResolution = caseAct({
  act: 'decide-local-resolution',
  question: 'What came of local resolution?',
  usually: { on: 'today' },
  fields: {
    on: fields.dayField('Day the outcome was sent', { required: 'Enter the day the outcome was sent' }),
    result: fields.choice(
      'Outcome',
      {
        upheld: 'The decision stands',
        eligible: 'Now eligible',
        part: 'Eligible for part of the time',
        withdrawn: 'Withdrawn',
      },
      { required: 'Choose the outcome' },
    ),
    reasons: fields.longText('Reasons', { required: 'Give the reasons' }),
  },
  perform({ facts }, { on, result, reasons }) {
    const asked = [...facts].reverse().find(fact => fact.name === careFacts.localResolutionRequested)
    if (!asked)
      return refuse('out-of-order', 'You cannot do this yet, because nobody has asked for local resolution')
    if (on < asked.occurredOn)
      return refuse('invalid', 'The outcome cannot be before the request', { field: 'on' })
    return done({ fact: careFacts.localResolutionDecided, occurredOn: on, detail: { result, reasons } })
  },
})

export const requestPastPeriod = caseAct({
  act: 'request-past-period',
  question: 'Which past period was not assessed?',
  fields: {
    on: fields.dayField('Day the request was received', {
      required: 'Enter the day the request was received',
    }),
    from: fields.dayField('First day of the period', {
      required: 'Enter the first day',
      hint: 'Not before 1 April 2012',
    }),
    to: fields.dayField('Last day of the period', { required: 'Enter the last day' }),
    by: fields.text('Who asks', { required: 'Enter who asks' }),
  },
  perform(_case, { on, from, to, by }) {
    if (from < '2012-04-01')
      return refuse('invalid', 'The period cannot begin before 1 April 2012', { field: 'from' })
    if (to < from || to > on)
      return refuse('invalid', 'The period ends after it begins and before the request', { field: 'to' })
    return done({ fact: careFacts.pastPeriodRequested, occurredOn: on, detail: { from, until: to, by } })
  },
})

export const decidePastPeriod = caseAct({
  act: 'decide-past-period',
  question: 'What was decided about the past period?',
  usually: { on: 'today' },
  fields: {
    on: fields.dayField('Day of the decision', { required: 'Enter the day of the decision' }),
    result: fields.choice(
      'Decision',
      {
        '01': 'Eligible for all of it',
        '02': 'Eligible for part of it',
        '03': 'Not eligible',
        '04': 'Closed without a decision',
      },
      { required: 'Choose the decision' },
    ),
    reasons: fields.longText('Reasons', { required: 'Give the reasons' }),
  },
  perform({ facts }, { on, result, reasons }) {
    const asked = [...facts].reverse().find(fact => fact.name === careFacts.pastPeriodRequested)
    if (!asked)
      return refuse('out-of-order', 'You cannot do this yet, because nobody has asked about a past period')
    if (on < asked.occurredOn)
      return refuse('invalid', 'The decision cannot be before the request', { field: 'on' })
    return done({ fact: careFacts.pastPeriodDecided, occurredOn: on, detail: { result, reasons } })
  },
})
