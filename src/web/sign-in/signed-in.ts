/** Somebody who is signed in, and how they become the actor of a request. */
import { type Actor, type Moment, publicActor, type RoleId, type SystemId } from '#platform'

/** One role that a person holds today, in one system, for one organisation. */
export type Assignment = {
  readonly system: SystemId
  readonly role: RoleId
  /** National code; null for somebody who acts for no organisation. */
  readonly organisation: string | null
  readonly organisationName: string
  readonly places: readonly string[]
  readonly teams: readonly string[]
  readonly name: string
  readonly invented: boolean
}

/** A subject opened with a reason, for a while. */
export type BrokenGlass = {
  readonly subject: string
  /** Whom the subject is about, opened with it. */
  readonly person: string | null
  readonly reason: string
  readonly until: string
}

export type SignedIn = {
  readonly issuer: string
  readonly sub: string
  readonly name: string
  /** How sure the sign-in provider was of the person, in its own words; null where it did not say. */
  readonly assurance: string | null
  readonly assignment: Assignment
  /** All that could be chosen, the chosen one included. */
  readonly assignments: readonly Assignment[]
  /** SHA-256 of the session's identifier: names the session, opens nothing. */
  readonly sessionId: string
  readonly csrfToken: string
  /** Subjects that are this person's own: a referral they made, the case of somebody they act for. */
  readonly subjects: readonly string[]
  readonly breakGlass: BrokenGlass | null
}

/** One person at one provider: what the audit trail calls them. */
export const actorId = (issuer: string, sub: string): string => `${issuer}#${sub}`

/** Names one of a person's assignments, in a form or an address. */
export const assignmentKey = ({
  system,
  role,
  organisation,
}: Pick<Assignment, 'system' | 'role' | 'organisation'>): string =>
  [system, role, organisation ?? ''].join('/')

/** An assignment reaches its own system only: elsewhere its holder is the public, like anybody. */
export function actorOf(signedIn: SignedIn, system: SystemId, moment: Moment, requestId: string): Actor {
  const { assignment, breakGlass } = signedIn
  if (assignment.system !== system) return publicActor(system, moment, requestId)
  return {
    id: actorId(signedIn.issuer, signedIn.sub),
    name: signedIn.name,
    role: assignment.role,
    organisation: assignment.organisation,
    system,
    places: assignment.places,
    subjects: [...signedIn.subjects, ...openedBy(breakGlass)],
    breakGlass: breakGlass && { subject: breakGlass.subject, reason: breakGlass.reason },
    requestId,
    at: moment,
  }
}

const openedBy = (glass: BrokenGlass | null): string[] =>
  glass ? [glass.subject, glass.person].filter(each => each !== null) : []
