/** Evidence is asked for, chased and received; while a request is open the case says whom it waits for. */
import { done } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

export const askForEvidence = caseAct({
  act: 'ask-for-evidence',
  question: 'What is asked for, and from whom?',
  usually: { on: 'today' },
  fields: {
    on: fields.dayField('Day it was asked for', { required: 'Enter the day it was asked for' }),
    what: fields.text('What', { required: 'Enter what is asked for', hint: 'For example, hospital notes' }),
    from: fields.text('From whom', { required: 'Enter from whom', hint: 'An organisation or practice' }),
  },
  perform: (_case, { on, what, from }) =>
    done({ fact: careFacts.evidenceAskedFor, occurredOn: on, detail: { what, from } }),
})

const openRequest = fields.offered('Which request', 'open-evidence', { required: 'Choose the request' })

export const chaseEvidence = caseAct({
  act: 'chase-evidence',
  question: 'Which request was chased?',
  usually: { on: 'today' },
  fields: {
    request: openRequest,
    on: fields.dayField('Day it was chased', { required: 'Enter the day it was chased' }),
    note: fields.text('What was said'),
  },
  perform: (_case, { request, on, note }) =>
    done({ fact: careFacts.evidenceChased, occurredOn: on, detail: { request: Number(request), note } }),
})

export const receiveEvidence = caseAct({
  act: 'receive-evidence',
  question: 'Which evidence was received?',
  usually: { on: 'today' },
  fields: {
    request: openRequest,
    on: fields.dayField('Day it was received', { required: 'Enter the day it was received' }),
    note: fields.text('What it is'),
  },
  perform: (_case, { request, on, note }) =>
    done({ fact: careFacts.evidenceReceived, occurredOn: on, detail: { request: Number(request), note } }),
})
