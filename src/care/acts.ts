/** Who may do what to a case, and in which state: the one table that guards, buttons, pages and tests are made from. */
import type { ActRule } from '#platform'
import type { CaseState } from './case.ts'

const unit = ['nurse-assessor', 'social-worker', 'place-lead', 'hub-verifier', 'broker'] as const

export const acts = {
  'receive-referral': {
    act: 'care.receive-referral',
    title: 'Send the referral',
    roles: ['referrer', 'place-lead', 'nurse-assessor'],
    scope: 'system',
    to: 'received',
  },
  'follow-referrals': {
    act: 'care.follow-referrals',
    title: 'See what became of your referrals',
    roles: ['referrer', 'place-lead', 'nurse-assessor'],
    scope: 'system',
    reads: true,
  },
  'view-worklist': {
    act: 'care.view-worklist',
    title: 'See what is due',
    roles: unit,
    scope: 'system',
    reads: true,
  },
  'view-case': { act: 'care.view-case', title: 'Open the case', roles: unit, scope: 'place', reads: true },
  'view-who-has-looked': {
    act: 'care.view-who-has-looked',
    title: 'See who has looked',
    roles: [...unit, 'auditor'],
    scope: 'place',
    reads: true,
  },
  'name-coordinator': {
    act: 'care.name-coordinator',
    title: 'Name the coordinator',
    roles: ['place-lead', 'hub-verifier'],
    scope: 'place',
    from: ['received', 'coordinated'],
    to: 'coordinated',
  },
  'verify-decision': {
    act: 'care.verify-decision',
    title: 'Record the verified decision',
    roles: ['hub-verifier'],
    scope: 'place',
    from: ['coordinated'],
    to: 'decided',
  },
} as const satisfies Record<string, ActRule<CaseState>>

export type CareAct = keyof typeof acts
export const actRule = (act: CareAct): ActRule<CaseState> => acts[act]
