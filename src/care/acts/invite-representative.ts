/** Giving somebody who acts for the person a way to follow the case: proof is checked first, a letter carries the code. */
import { createHash } from 'node:crypto'
import { done } from '#kit'
import { fields } from '#web'
import { newReference } from '../case.ts'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

export const inviteRepresentative = caseAct({
  act: 'invite-representative',
  question: 'Who acts for the person?',
  explains:
    'See the proof first. A letter with a code that works once is written; with it they can follow the case.',
  fields: {
    name: fields.text('Name', { required: 'Enter the name' }),
    relationship: fields.text('Relationship', {
      required: 'Enter the relationship',
      hint: 'For example, daughter',
    }),
    authority: fields.choice(
      'Authority',
      {
        consent: 'The person consents',
        attorney: 'Health and welfare attorney',
        deputy: 'Deputy appointed by the Court of Protection',
        'best-interests': 'Consulted about best interests',
        'own-case': 'It is the person themselves',
      },
      { required: 'Choose the authority' },
    ),
    checked: fields.text('What was seen', {
      required: 'Say what was seen',
      hint: 'For example, the registered power of attorney',
    }),
    address: fields.longText('Postal address', { required: 'Enter the postal address' }),
  },
  perform({ actor }, { name, relationship, authority, checked, address }) {
    const code = newReference()
    return done({
      ...{ fact: careFacts.representativeInvited, occurredOn: actor.at.today },
      detail: { name, relationship, authority, checked },
      invites: { name, relationship, authority, address, code, codeHash: hashOfCode(code) },
    })
  },
})

/** SHA-256 of the letters and digits of a code, however it was typed. */
export const hashOfCode = (typed: string): string =>
  createHash('sha256')
    .update(typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest('hex')
