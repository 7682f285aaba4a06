/** Brings the rows that the return counts up to date with the facts: after an import, or where anything was missed. */
import { type Fact, factsOfMany } from '#facts'
import { type Actor, as, type Db, type Tx } from '#platform'
import { requestReadings } from './request-reading.ts'
import { casesToRead, saveReadings } from './store/readings.ts'

/** In the transaction that records a fact: what the return reads from the case's facts, all of them given. */
export const readRequests = (tx: Tx, system: string, id: string, facts: readonly Fact[]): Promise<void> =>
  saveReadings(tx, system, [{ case: id, readings: requestReadings(facts) }])

const casesAtOnce = 1000

/** Reads every case whose facts have changed since it was last read, and answers with how many there were. */
export async function readAgain(
  db: Db,
  actor: Actor,
  onProgress: (cases: number) => void = () => undefined,
): Promise<number> {
  let [read, after] = [0, '']
  for (;;) {
    const step = await as(db, actor, async tx => {
      const ids = await casesToRead(tx, actor.system, casesAtOnce, after)
      if (ids.length === 0) return undefined
      const facts = bySubject(await factsOfMany(tx, actor.system, ids))
      await saveReadings(
        tx,
        actor.system,
        ids.map(id => ({ case: id, readings: requestReadings(facts.get(id) ?? []) })),
      )
      return { read: ids.length, last: ids.at(-1)! }
    })
    if (!step) return read
    ;[read, after] = [read + step.read, step.last]
    onProgress(read)
  }
}

function bySubject(facts: readonly Fact[]): Map<string, Fact[]> {
  const found = new Map<string, Fact[]>()
  for (const fact of facts) {
    const known = found.get(fact.subject)
    if (known) known.push(fact)
    else found.set(fact.subject, [fact])
  }
  return found
}
