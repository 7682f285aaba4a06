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
import { type Actor, admit, type Tx } from '#platform'
import { readClocks } from './reading.ts'
import { installedRules, rulesTouchedBy } from './registry.ts'
import type { ClockRule } from './rule.ts'
import { deleteClocksExcept, labelClocks, rowOf, upsertClocks } from './store.ts'

/** Begins a subject; for the rest of the transaction it is open to whoever began it. */
export async function begin(tx: Tx, actor: Actor, subject: NewSubject): Promise<void> {
  await admit(tx, actor, subject.id)
  await insertSubject(tx, actor.system, subject)
}

/** Throws where the subject cannot be seen: an act has held it before. */
export async function record(tx: Tx, actor: Actor, fact: NewFact): Promise<Fact> {
  const inserted = await insertFact(tx, actor, fact)
  if (!inserted) throw new Error(`No fact can be recorded on ${fact.subject}: it cannot be seen`)
  // A fact that takes another back may touch any rule the other touched.
  const rules = fact.withdraws === undefined ? rulesTouchedBy(fact.name) : installedRules()
  await readAgain(tx, actor.system, inserted.subject, rules)
  return inserted.fact
}

async function readAgain(
  tx: Tx,
  system: string,
  subject: Subject,
  rules: readonly ClockRule[],
): Promise<void> {
  if (rules.length === 0) return
  const facts = await factsOf(tx, system, subject.id)
  const readings = rules.flatMap(rule => readClocks(rule, facts))
  await upsertClocks(
    tx,
    readings.map(reading => rowOf(system, subject, reading)),
  )
}

/** Moves a subject: another place, another person in charge. Facts and clocks follow. */
export async function label(tx: Tx, actor: Actor, subject: string, labels: Labels): Promise<void> {
  const changed = await updateLabels(tx, actor.system, subject, labels)
  if (changed) await labelClocks(tx, actor.system, changed)
}

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
