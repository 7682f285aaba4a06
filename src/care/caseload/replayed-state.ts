/** Where a case stands when a correction takes the place of what it corrects, instead of coming last. */
import { type Fact, standing, withdrawn } from '#facts'
import type { CaseState, PathwayId } from '../case.ts'
import { careFacts } from '../facts.ts'
import { leadsTo } from './fact-acts.ts'

export function replayedState(pathway: PathwayId, facts: readonly Fact[]): CaseState {
  const places = new Map<number, number>()
  for (const fact of facts) {
    const isCorrection = fact.withdraws !== null && fact.name !== withdrawn
    places.set(fact.id, isCorrection ? (places.get(fact.withdraws) ?? fact.id) : fact.id)
  }
  const now: { state: CaseState; isDecided: boolean } = { state: 'received', isDecided: false }
  for (const fact of standing(facts).sort((a, b) => places.get(a.id)! - places.get(b.id)!)) {
    const isInPlace = places.get(fact.id) === fact.id
    const to = isInPlace
      ? (fact.detail.to as CaseState | undefined)
      : leadsTo(pathway, fact.name, fact.detail, now)
    if (to) now.state = to
    if (isDecision(fact)) now.isDecided = true
  }
  return now.state
}

/** On fast track accepting the tool is the decision. */
export const isDecision = (fact: Fact): boolean =>
  fact.name === careFacts.decisionVerified ||
  (fact.name === careFacts.accepted && fact.detail.outcome !== undefined)
