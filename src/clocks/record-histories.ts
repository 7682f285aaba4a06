/**
 * Histories that come from elsewhere, many subjects at once: facts and clocks in the stream. For imports alone, which
 * work as the owner of the tables; everybody else records one fact at a time.
 */
import { type Fact, insertFacts, relabelFacts, type Subject, upsertSubjects } from '#facts'
import type { Tx } from '#platform'
import { readClocks } from './reading.ts'
import { installedRules } from './registry.ts'
import type { ClockRule } from './rule.ts'
import { type ClockRow, deleteClocksExcept, rowOf, upsertClocks } from './store/clock.ts'
import { insertClocks } from './store/histories.ts'

export type History = {
  /** As it is after the added facts; `version` counts all of them. */
  readonly subject: Subject
  /** Facts that are there already. */
  readonly known: readonly Fact[]
  /** Facts to append, with their reserved numbers. */
  readonly added: readonly Fact[]
}

/** Appends the facts of each subject, and reads its clocks from all of them. */
export async function recordHistories(tx: Tx, system: string, histories: readonly History[]): Promise<void> {
  const subjects = new Map(histories.map(({ subject }) => [subject.id, subject]))
  await upsertSubjects(tx, system, [...subjects.values()])
  const known = histories.filter(each => each.known.length > 0)
  await relabelFacts(
    tx,
    system,
    known.map(each => each.subject),
  )
  await insertFacts(
    tx,
    system,
    subjects,
    histories.flatMap(each => each.added),
  )
  const fresh = histories.filter(each => each.known.length === 0)
  await insertClocks(
    tx,
    fresh.flatMap(each => clocksOfHistory(system, each)),
  )
  for (const each of known) {
    const rows = clocksOfHistory(system, each)
    await deleteClocksExcept(tx, system, each.subject.id, rows)
    await upsertClocks(tx, rows)
  }
}

function clocksOfHistory(system: string, { subject, known, added }: History): ClockRow[] {
  const facts = known.length === 0 ? added : [...known, ...added]
  return installedRules()
    .filter(rule => mayStart(rule, facts))
    .flatMap(rule => readClocks(rule, facts))
    .map(reading => rowOf(system, subject, reading))
}

/** Most histories start few rules: the others are not worth reading. */
const mayStart = (rule: ClockRule, facts: readonly Fact[]): boolean =>
  facts.some(fact => rule.starts.includes(fact.name))
