/** Who is asking: from the cookie to somebody who is signed in, and the acts on a session. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Db, momentOf, realNow, roleOf, type System } from '#platform'
import { currentAssignments } from '../sign-in/current-assignments.ts'
import { type Assignment, assignmentKey, type SignedIn } from '../sign-in/signed-in.ts'
import {
  addSession,
  type Choice,
  findSession,
  rechooseSession,
  removeEnded,
  removeSession,
  touchSession,
} from '../store/sessions.ts'
import type { Allowed, AssignmentRow, SessionRow } from '../store/tables.ts'
import type { Cookies } from './cookies.ts'
import { tokenFor } from './forged-requests.ts'
import { isAlive, isDueForTouch, minutesAfter, type SessionLimits } from './limits.ts'
import { hashed, unguessable } from './sealed-box.ts'

export type SessionKeeping = {
  readonly db: Db
  readonly secret: string
  readonly cookies: Cookies
  readonly limits: SessionLimits
  readonly systems: () => Promise<readonly System[]>
  readonly subjectsOf: (db: Db, signedIn: SignedIn) => Promise<readonly string[]>
}

/** Somebody the provider vouched for. */
export type Person = {
  readonly issuer: string
  readonly sub: string
  readonly name: string
  readonly assurance: string | null
  /** What the provider lets this sign-in do; null where it leaves that to our own assignments. */
  readonly allowed: readonly Allowed[] | null
}

/** A living session, whether or not a role was chosen. */
export type Opened = {
  readonly session: SessionRow
  readonly assignments: readonly Assignment[]
  readonly chosen: Assignment | undefined
}

export async function openedSession(keep: SessionKeeping, request: FastifyRequest): Promise<Opened | null> {
  const cookie = keep.cookies.read(request, 'session')
  if (cookie === undefined) return null
  const found = await findSession(keep.db, hashed(cookie))
  const now = realNow()
  if (!found || !isAlive(found.session, now, keep.limits)) return null
  if (isDueForTouch(found.session, now, keep.limits)) await touchSession(keep.db, found.session.id_hash, now)
  const { session } = found
  const assignments = await todaysAssignments(keep, found.assignments, session.allowed)
  return { session, assignments, chosen: assignments.find(each => isChosen(each, session)) }
}

/**
 * The person whose session this was, also when it has ended: whose draft is kept. Undefined where the session is
 * not known any more.
 */
export async function lastPersonOf(
  keep: SessionKeeping,
  request: FastifyRequest,
): Promise<Pick<SessionRow, 'issuer' | 'subject'> | undefined> {
  const cookie = keep.cookies.read(request, 'session')
  return cookie === undefined ? undefined : (await findSession(keep.db, hashed(cookie)))?.session
}

export async function todaysAssignments(
  keep: SessionKeeping,
  rows: readonly AssignmentRow[],
  allowed: readonly Allowed[] | null,
): Promise<Assignment[]> {
  if (rows.length === 0) return []
  const systems = await keep.systems()
  const known = systems.map(system => ({ system, today: momentOf(system).today }))
  return currentAssignments(rows, known, allowed)
}

const isChosen = (assignment: Assignment, session: SessionRow): boolean =>
  assignment.system === session.chosen_system &&
  assignment.role === session.chosen_role &&
  (assignment.organisation ?? '') === session.chosen_organisation

/** Null for the public: no session, an ended one, no role chosen yet, or a role that ended meanwhile. */
export async function identify(keep: SessionKeeping, request: FastifyRequest): Promise<SignedIn | null> {
  const opened = await openedSession(keep, request)
  const cookie = keep.cookies.read(request, 'session')
  if (!opened?.chosen || cookie === undefined) return null
  const signedIn = signedInFrom(
    opened.session,
    opened.chosen,
    opened.assignments,
    tokenFor(keep.secret, cookie),
  )
  if (roleOf(opened.chosen.role).reach !== 'own') return signedIn
  return { ...signedIn, subjects: await keep.subjectsOf(keep.db, signedIn) }
}

function signedInFrom(
  session: SessionRow,
  assignment: Assignment,
  assignments: readonly Assignment[],
  csrfToken: string,
): SignedIn {
  const { issuer, subject: sub, assurance, id_hash: sessionId } = session
  const shared = { issuer, sub, name: assignment.name || session.name, assurance, sessionId, csrfToken }
  return { ...shared, assignment, assignments, subjects: [], breakGlass: glassOf(session) }
}

function glassOf(session: SessionRow): SignedIn['breakGlass'] {
  const { glass_subject: subject, glass_person: person, glass_reason: reason, glass_until: until } = session
  if (subject === null || reason === null || until === null) return null
  return realNow() < until ? { subject, person, reason, until } : null
}

/** A new session, with a new identifier; the one before, if any, is gone. Returns who is signed in if a role is chosen. */
export async function startSession(
  keep: SessionKeeping,
  exchange: { request: FastifyRequest; reply: FastifyReply },
  person: Person,
  assignments: readonly Assignment[],
): Promise<SignedIn | null> {
  const before = keep.cookies.read(exchange.request, 'session')
  if (before !== undefined) await removeSession(keep.db, hashed(before))
  const [identifier, now] = [unguessable(), realNow()]
  const chosen = assignments.length === 1 ? assignments[0] : undefined
  const session = {
    ...{ id_hash: hashed(identifier), issuer: person.issuer, subject: person.sub, name: person.name },
    ...{ assurance: person.assurance, allowed: person.allowed, ...choiceOf(chosen) },
    ...{ created_at: now, expires_at: minutesAfter(now, keep.limits.absoluteMinutes) },
  }
  await addSession(keep.db, session)
  await removeEnded(keep.db, minutesAfter(now, -keep.limits.draftMinutes), now)
  keep.cookies.set(exchange.reply, 'session', identifier)
  if (!chosen) return null
  const row = { ...session, ...noGlass, last_used_at: now }
  return signedInFrom(row, chosen, assignments, tokenFor(keep.secret, identifier))
}

/** Chooses a role under a new identifier. Undefined when the key names none of this person's roles of today. */
export async function chooseRole(
  keep: SessionKeeping,
  reply: FastifyReply,
  opened: Opened,
  key: string,
): Promise<SignedIn | undefined> {
  const chosen = opened.assignments.find(each => assignmentKey(each) === key)
  if (!chosen) return undefined
  const identifier = unguessable()
  const id_hash = hashed(identifier)
  if (!(await rechooseSession(keep.db, opened.session.id_hash, id_hash, choiceOf(chosen)))) return undefined
  keep.cookies.set(reply, 'session', identifier)
  const session = { ...opened.session, ...noGlass, ...choiceOf(chosen), id_hash }
  return signedInFrom(session, chosen, opened.assignments, tokenFor(keep.secret, identifier))
}

const noGlass = { glass_subject: null, glass_person: null, glass_reason: null, glass_until: null }

const choiceOf = (chosen: Assignment | undefined): Choice => ({
  chosen_system: chosen?.system ?? null,
  chosen_role: chosen?.role ?? null,
  chosen_organisation: chosen ? (chosen.organisation ?? '') : null,
})

export async function endSession(
  keep: SessionKeeping,
  exchange: { request: FastifyRequest; reply: FastifyReply },
): Promise<void> {
  const cookie = keep.cookies.read(exchange.request, 'session')
  if (cookie !== undefined) await removeSession(keep.db, hashed(cookie))
  keep.cookies.drop(exchange.reply, 'session')
}
