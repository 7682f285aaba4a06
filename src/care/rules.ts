/** Acts of care that are not a step of one case's pathway: who may do them. */
import type { ActRule, RoleId } from '#platform'

export const unit = [
  'nurse-assessor',
  'social-worker',
  'place-lead',
  'hub-verifier',
  'broker',
] as const satisfies readonly RoleId[]

export const careRules = {
  'receive-referral': {
    act: 'care.receive-referral',
    title: 'Send the referral',
    roles: ['referrer', 'place-lead', 'nurse-assessor'],
    scope: 'system',
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
  'act-on-case': { act: 'care.act-on-case', title: 'Do the next step', roles: unit, scope: 'place' },
  'view-who-has-looked': {
    act: 'care.view-who-has-looked',
    title: 'See who has looked',
    roles: [...unit, 'auditor'],
    scope: 'place',
    reads: true,
  },
} as const satisfies Record<string, ActRule>
