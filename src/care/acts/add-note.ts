/** Something worth knowing that is no step of the pathway. It starts, stops and pauses nothing. */
import { done, refuse } from '#kit'
import { fields } from '#web'
import { caseAct } from '../case-act.ts'
import { careFacts } from '../facts.ts'

const longestNote = 4_000

export const addNote = caseAct({
  act: 'add-note',
  question: 'What is worth knowing about this case?',
  explains:
    'A note changes no date and no decision. If something happened that has a step of its own, record that.',
  fields: { text: fields.longText('Note', { required: 'Write the note' }) },
  perform({ actor }, { text }) {
    if (text.length > longestNote)
      return refuse('invalid', `The note must be ${longestNote} characters or fewer`, { field: 'text' })
    return done({ fact: careFacts.noteAdded, occurredOn: actor.at.today, detail: { text } })
  },
})
