/** Somebody who acts for the person tells the unit something, or answers an invitation. It is a fact like any other. */
import { record } from '#clocks'
import { type Fact, factsOf, standing } from '#facts'
import { type Day, done, type Result, refuse } from '#kit'
import { type Actor, audit, guard, type Tx } from '#platform'
import { fields, type Values } from '#web'
import { careFacts } from '../facts.ts'
import { readCase } from '../read-case.ts'
import { careRules } from '../rules.ts'
import { findCase, saveReading } from '../store.ts'

export const tellUsChoices = {
  coming: 'I will come to the meeting',
  'another-time': 'I need another time for the meeting',
  hospital: 'A stay in hospital',
  moved: 'A move to another address',
  died: 'A death',
  needs: 'Large print, Easy Read, an interpreter or a free advocate',
  question: 'A question to the coordinator',
  complaint: 'A complaint',
  other: 'Something you should know',
} as const

export const tellUsFields = {
  what: fields.choice('What is it about?', tellUsChoices, { required: 'Choose what it is about' }),
  text: fields.longText('What should we know?'),
}

/** What can mean nothing without words. */
const needText = new Set<string>(['another-time', 'moved', 'needs', 'question', 'complaint', 'other'])

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
  const before = await factsOf(tx, actor.system, id)
  const fact = await record(tx, actor, {
    ...{ subject: id, name: careFacts.toldUs, occurredOn: actor.at.today, occurredAt: actor.at.now },
    detail: { what, text, about: tellUsChoices[what] },
  })
  await saveReading(tx, actor.system, found, readCase([...before, fact]))
  const { person, place } = found
  await audit(tx, actor, { act: careRules['tell-us'].act, outcome: 'done', subject: id, person, place })
  return done(null)
}

export type Told = { readonly on: Day; readonly about: string; readonly text: string | null }

/** What the family told, the last first. */
export const toldIn = (facts: readonly Fact[]): Told[] =>
  standing(facts)
    .filter(fact => fact.name === careFacts.toldUs)
    .map(({ occurredOn, detail }) => ({
      on: occurredOn,
      about: typeof detail.about === 'string' ? detail.about : 'Something you should know',
      text: typeof detail.text === 'string' ? detail.text : null,
    }))
    .reverse()
