/** The roles a person can act in. One row a role; sign-in, guards, buttons, pages and documentation read it. */

/**
 * What a subject (a case, a question, a savings scheme) is labelled with, and who may see that label. `imports` is what
 * is on its way in: rows of a file that somebody brought, before they are anybody's case.
 */
export type Audience = 'care' | 'money' | 'imports' | 'staff' | 'public'
/** How far a role reaches: the places it was given, the whole system, or only what is its own. */
export type Reach = 'places' | 'system' | 'own'

export type Role = {
  readonly title: string
  readonly does: string
  readonly reach: Reach
  readonly audiences: readonly Audience[]
}

export const roles = {
  referrer: {
    title: 'Referrer',
    does: 'submits a completed Checklist or Fast Track Tool and sees what became of it',
    reach: 'own',
    audiences: ['public'],
  },
  'nurse-assessor': {
    title: 'Nurse assessor',
    does: 'coordinates cases, assesses and reviews',
    reach: 'places',
    audiences: ['care', 'staff', 'public'],
  },
  'social-worker': {
    title: 'Social worker',
    does: 'rates needs, recommends, records the council’s view',
    reach: 'places',
    audiences: ['care', 'staff', 'public'],
  },
  'place-lead': {
    title: 'Place lead',
    does: 'answers for the cases of one place: names coordinators, shares out the work',
    reach: 'places',
    audiences: ['care', 'staff', 'public'],
  },
  'hub-verifier': {
    title: 'Hub verifier',
    does: 'verifies recommendations for the responsible commissioner',
    reach: 'system',
    audiences: ['care', 'imports', 'staff', 'public'],
  },
  broker: {
    title: 'Broker',
    does: 'finds and arranges packages of care',
    reach: 'system',
    audiences: ['care', 'staff', 'public'],
  },
  'finance-officer': {
    title: 'Finance officer',
    does: 'accounts for money; sees no clinical detail',
    reach: 'system',
    audiences: ['money', 'staff', 'public'],
  },
  'performance-analyst': {
    title: 'Performance analyst',
    does: 'counts, checks and reports figures; brings caseloads in',
    reach: 'system',
    audiences: ['imports', 'staff', 'public'],
  },
  director: {
    title: 'Director',
    does: 'answers for the system’s promises',
    reach: 'system',
    audiences: ['money', 'staff', 'public'],
  },
  'board-secretary': {
    title: 'Board secretary',
    does: 'keeps seats, papers, votes and decisions',
    reach: 'system',
    audiences: ['staff', 'public'],
  },
  councillor: {
    title: 'Councillor',
    does: 'puts questions and weighs the answers',
    reach: 'system',
    audiences: ['public'],
  },
  'family-member': {
    title: 'Family member',
    does: 'follows the case of somebody they act for',
    reach: 'own',
    audiences: ['public'],
  },
  auditor: {
    title: 'Auditor',
    does: 'reads who did and saw what',
    reach: 'system',
    audiences: ['staff', 'public'],
  },
  administrator: {
    title: 'Administrator',
    does: 'keeps the product running; sees no case',
    reach: 'system',
    audiences: ['staff', 'public'],
  },
} as const satisfies Record<string, Role>

export type RoleId = keyof typeof roles
export const roleIds = Object.keys(roles) as RoleId[]
export const isRoleId = (text: string): text is RoleId => text in roles
export const roleOf = (id: RoleId): Role => roles[id]
