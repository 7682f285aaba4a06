/** Standard NHS continuing healthcare: from the notice that full consideration is required to the end of the package. */
import type { RoleId } from '#platform'
import type { CaseState } from '../case.ts'
import type { Pathway } from './pathway.ts'

const assessors: RoleId[] = ['nurse-assessor', 'social-worker']
const leads: RoleId[] = ['place-lead', 'hub-verifier']
const unit: RoleId[] = ['nurse-assessor', 'social-worker', 'place-lead', 'hub-verifier', 'broker']

const beforeDecision: CaseState[] = ['received', 'accepted', 'coordinated', 'assessed', 'recommended']
const assessing: CaseState[] = ['coordinated', 'assessed', 'recommended']
const decided: CaseState[] = ['verified', 'communicated', 'in-package']

export const standard: Pathway = {
  id: 'standard',
  start: 'received',
  rows: [
    {
      act: 'screen',
      who: [...assessors, 'place-lead'],
      from: ['received'],
      to: ['received', 'screened-out'],
    },
    { act: 'accept', who: leads, from: ['received'], to: 'accepted' },
    { act: 'close-without-decision', who: leads, from: beforeDecision, to: 'closed' },
    { act: 'name-coordinator', who: leads, from: ['accepted'], to: 'coordinated' },
    { act: 'change-coordinator', who: leads, from: [...assessing, ...decided] },
    { act: 'record-consent', who: assessors, from: ['accepted', ...assessing] },
    { act: 'ask-for-evidence', who: assessors, from: assessing },
    { act: 'chase-evidence', who: assessors, from: assessing },
    { act: 'receive-evidence', who: assessors, from: assessing },
    { act: 'record-delay', who: [...assessors, 'place-lead'], from: ['accepted', ...assessing] },
    { act: 'book-meeting', who: assessors, from: ['coordinated', 'assessed'] },
    { act: 'hold-meeting', who: assessors, from: ['coordinated', 'assessed'], to: 'assessed' },
    { act: 'recommend', who: assessors, from: ['assessed'], to: 'recommended' },
    { act: 'consult-council', who: assessors, from: assessing },
    { act: 'record-council-view', who: [...assessors, 'place-lead'], from: assessing },
    { act: 'return-to-team', who: ['hub-verifier'], from: ['recommended'], to: 'assessed' },
    { act: 'verify-decision', who: ['hub-verifier'], from: ['recommended'], to: 'verified' },
    { act: 'communicate-decision', who: [...assessors, ...leads], from: ['verified'], to: 'communicated' },
    { act: 'start-package', who: ['broker'], from: ['verified', 'communicated'], to: 'in-package' },
    { act: 'end-package', who: ['broker', ...leads], from: ['in-package'], to: 'ended' },
    { act: 'book-review', who: [...assessors, 'place-lead'], from: ['communicated', 'in-package'] },
    { act: 'complete-review', who: assessors, from: ['communicated', 'in-package'] },
    { act: 'request-local-resolution', who: unit, from: ['communicated', 'in-package', 'ended'] },
    { act: 'decide-local-resolution', who: ['hub-verifier'], from: ['communicated', 'in-package', 'ended'] },
    { act: 'request-past-period', who: unit, from: [...beforeDecision, ...decided, 'ended', 'closed'] },
    {
      act: 'decide-past-period',
      who: ['hub-verifier'],
      from: [...beforeDecision, ...decided, 'ended', 'closed'],
    },
    {
      act: 'invite-representative',
      who: [...assessors, 'place-lead'],
      from: [...beforeDecision, ...decided],
    },
    { act: 'transfer', who: ['hub-verifier'], from: [...beforeDecision, ...decided] },
    { act: 'add-note', who: unit, from: [...beforeDecision, ...decided, 'screened-out', 'ended', 'closed'] },
    { act: 'record-death', who: unit, from: [...beforeDecision, ...decided], to: ['closed', 'ended'] },
    {
      act: 'correct-fact',
      who: unit,
      from: [...beforeDecision, ...decided, 'screened-out', 'ended', 'closed'],
    },
  ],
}
