/** Fast track: a completed tool is enough. Care within 48 hours; never taken away without a Decision Support Tool. */
import type { RoleId } from '#platform'
import type { CaseState } from '../case.ts'
import type { Pathway } from './pathway.ts'

const assessors: RoleId[] = ['nurse-assessor', 'social-worker']
const leads: RoleId[] = ['place-lead', 'hub-verifier']
const unit: RoleId[] = ['nurse-assessor', 'social-worker', 'place-lead', 'hub-verifier', 'broker']
const open: CaseState[] = ['received', 'accepted', 'in-package']

export const fastTrack: Pathway = {
  id: 'fast-track',
  start: 'received',
  rows: [
    { act: 'accept', who: [...assessors, ...leads], from: ['received'], to: 'accepted' },
    { act: 'close-without-decision', who: leads, from: ['received'], to: 'closed' },
    { act: 'change-coordinator', who: leads, from: open },
    { act: 'record-consent', who: assessors, from: open },
    { act: 'start-package', who: ['broker'], from: ['accepted'], to: 'in-package' },
    { act: 'end-package', who: ['broker', ...leads], from: ['in-package'], to: 'ended' },
    { act: 'book-review', who: [...assessors, 'place-lead'], from: ['in-package'] },
    { act: 'complete-review', who: assessors, from: ['in-package'] },
    { act: 'invite-representative', who: [...assessors, 'place-lead'], from: open },
    { act: 'transfer', who: ['hub-verifier'], from: open },
    { act: 'add-note', who: unit, from: [...open, 'ended', 'closed'] },
    { act: 'record-death', who: unit, from: open, to: ['closed', 'ended'] },
    { act: 'correct-fact', who: unit, from: [...open, 'ended', 'closed'] },
  ],
}
