/** A referral that ends before a decision. It counts as completed, with its national reason. */
import { done } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

/** National codes of the reasons for closing a referral unassessed (NHS Data Dictionary). */
export const closingReasons = {
  '01': 'Died while fully funded',
  '02': 'Fully funded interim care',
  '03': 'Needs further acute care',
  '04': 'Inappropriate referral',
  '05': 'Withdrawn by the person or their family',
  '98': 'Another reason',
} as const

export const closeWithoutDecision = caseAct({
  act: 'close-without-decision',
  question: 'Why is it closed without a decision?',
  usually: { on: 'today' },
  fields: {
    on: fields.dayField('Day it was closed', { required: 'Enter the day it was closed' }),
    reason: fields.choice('Reason', closingReasons, { required: 'Choose a reason' }),
    note: fields.longText('What else should be known'),
  },
  perform: (_case, { on, reason, note }) =>
    done({ fact: careFacts.closedWithoutDecision, occurredOn: on, detail: { reason, note } }),
})
