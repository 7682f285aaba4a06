/** Who may read the national return, and who signs it. */
import type { ActRule } from '#platform'

export const returnRules = {
  'view-return': {
    act: 'care.view-return',
    title: 'Read the national return',
    roles: ['performance-analyst', 'director', 'hub-verifier', 'place-lead'],
    scope: 'system',
    reads: true,
  },
  // Everybody: it shows counts by commissioner to those who read the return, and published figures to all.
  'view-variation': {
    act: 'care.view-variation',
    title: 'See how areas differ',
    roles: 'public',
    scope: 'anyone',
    reads: true,
  },
  'sign-return': {
    act: 'care.sign-return',
    title: 'Sign the return',
    roles: ['performance-analyst', 'director'],
    scope: 'system',
  },
  'prepare-return': {
    act: 'care.prepare-return',
    title: 'Sign the return as its analyst',
    roles: ['performance-analyst'],
    scope: 'system',
  },
  'approve-return': {
    act: 'care.approve-return',
    title: 'Sign the return as director',
    roles: ['director'],
    scope: 'system',
  },
} as const satisfies Record<string, ActRule>
