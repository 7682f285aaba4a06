/**
 * How every act on a case is done: may you, is it there, was somebody else quicker, can it be done now, is it right;
 * then the fact, the clocks, the case's row, the labels, the audit. In this order and nowhere else.
 */
import { label, record } from '#clocks'
import { type Fact, factsOf, hold, standingAsTold } from '#facts'
import { done, type Result, refuse } from '#kit'
import { type Actor, admit, audit, guard, guardRole, type Tx } from '#platform'
import { type Form, type Offers, readFields } from '#web'
import type { Case } from './case.ts'
import type { CaseAct, Performed } from './case-act.ts'
import { follow } from './consequences.ts'
import { careFacts } from './facts.ts'
import { offersFor } from './offers.ts'
import { anyPathwayRule, type PathwayRow, pathways, rowFor, ruleOf } from './pathways/index.ts'
import { readCase } from './read-case.ts'
import { readRequests } from './return/read-again.ts'
import { findCase, saveReading } from './store.ts'

export type Doing = { readonly case: string; readonly seen?: number; readonly form: Form }

export async function doAct(tx: Tx, actor: Actor, act: CaseAct, doing: Doing): Promise<Result<Case>> {
  const taken = await takeUp(tx, actor, act, doing)
  if (!taken.ok) return taken
  const { found, row } = taken.value
  const facts = await factsOf(tx, actor.system, found.id)
  const offers = await offersFor(tx, actor, { act, case: found, facts })
  const values = readFields(act.fields, doing.form, offers)
  if (!values.ok) return values
  const held = standingAsTold(facts)
  const performed = act.perform({ actor, case: found, facts: held, nameOf: nameIn(offers) }, values.value)
  if (!performed.ok) return performed
  const checked = checkDays(actor, found, performed.value)
  return checked ?? done(await write(tx, actor, { act, row, found, facts }, performed.value))
}

const nameIn = (offers: Offers) => (value: string) =>
  Object.values(offers)
    .flat()
    .find(option => option.value === value)?.text ?? value

async function takeUp(tx: Tx, actor: Actor, act: CaseAct, { case: id, seen }: Doing) {
  const unsuited = guardRole(anyPathwayRule(act.act), actor)
  if (unsuited) return unsuited
  const held = await hold(tx, actor, id, seen)
  if (!held.ok) return held
  const found = await findCase(tx, actor.system, id)
  if (!found) return refuse('not-found', 'There is no such case that you can see')
  const row = rowFor(pathways[found.pathway], act.act)
  if (!row) return refuse('out-of-order', 'You cannot do this, because it is not part of this pathway')
  const target = { system: actor.system, subject: id, place: found.place, state: found.state }
  return guard(ruleOf(row), actor, target) ?? done({ found, row })
}

/** Nothing happens in the future, and nothing on a case before it was received. */
function checkDays(actor: Actor, found: Case, { fact, occurredOn }: Performed) {
  if (occurredOn > actor.at.today)
    return refuse('invalid', 'The day cannot be in the future', { field: 'on' })
  if (fact !== careFacts.referralReceived && occurredOn < found.receivedOn)
    return refuse('invalid', 'The day cannot be before the referral was received', { field: 'on' })
  return undefined
}

type Written = {
  readonly act: CaseAct
  readonly row: PathwayRow
  readonly found: Case
  readonly facts: readonly Fact[]
}

async function write(
  tx: Tx,
  actor: Actor,
  { act, row, found, facts }: Written,
  performed: Performed,
): Promise<Case> {
  const to = performed.to ?? (typeof row.to === 'string' ? row.to : undefined)
  const fact = await record(tx, actor, {
    ...{ subject: found.id, name: performed.fact, occurredOn: performed.occurredOn },
    ...(performed.occurredAt ? { occurredAt: performed.occurredAt } : {}),
    ...(performed.withdraws === undefined ? {} : { withdraws: performed.withdraws }),
    detail: { ...performed.detail, ...(to ? { to } : {}) },
  })
  const reading = readCase([...facts, fact])
  // A case that moves out of the actor's places stays open to them until this transaction ends.
  if (reading.place !== found.place)
    await admit(tx, { ...actor, subjects: [...actor.subjects, found.person] }, found.id)
  await saveReading(tx, actor.system, found, reading)
  await readRequests(tx, actor.system, found.id, [...facts, fact])
  const takenBack = facts.find(each => each.id === performed.withdraws)
  await follow(tx, actor, found, performed, takenBack)
  await label(tx, actor, found.id, {
    ...{
      place: reading.place,
      team: reading.team,
      owner: reading.commissioner,
      inCharge: reading.coordinator,
    },
    ...performed.labels,
  })
  const { person, place } = found
  await audit(tx, actor, { act: `care.${act.act}`, outcome: 'done', subject: found.id, person, place })
  return { ...found, ...reading }
}
