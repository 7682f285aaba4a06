/** Recording a fact and, in the same transaction, re-reading the clocks of its subject. The only way to append. */
import {
  type Fact,
  factsOf,
  insertFact,
  insertSubject,
  type Labels,
  type NewFact,
  type NewSubject,
  replaceWithTombstone,
  type Subject,
  subjectOf,
  updateLabels,
} from '#facts'
import { londonDay } from '#kit'
import { type Actor, admit, type Tx } from '#platform'
import { readClocks } from './reading.ts'
import { installedRules, rulesTouchedBy } from './registry.ts'
import type { ClockRule } from './rule.ts'
import { deleteClocksExcept, labelClocks, rowOf, upsertClocks } from './store/clock.ts'

/** Begins a subject; for the rest of the transaction it is open to whoever began it. */
export async function begin(tx: Tx, actor: Actor, subject: NewSubject): Promise<void> {
  await admit(tx, actor, subject.id)
  await insertSubject(tx, actor.system, subject)
}

/**
 * Throws where the subject cannot be seen (an act has held it before), and where the fact contradicts itself: an hour
 * on another day than the day, or taking back what is no fact of this subject.
 */
export async function record(tx: Tx, actor: Actor, fact: NewFact): Promise<Fact> {
  if (fact.occurredAt !== undefined && londonDay(fact.occurredAt) !== fact.occurredOn)
    throw new Error(`${fact.name} on ${fact.subject}: ${fact.occurredAt} is not on ${fact.occurredOn}`)
  const inserted = await insertFact(tx, actor, fact)
  if (!inserted) throw new Error(`No fact can be recorded on ${fact.subject}: it cannot be seen`)
  // A fact that takes another back may touch any rule the other touched.
  const rules = fact.withdraws === undefined ? rulesTouchedBy(fact.name) : installedRules()
  if (rules.length === 0 && fact.withdraws === undefined) return inserted.fact
  const facts = await factsOf(tx, actor.system, fact.subject)
  if (fact.withdraws !== undefined && !facts.some(other => other.id === fact.withdraws))
    throw new Error(`${fact.name} on ${fact.subject} takes back ${fact.withdraws}, which is no fact of it`)
  await readAgain(tx, actor.system, inserted.subject, facts, rules)
  return inserted.fact
}

async function readAgain(
  tx: Tx,
  system: string,
  subject: Subject,
  facts: readonly Fact[],
  rules: readonly ClockRule[],
): Promise<void> {
  const readings = rules.flatMap(rule => readClocks(rule, facts))
  const rows = readings.map(reading => rowOf(system, subject, reading))
  const names = rules.map(rule => rule.id)
  await deleteClocksExcept(tx, system, subject.id, rows, names)
  await upsertClocks(tx, rows)
}

/**
 * Moves a subject: another place, another person in charge. Facts and clocks follow. Throws where it cannot be seen.
 * Whoever moves it out of their own sight still sees it until the transaction ends, to finish what they began.
 */
export async function label(tx: Tx, actor: Actor, subject: string, labels: Labels): Promise<void> {
  const before = await subjectOf(tx, actor.system, subject)
  if (!before) throw new Error(`${subject} cannot be moved: it cannot be seen`)
  const moving = labelsThatChange(before, labels)
  // Nearly every act leaves its subject where it was: then no fact and no clock is written again.
  if (Object.keys(moving).length === 0) return
  await admit(tx, actor, subject)
  const changed = await updateLabels(tx, actor.system, subject, moving)
  if (!changed) throw new Error(`${subject} cannot be moved: it is gone`)
  await labelClocks(tx, actor.system, changed)
}

const labelsThatChange = (before: Subject, labels: Labels): Labels =>
  Object.fromEntries(
    Object.entries(labels).filter(
      ([name, value]) => value !== undefined && value !== before[name as keyof Labels],
    ),
  )

/**
 * Takes a fact away by law, leaving a tombstone, and reads the clocks again without it.
 * Answers with the subject, or undefined where there is no such fact to be seen.
 */
export async function redact(
  tx: Tx,
  actor: Actor,
  fact: number,
  authority: string,
): Promise<string | undefined> {
  const id = await replaceWithTombstone(tx, actor, fact, authority)
  if (id === undefined) return undefined
  const subject = await subjectOf(tx, actor.system, id)
  if (!subject) throw new Error(`The subject ${id} of a redacted fact cannot be seen`)
  const facts = await factsOf(tx, actor.system, id)
  const rows = installedRules()
    .flatMap(rule => readClocks(rule, facts))
    .map(each => rowOf(actor.system, subject, each))
  await deleteClocksExcept(tx, actor.system, id, rows)
  await upsertClocks(tx, rows)
  return id
}
