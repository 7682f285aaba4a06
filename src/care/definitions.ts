/** What the registry collects from care. */
import type { ClockRule } from '#clocks/definitions'
import { acts } from './acts.ts'
import { closedWithoutDecision, decisionVerified, referralReceived } from './facts.ts'

/** A referral starts the 28 days when full consideration is required: a positive Checklist, or reasons given. */
export const clockRules: readonly ClockRule[] = [
  {
    id: 'chc-decision',
    limit: 'chc-decision',
    starts: [referralReceived],
    startsIf: fact => fact.detail.fullConsideration === true,
    stops: [decisionVerified],
    discounts: [closedWithoutDecision],
  },
]

export const careActs = acts
