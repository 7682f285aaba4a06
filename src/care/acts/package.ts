/** The care bought for a person: who provides it, from when, at what price; and its end. */
import { done, refuse } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

export const startPackage = caseAct({
  act: 'start-package',
  question: 'What care starts?',
  fields: {
    on: fields.dayField('First day of care', { required: 'Enter the first day of care' }),
    at: fields.timeField('Time', {
      hint: 'For fast track: the 48 hours are counted to the hour where it is known',
    }),
    provider: fields.text('Provider', { required: 'Enter the provider' }),
    setting: fields.choice(
      'Where',
      {
        home: 'Own home',
        'nursing-home': 'Care home with nursing',
        'care-home': 'Care home',
        hospice: 'Hospice',
      },
      { required: 'Choose where' },
    ),
    weekly: fields.wholeNumber('Price a week, in whole pounds', { required: 'Enter the price a week' }),
  },
  perform({ case: found }, { on, at, provider, setting, weekly }) {
    if (found.outcome === null || found.outcome === 'not-eligible')
      return refuse('out-of-order', 'You cannot do this, because the person was not found eligible')
    if (found.outcome === 'nursing-care' && setting !== 'nursing-home')
      return refuse('invalid', 'Funded nursing care is given in a care home with nursing', {
        field: 'setting',
      })
    return done({
      ...{ fact: careFacts.packageStarted, occurredOn: on },
      detail: { at, provider, setting, weeklyPence: weekly * 100 },
    })
  },
})

export const endingReasons = {
  'no-longer-eligible': 'No longer eligible, after a new assessment',
  'left-nursing-home': 'Left the care home with nursing',
  'now-eligible': 'Now eligible for continuing healthcare',
  declined: 'The person declined the care',
  moved: 'Moved to another commissioner',
} as const

export const endPackage = caseAct({
  act: 'end-package',
  question: 'Why does the care end?',
  explains: 'Funding after fast track is never taken away without a Decision Support Tool.',
  fields: {
    on: fields.dayField('Last day of care', { required: 'Enter the last day of care' }),
    reason: fields.choice('Reason', endingReasons, { required: 'Choose a reason' }),
    assessedOn: fields.dayField('Day of the new Decision Support Tool', {
      hint: 'Needed when no longer eligible',
    }),
  },
  perform(_case, { on, reason, assessedOn }) {
    if (reason === 'no-longer-eligible' && assessedOn === undefined)
      return refuse('invalid', 'Eligibility ends only after a new Decision Support Tool: enter its day', {
        field: 'assessedOn',
      })
    if (assessedOn !== undefined && assessedOn > on)
      return refuse('invalid', 'The new assessment cannot be after the last day of care', {
        field: 'assessedOn',
      })
    return done({ fact: careFacts.packageEnded, occurredOn: on, detail: { reason, assessedOn } })
  },
})
