/** What the cases of a list wait for from others: evidence, or the council's view. */
import { type Fact, factsOfMany } from '#facts'
import type { Tx } from '#platform'
import type { Case } from './case.ts'
import { careFacts } from './facts.ts'
import type { Awaited } from './next-step.ts'
import { openRequest } from './read-case.ts'

export function awaitedIn(facts: readonly Fact[]): Awaited | null {
  const open = openRequest(facts)
  if (!open) return null
  return open.name === careFacts.councilConsulted ? 'council' : 'evidence'
}

/** By the ids of cases; those that wait for nobody are not in it. Reads nothing where none waits. */
export async function awaitedBy(
  tx: Tx,
  system: string,
  cases: readonly Pick<Case, 'id' | 'waitingFor'>[],
): Promise<ReadonlyMap<string, Awaited>> {
  const ids = cases.flatMap(each => (each.waitingFor === null ? [] : [each.id]))
  if (ids.length === 0) return new Map()
  const facts = await factsOfMany(tx, system, ids)
  return new Map(
    ids.flatMap(id => {
      const awaited = awaitedIn(facts.filter(fact => fact.subject === id))
      return awaited ? [[id, awaited] as const] : []
    }),
  )
}
