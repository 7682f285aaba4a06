/** Funded nursing care: the need for a registered nurse in a care home with nursing. */
import { careFacts } from '../facts.ts'
import type { Entitlement } from './package-and-reviews.ts'
import { byCoordinator, coordinatorFor } from './standard-story.ts'
import { byVerifier, oneOf, type Teller, wait } from './world.ts'
import { onWorkingDay, type WrittenHistory } from './written-history.ts'

export function tellNursingCare(
  teller: Teller,
  history: WrittenHistory,
  received: number,
): Omit<Entitlement, 'stay'> | null {
  const { chance } = teller
  const who = coordinatorFor(teller, received)
  history.add({
    ...{ fact: careFacts.referralReceived, on: received },
    detail: { kind: 'nursing-care', because: 'the need for a registered nurse is assessed' },
  })
  if (who)
    history.add({
      ...{ fact: careFacts.coordinatorNamed, on: onWorkingDay(received + 2) },
      detail: { coordinator: who.id, name: who.name },
    })
  if (chance.uniform() < 0.07) {
    const reason = oneOf(chance, [
      ['03', 3],
      ['04', 3],
      ['05', 3],
      ['98', 1],
    ] as const)
    history.add({ fact: careFacts.closedWithoutDecision, on: onWorkingDay(received + 8), detail: { reason } })
    return null
  }
  const recommends = onWorkingDay(received + 3 + wait(chance, 9, 0.5))
  const decides = onWorkingDay(recommends + 1 + Math.floor(chance.uniform() * 3))
  const outcome = chance.uniform() < 0.88 ? 'nursing-care' : 'not-eligible'
  history.add({ fact: careFacts.recommended, on: recommends, ...byCoordinator(who), detail: { outcome } })
  history.add({
    ...{ fact: careFacts.decisionVerified, on: decides, ...byVerifier(teller, decides) },
    detail: { outcome, recommended: outcome },
  })
  history.add({ fact: careFacts.decisionCommunicated, on: onWorkingDay(decides + 3) })
  return outcome === 'nursing-care' ? { decidedOn: decides, outcome, ...byCoordinator(who) } : null
}
