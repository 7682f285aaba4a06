/** A review looks at whether the package fits the need. It cannot decide about eligibility. */
import { done, refuse } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

export const bookReview = caseAct({
  act: 'book-review',
  question: 'When is the review?',
  fields: {
    bookedOn: fields.dayField('Day of the review', { required: 'Enter the day of the review' }),
    at: fields.timeField('Time'),
    how: fields.text('Where or how'),
  },
  perform({ actor }, { bookedOn, at, how }) {
    if (bookedOn < actor.at.today)
      return refuse('invalid', 'A review is booked for today or later; record one that was done as done', {
        field: 'bookedOn',
      })
    return done({ fact: careFacts.reviewBooked, occurredOn: actor.at.today, detail: { bookedOn, at, how } })
  },
})

export const reviewKinds = {
  ...{ '01': 'Three-month review', '02': 'Yearly review', '03': 'Review out of turn' },
} as const

export const completeReview = caseAct({
  act: 'complete-review',
  question: 'What did the review find?',
  explains:
    'Every review of nursing care also asks whether continuing healthcare should be considered again.',
  usually: { on: 'booked' },
  fields: {
    on: fields.dayField('Day of the review', { required: 'Enter the day of the review' }),
    kind: fields.choice('Kind', reviewKinds, { required: 'Choose the kind of review' }),
    outcome: fields.choice(
      'What follows',
      {
        fits: 'The package fits the need',
        change: 'The package is changed',
        reassess: 'The need has changed materially: a new Decision Support Tool is needed',
      },
      { required: 'Choose what follows' },
    ),
    note: fields.longText('What was found'),
  },
  perform({ case: found }, { on, kind, outcome, note }) {
    if (found.decidedOn !== null && on < found.decidedOn)
      return refuse('invalid', 'A review cannot be before the decision', { field: 'on' })
    return done({ fact: careFacts.reviewDone, occurredOn: on, detail: { kind, outcome, note } })
  },
})
