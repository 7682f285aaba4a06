/** A case that came with the service: decided years before, its review long overdue, and little else on record. */
import { careFacts } from '../facts.ts'
import { tellPackage } from './package-and-reviews.ts'
import type { Teller } from './world.ts'
import { onWorkingDay, type WrittenHistory } from './written-history.ts'

/** `on` is the day of the transfer; `stay` counts from it. */
export function tellInherited(
  teller: Teller,
  history: WrittenHistory,
  { on, stay }: { readonly on: number; readonly stay: number },
): void {
  const { chance } = teller
  const decided = onWorkingDay(on - 480 - Math.floor(chance.exponential() * 500))
  const received = onWorkingDay(decided - 30 - Math.floor(chance.exponential() * 30))
  const outcome = chance.uniform() < 0.6 ? 'nursing-care' : 'eligible'
  history.add({
    ...{ fact: careFacts.referralReceived, on: received, toldAfter: on - received },
    detail: { kind: 'other-notification', because: 'as the record that came with the service says' },
  })
  history.add({
    ...{ fact: careFacts.decisionVerified, on: decided, toldAfter: on - decided },
    detail: { outcome },
  })
  tellPackage(teller, history, { decidedOn: decided, outcome, stay: on - decided + stay, toldFrom: on })
}
