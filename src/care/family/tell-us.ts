/** Somebody who acts for the person tells the unit something, or answers an invitation. It is a fact like any other. */
import { record } from '#clocks'
import { done, type Result, refuse } from '#kit'
import { type Actor, audit, guard, type Tx } from '#platform'
import { fields, type Values } from '#web'
import { careFacts } from '../facts.ts'
import { careRules } from '../rules.ts'
import { findCase } from '../store.ts'

export const tellUsFields = {
  what: fields.choice(
    'What is it about?',
    {
      coming: 'I will come to the meeting',
      'another-time': 'I need another time for the meeting',
      hospital: 'She, he or they are in hospital',
      moved: 'They have moved',
      died: 'They have died',
      needs: 'Large print, Easy Read, an interpreter or an advocate',
      question: 'A question to the coordinator',
      other: 'Something you should know',
    },
    { required: 'Choose what it is about' },
  ),
  text: fields.longText('What should we know?'),
}

const needText = new Set(['another-time', 'moved', 'needs', 'question', 'other'])

export async function tellUs(
  tx: Tx,
  actor: Actor,
  id: string,
  { what, text }: Values<typeof tellUsFields>,
): Promise<Result<null>> {
  const found = await findCase(tx, actor.system, id)
  const refused = guard(careRules['tell-us'], actor, { system: actor.system, subject: found?.id ?? '' })
  if (refused) return refused
  if (!found) return refuse('not-found', 'There is no such case that you can see')
  if (needText.has(what) && text === undefined)
    return refuse('invalid', 'Say what we should know', { field: 'text' })
  await record(tx, actor, {
    ...{ subject: id, name: careFacts.toldUs, occurredOn: actor.at.today, occurredAt: actor.at.now },
    detail: { what, text, about: wordsOf(what) },
  })
  const { person, place } = found
  await audit(tx, actor, { act: careRules['tell-us'].act, outcome: 'done', subject: id, person, place })
  return done(null)
}

function wordsOf(what: string): string {
  const { control } = tellUsFields.what
  return control.kind === 'choice' ? (control.options.find(each => each.value === what)?.text ?? what) : what
}
