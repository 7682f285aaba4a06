/** The council is consulted before a decision, and its view or dispute recorded (Standing Rules, regulation 22). */
import { done, refuse } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'
import { councilViewTitles } from '../found.ts'

export const consultCouncil = caseAct({
  act: 'consult-council',
  question: 'Which council is consulted?',
  usually: { on: 'today' },
  fields: {
    on: fields.dayField('Day it was consulted', { required: 'Enter the day it was consulted' }),
    from: fields.text('Council', { required: 'Enter the council' }),
  },
  perform: (_case, { on, from }) =>
    done({ fact: careFacts.councilConsulted, occurredOn: on, detail: { from, what: 'view' } }),
})

export const recordCouncilView = caseAct({
  act: 'record-council-view',
  question: 'What is the council’s view?',
  usually: { on: 'today' },
  fields: {
    request: fields.offered('Which consultation', 'open-consultations', {
      required: 'Choose the consultation',
    }),
    on: fields.dayField('Day of its view', { required: 'Enter the day of its view' }),
    view: fields.choice('View', councilViewTitles, { required: 'Choose the view' }),
    reasons: fields.longText('Its reasons'),
  },
  perform(_case, { request, on, view, reasons }) {
    if (view === 'disputes' && reasons === undefined)
      return refuse('invalid', 'Record the reasons of the dispute', { field: 'reasons' })
    return done({
      ...{ fact: careFacts.councilViewRecorded, occurredOn: on },
      detail: { request: Number(request), view, reasons },
    })
  },
})
