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
  'view-team': {
    act: 'care.view-team',
    title: 'See the team’s cases',
    roles: unit,
    scope: 'place',
    reads: true,
  },
  'assign-cases': {
    act: 'care.assign-cases',
    title: 'Assign the cases',
    roles: ['place-lead', 'hub-verifier'],
    scope: 'place',
  },
  'view-hub': {
    act: 'care.view-hub',
    title: 'See the cases of all teams',
    roles: ['hub-verifier'],
    scope: 'system',
    reads: true,
  },
  'view-overview': {
    act: 'care.view-overview',
    title: 'See how late the unit is',
    roles: ['director', 'performance-analyst', 'place-lead', 'hub-verifier'],
    scope: 'system',
    reads: true,
  },
  'find-case': {
    act: 'care.find-case',
    title: 'Find the case',
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
  'list-entries': {
    act: 'care.list-entries',
    title: 'List what is recorded, without what it says',
    roles: ['auditor'],
    scope: 'own',
    reads: true,
  },
  'redact-fact': {
    act: 'care.redact-fact',
    title: 'Remove the entry',
    roles: ['auditor'],
    scope: 'own',
  },
  'follow-own-case': {
    act: 'care.follow-own-case',
    title: 'Follow the case of somebody you act for',
    roles: ['family-member'],
    scope: 'system',
    reads: true,
  },
  'tell-us': {
    act: 'care.tell-us',
    title: 'Tell the unit something',
    roles: ['family-member'],
    scope: 'own',
  },
} as const satisfies Record<string, ActRule>
