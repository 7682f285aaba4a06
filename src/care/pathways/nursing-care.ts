/** NHS-funded nursing care: continuing healthcare considered first, then the need for a registered nurse, a flat rate. */
import type { RoleId } from '#platform'
import type { CaseState } from '../case.ts'
import type { Pathway } from './pathway.ts'

const assessors: RoleId[] = ['nurse-assessor', 'social-worker']
const leads: RoleId[] = ['place-lead', 'hub-verifier']
const unit: RoleId[] = ['nurse-assessor', 'social-worker', 'place-lead', 'hub-verifier', 'broker']
const open: CaseState[] = ['received', 'coordinated', 'recommended', 'verified', 'communicated', 'in-package']

export const nursingCare: Pathway = {
  id: 'nursing-care',
  start: 'received',
  rows: [
    { act: 'name-coordinator', who: leads, from: ['received'], to: 'coordinated' },
    {
      act: 'change-coordinator',
      who: leads,
      from: ['coordinated', 'recommended', 'verified', 'communicated', 'in-package'],
    },
    {
      act: 'close-without-decision',
      who: leads,
      from: ['received', 'coordinated', 'recommended'],
      to: 'closed',
    },
    { act: 'record-consent', who: assessors, from: ['received', 'coordinated'] },
    { act: 'recommend', who: ['nurse-assessor'], from: ['coordinated'], to: 'recommended' },
    { act: 'return-to-team', who: ['hub-verifier'], from: ['recommended'], to: 'coordinated' },
    { act: 'verify-decision', who: ['hub-verifier'], from: ['recommended'], to: 'verified' },
    { act: 'communicate-decision', who: [...assessors, ...leads], from: ['verified'], to: 'communicated' },
    { act: 'start-package', who: ['broker'], from: ['verified', 'communicated'], to: 'in-package' },
    { act: 'end-package', who: ['broker', ...leads], from: ['in-package'], to: 'ended' },
    { act: 'book-review', who: [...assessors, 'place-lead'], from: ['in-package'] },
    { act: 'complete-review', who: assessors, from: ['in-package'] },
    { act: 'request-local-resolution', who: unit, from: ['communicated', 'in-package', 'ended'] },
    { act: 'decide-local-resolution', who: ['hub-verifier'], from: ['communicated', 'in-package', 'ended'] },
    { act: 'invite-representative', who: [...assessors, 'place-lead'], from: open },
    { act: 'transfer', who: ['hub-verifier'], from: open },
    { act: 'add-note', who: unit, from: [...open, 'ended', 'closed'] },
    { act: 'record-death', who: unit, from: open, to: ['closed', 'ended'] },
    { act: 'correct-fact', who: unit, from: [...open, 'ended', 'closed'] },
  ],
}
