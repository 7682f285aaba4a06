/** Making the projection again from the facts: after a rule changed, or to prove that it was right. */
import { type Fact, factsOfMany, subjectsAfter } from '#facts'
import { type Actor, as, type Db } from '#platform'
import { readClocks } from './reading.ts'
import { installedRules } from './registry.ts'
import { deleteClocksExcept, rowOf, upsertClocks } from './store/clock.ts'

const subjectsPerStep = 500

/** Rebuilds a system's clocks, 500 subjects a transaction, and answers with how many subjects and clocks there are. */
export async function rebuildClocks(
  db: Db,
  actor: Actor,
  onProgress: (subjects: number) => void = () => undefined,
): Promise<{ subjects: number; clocks: number }> {
  let [subjects, clocks, after] = [0, 0, '']
  for (;;) {
    const step = await as(db, actor, async tx => {
      const page = await subjectsAfter(tx, actor.system, after, subjectsPerStep)
      if (page.length === 0) return undefined
      const facts = bySubject(
        await factsOfMany(
          tx,
          actor.system,
          page.map(each => each.id),
        ),
      )
      let made = 0
      for (const subject of page) {
        const readings = installedRules().flatMap(rule => readClocks(rule, facts.get(subject.id) ?? []))
        const rows = readings.map(reading => rowOf(actor.system, subject, reading))
        await deleteClocksExcept(tx, actor.system, subject.id, rows)
        await upsertClocks(tx, rows)
        made += rows.length
      }
      return { subjects: page.length, clocks: made, last: page.at(-1)!.id }
    })
    if (!step) return { subjects, clocks }
    ;[subjects, clocks, after] = [subjects + step.subjects, clocks + step.clocks, step.last]
    onProgress(subjects)
  }
}

function bySubject(facts: readonly Fact[]): Map<string, Fact[]> {
  const found = new Map<string, Fact[]>()
  for (const fact of facts) found.set(fact.subject, [...(found.get(fact.subject) ?? []), fact])
  return found
}
