/**
 * A death belongs to the person, and so to every case of theirs that it finds open or funded: each has the fact of its
 * own, from which its time limits and the return are read. What one case must be told to agree with the day of death.
 */
import { type Fact, standing } from '#facts'
import type { Day } from '#kit'
import type { Case } from './case.ts'
import { careFacts } from './facts.ts'

export type DeathOwed =
  | { readonly is: 'to-tell'; readonly on: Day }
  | { readonly is: 'to-move'; readonly on: Day; readonly death: Fact }
  | { readonly is: 'to-take-back'; readonly death: Fact }

type Struck = Pick<Case, 'state' | 'receivedOn' | 'decidedOn' | 'outcome'>

/** Undefined where the case agrees. `diedOn` is null where nobody died. */
export function deathOwed(of: Struck, facts: readonly Fact[], diedOn: Day | null): DeathOwed | undefined {
  const death = standing(facts).find(fact => fact.name === careFacts.died)
  if (diedOn === null) return death && { is: 'to-take-back', death }
  if (death) return death.occurredOn === diedOn ? undefined : { is: 'to-move', on: diedOn, death }
  return isOpenOrFunded(of, diedOn) ? { is: 'to-tell', on: diedOn } : undefined
}

const over: readonly string[] = ['ended', 'closed', 'screened-out']

function isOpenOrFunded({ state, receivedOn, decidedOn, outcome }: Struck, on: Day): boolean {
  const isRefused = outcome === 'not-eligible' && decidedOn !== null && decidedOn <= on
  return !over.includes(state) && !isRefused && receivedOn <= on
}
