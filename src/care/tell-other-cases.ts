/**
 * What is recorded on one case and is true of the person: a death, and that there was none. The person's other cases
 * are told of it in the same transaction, also those in places that the actor does not work for. They see nothing of
 * them by that; what was recorded there stands in the trail under their name.
 */
import { record } from '#clocks'
import { type Fact, factsOf, hold, type NewFact, withdrawn, withWhatItReplaced } from '#facts'
import { placesOf } from '#footprints'
import type { Day } from '#kit'
import { type Actor, audit, become, stopMessages, type Tx } from '#platform'
import type { Case } from './case.ts'
import { careFacts } from './facts.ts'
import { deathOwed } from './person-death.ts'
import { readCase } from './read-case.ts'
import { readRequests } from './return/read-again.ts'
import { casesOfPerson, saveReading } from './store.ts'

export type PersonDeath = {
  readonly diedOn: Day | null
  /** How it is known, or why it was taken back, as it was recorded on the first case. */
  readonly why: Readonly<Record<string, unknown>>
}

export async function tellOtherCases(tx: Tx, actor: Actor, found: Case, death: PersonDeath): Promise<void> {
  const places = (await placesOf(tx, actor.system)).map(each => each.place)
  await become(tx, { ...actor, places: [...new Set([...actor.places, ...places])] })
  for (const other of await casesOfPerson(tx, actor.system, found.person))
    if (other.id !== found.id) await tell(tx, actor, other, death)
  await become(tx, { ...actor, subjects: [...actor.subjects, found.person, found.id] })
}

async function tell(tx: Tx, actor: Actor, other: Case, death: PersonDeath): Promise<void> {
  const { id, person, place } = other
  // Held before it is read, so that what somebody else records at this moment is seen.
  await hold(tx, actor, id, undefined)
  const facts = await factsOf(tx, actor.system, id)
  const reading = readCase(facts)
  const owed = factsOwed(id, reading, facts, actor.at.today, death)
  if (owed.length === 0) return
  const all = [...facts]
  for (const fact of owed) all.push(await record(tx, actor, fact))
  await saveReading(tx, actor.system, other, readCase(all))
  await readRequests(tx, actor.system, id, all)
  const act = death.diedOn === null ? 'care.correct-fact' : 'care.record-death'
  await audit(tx, actor, { act, outcome: 'done', subject: id, person, place })
  if (death.diedOn !== null) await stopMessages(tx, actor, id)
}

type Reading = ReturnType<typeof readCase>

function factsOwed(
  subject: string,
  reading: Reading,
  facts: readonly Fact[],
  today: Day,
  { diedOn, why }: PersonDeath,
): NewFact[] {
  const owed = deathOwed(reading, facts, diedOn)
  if (!owed) return []
  const { source } = why
  if (owed.is === 'to-take-back')
    return withWhatItReplaced(facts, owed.death).map(({ id }) => ({
      ...{ subject, name: withdrawn, occurredOn: today, withdraws: id },
      detail: { why: why.why, entry: careFacts.died },
    }))
  if (owed.is === 'to-move')
    return [
      {
        ...{ subject, name: careFacts.died, occurredOn: owed.on, withdraws: owed.death.id },
        detail: { ...owed.death.detail, why: why.why },
      },
    ]
  const to = reading.decidedOn === null ? 'closed' : 'ended'
  return [
    {
      ...{ subject, name: careFacts.died, occurredOn: owed.on },
      detail: { source, stateBefore: reading.state, to },
    },
  ]
}
