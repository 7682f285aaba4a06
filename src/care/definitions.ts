/** What the registry collects from care. */
import type { ClockRule } from '#clocks/definitions'
import { caseloadRules } from './caseload/rules.ts'
import { careFacts } from './facts.ts'
import { anyPathwayRule, type PathwayAct } from './pathways/index.ts'
import { actTitles } from './pathways/pathway.ts'
import { returnRules } from './return/rules.ts'
import { careRules } from './rules.ts'

const ends = [careFacts.died, careFacts.packageEnded]

export const clockRules: readonly ClockRule[] = [
  {
    id: 'chc-decision',
    limit: 'chc-decision',
    starts: [careFacts.referralReceived, careFacts.screened],
    // Full consideration is required after a positive Checklist, another such notice, or with reasons given.
    startsIf: fact => fact.detail.fullConsideration === true,
    stops: [careFacts.decisionVerified],
    discounts: [careFacts.closedWithoutDecision, careFacts.died],
  },
  {
    id: 'chc-review-first',
    limit: 'chc-review-first',
    starts: [careFacts.decisionVerified, careFacts.accepted],
    startsIf: fact => ['eligible', 'nursing-care', 'joint-package'].includes(String(fact.detail.outcome)),
    stops: [careFacts.reviewDone],
    discounts: ends,
  },
  {
    id: 'chc-review-next',
    limit: 'chc-review-next',
    starts: [careFacts.reviewDone],
    stops: [careFacts.reviewDone],
    discounts: ends,
    recurs: true,
  },
  {
    id: 'fast-track-package',
    limit: 'fast-track-package',
    starts: [careFacts.referralReceived],
    startsIf: fact => fact.detail.pathway === 'fast-track',
    stops: [careFacts.packageStarted],
    discounts: [careFacts.closedWithoutDecision, careFacts.died],
  },
  {
    id: 'local-resolution-request',
    limit: 'local-resolution-request',
    starts: [careFacts.decisionCommunicated],
    stops: [careFacts.localResolutionRequested],
    discounts: [careFacts.died],
  },
]

export const careActs = [
  ...Object.values(careRules),
  ...Object.values(caseloadRules),
  ...Object.values(returnRules),
  ...(Object.keys(actTitles) as PathwayAct[]).map(act => anyPathwayRule(act)),
]
