/**
 * An entry is removed by law. Only an auditor who has the case opened can, and what is left says that there was an
 * entry, when it went, by whose order and on what authority. Where the case stands is read again without it.
 */
import { label, redact } from '#clocks'
import { type Fact, factsOf, hold, removed, withdrawn } from '#facts'
import { done, type Refused, type Result, refuse } from '#kit'
import { type Actor, audit, guard, guardRole, type Tx } from '#platform'
import { fields, type Values } from '#web'
import { careFacts } from './facts.ts'
import { readCase } from './read-case.ts'
import { readRequests } from './return/read-again.ts'
import { careRules } from './rules.ts'
import { findCase, saveReading, updateDeath } from './store.ts'

/** Grounds on which an entry must go, rather than be corrected. Which apply is the controller's to decide. */
export const redactionAuthorities = {
  'wrong-record': 'It belongs on another person’s record (UK GDPR articles 5(1)(d) and 17(1)(d))',
  erasure: 'A request for erasure was upheld (UK GDPR article 17)',
  court: 'A court has ordered it',
  commissioner: 'The Information Commissioner has required it (Data Protection Act 2018, section 149)',
  retention: 'Its retention period has ended',
} as const

export const redactionFields = {
  authority: fields.choice('On what authority?', redactionAuthorities, { required: 'Choose the authority' }),
  reason: fields.longText('Why must it go?', {
    hint: 'It stays beside the case for good: name nobody, and do not repeat what the entry says.',
    required: 'Say why it must go',
  }),
  confirmed: fields.choice(
    'Do you want to remove it? It cannot be brought back.',
    { yes: 'Yes, remove it' },
    { required: 'Confirm that you want to remove it' },
  ),
}

const shortestReason = 10

export type Redacting = {
  readonly case: string
  readonly fact: number
  readonly seen?: number
  readonly values: Values<typeof redactionFields>
}

export async function redactFact(tx: Tx, actor: Actor, doing: Redacting): Promise<Result<null>> {
  const rule = careRules['redact-fact']
  const unsuited = guardRole(rule, actor)
  if (unsuited) return unsuited
  const held = await hold(tx, actor, doing.case, doing.seen)
  if (!held.ok) return held
  const refused = guard(rule, actor, { system: actor.system, subject: doing.case })
  if (refused) return refused
  const facts = await factsOf(tx, actor.system, doing.case)
  const wrong = facts.find(fact => fact.id === doing.fact)
  if (!wrong) return refuse('not-found', 'There is no such entry')
  const kept = mustStay(wrong, facts)
  if (kept) return kept
  const { authority, reason } = doing.values
  if (reason.length < shortestReason)
    return refuse('invalid', 'Say why it must go, in a sentence', { field: 'reason' })
  await redact(tx, actor, wrong.id, `${redactionAuthorities[authority]}. ${reason}`)
  await readAgain(tx, actor, doing.case, wrong)
  return done(null)
}

/** Undefined where the entry may go. */
export function mustStay(wrong: Fact, facts: readonly Fact[]): Refused | undefined {
  if (wrong.name === careFacts.referralReceived)
    return refuse('out-of-order', 'You cannot do this, because the case began with this entry')
  const isEmptied = wrong.name === removed || (wrong.name === withdrawn && wrong.detail.why === undefined)
  if (isEmptied && facts.some(fact => fact.id === wrong.withdraws))
    return refuse(
      'out-of-order',
      'You cannot do this, because nothing is left in this entry but that an earlier one does not hold',
    )
  return undefined
}

/** The case's row, its labels and the person's death follow what is left. */
async function readAgain(tx: Tx, actor: Actor, id: string, gone: Fact): Promise<void> {
  const found = await findCase(tx, actor.system, id)
  if (!found) throw new Error(`The case ${id} of a redacted entry cannot be seen`)
  const left = await factsOf(tx, actor.system, id)
  const reading = readCase(left)
  await saveReading(tx, actor.system, found, reading)
  await readRequests(tx, actor.system, id, left)
  if (gone.name === careFacts.died) await updateDeath(tx, actor.system, found.person, null)
  const { place, team, commissioner: owner, coordinator: inCharge } = reading
  await label(tx, actor, id, { place, team, owner, inCharge })
  const { person } = found
  await audit(tx, actor, { act: careRules['redact-fact'].act, outcome: 'done', subject: id, person, place })
}
