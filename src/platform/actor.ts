import type { Day, Instant } from '#kit'
import { type Audience, type RoleId, roleOf } from './roles.ts'

/** Our own short name of a system: lancashire-and-south-cumbria. */
export type SystemId = string

/** When it is, as far as this actor's system is concerned. A demonstration system has a fixed day. */
export type Moment = { readonly today: Day; readonly now: Instant }

/** Whoever is acting: a member of staff, a family member, a job of the system, the public. */
export type Actor = {
  readonly id: string
  readonly name: string
  /** The role selected for this session; `public` is nobody in particular, `counting` makes totals. */
  readonly role: RoleId | 'public' | 'counting' | 'job'
  /** National code of the organisation acted for, where there is one. */
  readonly organisation: string | null
  readonly system: SystemId
  readonly places: readonly string[]
  /** Single subjects opened to this actor: an own referral, one's mother's case, a case behind broken glass. */
  readonly subjects: readonly string[]
  /** Why, where the role alone does not open the door. Audited. */
  readonly breakGlass: { readonly subject: string; readonly reason: string } | null
  readonly requestId: string
  readonly at: Moment
}

export const publicActor = (system: SystemId, at: Moment, requestId: string): Actor => ({
  ...{
    id: 'public',
    name: 'The public',
    role: 'public',
    organisation: null,
    system,
    places: [],
    subjects: [],
  },
  ...{ breakGlass: null, requestId, at },
})

export const countingActor = (system: SystemId, at: Moment, requestId: string): Actor => ({
  ...{ id: 'counting', name: 'The counting job', role: 'counting', organisation: null, system, places: [] },
  ...{ subjects: [], breakGlass: null, requestId, at },
})

/** A job or command of the product itself, with the places it was given. It is audited by its own name. */
export const jobActor = (
  name: string,
  system: SystemId,
  places: readonly string[],
  at: Moment,
  requestId: string,
): Actor => ({
  ...{ id: `job:${name}`, name, role: 'job', organisation: null, system, places, subjects: [] },
  ...{ breakGlass: null, requestId, at },
})

export function audiencesOf(actor: Actor): readonly Audience[] {
  if (actor.role === 'job') return ['care', 'money', 'imports', 'staff', 'public']
  if (actor.role === 'public' || actor.role === 'counting') return ['public']
  return roleOf(actor.role).audiences
}

/** Opens one more subject to an actor: the referral that is just being made. */
export const admitted = (actor: Actor, subject: string): Actor => ({
  ...actor,
  subjects: [...actor.subjects, subject],
})
