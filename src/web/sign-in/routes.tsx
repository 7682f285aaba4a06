/** The pages of signing in, choosing a role and signing out. All work without script. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '#kit'
import { type ActRule, as, audit, momentOf } from '#platform'
import { dropDraft } from '../drafts/drafts.ts'
import { SignInAgainBody } from '../layout/standing-pages.tsx'
import { isLoopbackHost } from '../sessions/cookies.ts'
import type { ForgedRequests } from '../sessions/forged-requests.ts'
import { postedFields } from '../sessions/posted-fields.ts'
import {
  chooseRole,
  endSession,
  identify,
  type Opened,
  openedSession,
  type Person,
  type SessionKeeping,
  startSession,
} from '../sessions/sessions.ts'
import { chooseRoleAct, signInAct, signOutAct } from './act-rules.ts'
import type { Attempts } from './attempts.ts'
import type { Connection } from './connection.ts'
import type { Render } from './options.ts'
import type { PersonFinder } from './person.ts'
import { safeReturnPath, signInPath } from './return-path.ts'
import { RoleChooserBody } from './role-chooser.tsx'
import { NoRoleBody, NotSignedInBody, SignOutBody } from './sign-in-pages.tsx'
import { type Assignment, actorOf, type SignedIn } from './signed-in.ts'

export type Desk = {
  readonly keep: SessionKeeping
  readonly forged: ForgedRequests
  readonly render: Render
  readonly baseUrl: () => string
  readonly startPath: (assignment: Assignment) => string
  /** Null where nobody can sign in. */
  readonly provider: {
    readonly connection: Connection
    readonly attempts: Attempts
    readonly find: PersonFinder
  } | null
}

export function addSignInRoutes(server: FastifyInstance, desk: Desk, perMinute: number): void {
  const limited = { config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } } }
  server.get('/sign-in', limited, (request, reply) => showSignIn(desk, request, reply))
  server.get('/sign-in/callback', limited, (request, reply) => comeBack(desk, request, reply))
  server.get('/role', limited, (request, reply) => showRoles(desk, request, reply))
  server.post('/role', limited, (request, reply) => takeRole(desk, request, reply))
  server.get('/sign-out', limited, (request, reply) => showSignOut(desk, request, reply))
  server.post('/sign-out', limited, (request, reply) => signOut(desk, request, reply))
}

const inQuery = (request: FastifyRequest, name: string): string | undefined =>
  new URL(request.url, 'http://answerable.invalid').searchParams.get(name) ?? undefined

async function showSignIn(desk: Desk, request: FastifyRequest, reply: FastifyReply) {
  const returnTo = safeReturnPath(inQuery(request, 'return')) ?? ''
  const base = new URL(desk.baseUrl())
  // localhost and 127.0.0.1 are one machine but two sets of cookies: sign-in happens at the one we are known by.
  if (request.host !== base.host && isLoopbackHost(request.host) && isLoopbackHost(base.host))
    return reply.redirect(new URL(request.url, base).href, 302)
  if (!desk.provider)
    return notSignedIn(
      desk,
      request,
      reply,
      'Nobody can sign in here yet, because no sign-in service is set up',
      503,
    )
  const notice = inQuery(request, 'notice')
  if (notice === 'session-ended' || notice === 'draft-kept') return showNotice(desk, request, reply, returnTo)
  const { connection, attempts } = desk.provider
  const begun = await connection.begin(callbackAddress(desk), returnTo)
  if (!begun.ok) return notSignedIn(desk, request, reply, begun.refusal, 503)
  attempts.keep(reply, begun.value.attempt)
  return reply.redirect(begun.value.address, 302)
}

const callbackAddress = ({ baseUrl }: Desk): string => new URL('/sign-in/callback', baseUrl()).href

function showNotice(desk: Desk, request: FastifyRequest, reply: FastifyReply, returnTo: string) {
  const hasDraft =
    inQuery(request, 'notice') === 'draft-kept' && desk.keep.cookies.read(request, 'draft') !== undefined
  const body = <SignInAgainBody signInHref={signInPath(returnTo)} hasDraft={hasDraft} />
  return desk.render(request, reply, { title: 'Your session ended', body })
}

function notSignedIn(
  { render }: Pick<Desk, 'render'>,
  request: FastifyRequest,
  reply: FastifyReply,
  because: Refusal | string,
  status: number,
) {
  const words = typeof because === 'string' ? because : because.message
  const body = <NotSignedInBody because={words} againHref={status === 503 ? undefined : '/sign-in'} />
  return render(request, reply, { title: 'You are not signed in', body, status })
}

/** Somebody, or a machine, tries again and again. */
export const tooMany = (desk: Desk, request: FastifyRequest, reply: FastifyReply) =>
  notSignedIn(
    desk,
    request,
    reply,
    'There were too many attempts to sign in from your network. Wait a minute, then try again',
    429,
  )

/** The provider's answer: checked, turned into a person, and the person's roles of today looked up. */
async function comeBack(desk: Desk, request: FastifyRequest, reply: FastifyReply) {
  const attempt = desk.provider?.attempts.take(request, reply)
  if (!desk.provider || !attempt)
    return notSignedIn(
      desk,
      request,
      reply,
      'You could not be signed in, because this was begun too long ago or in another browser',
      400,
    )
  const finished = await desk.provider.connection.finish(new URL(request.url, desk.baseUrl()), attempt)
  if (!finished.ok) return notSignedIn(desk, request, reply, finished.refusal, 400)
  const person = desk.provider.find.person(finished.value)
  if (!person.ok) return notSignedIn(desk, request, reply, person.refusal, 403)
  return welcome(desk, request, reply, person.value, attempt.returnTo)
}

async function welcome(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  person: Person,
  returnTo: string,
) {
  const assignments = await desk.provider!.find.assignments(person)
  if (assignments.length === 0) {
    const body = <NoRoleBody name={person.name} reference={person.sub} />
    return desk.render(request, reply, { title: 'You have no role here today', body, status: 403 })
  }
  const signedIn = await startSession(desk.keep, { request, reply }, person, assignments)
  if (!signedIn) return reply.redirect(withReturn('/role', returnTo), 303)
  await writeDown(desk, request, signedIn, signInAct)
  return reply.redirect(returnTo || desk.startPath(signedIn.assignment), 303)
}

const withReturn = (path: string, returnTo: string): string =>
  returnTo ? `${path}?${new URLSearchParams({ return: returnTo })}` : path

/** In the audit trail of the system that is acted in. */
async function writeDown({ keep }: Desk, request: FastifyRequest, signedIn: SignedIn, { act }: ActRule) {
  const system = (await keep.systems()).find(each => each.system === signedIn.assignment.system)
  if (!system) throw new Error(`an assignment in a system that is not there: ${signedIn.assignment.system}`)
  const actor = actorOf(signedIn, system.system, momentOf(system), request.id)
  await as(keep.db, actor, tx => audit(tx, actor, { act, outcome: 'done' }))
}

async function showRoles(desk: Desk, request: FastifyRequest, reply: FastifyReply, message?: string) {
  const opened = await openedSession(desk.keep, request)
  if (!opened) return reply.redirect(signInPath(returnPathOf(request)), 303)
  return showChooser(desk, request, reply, opened, message)
}

const returnPathOf = (request: FastifyRequest): string =>
  safeReturnPath(postedFields(request).get('return')) ?? safeReturnPath(inQuery(request, 'return')) ?? ''

async function showChooser(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: Opened,
  message?: string,
) {
  if (opened.assignments.length === 0) {
    const body = <NoRoleBody name={opened.session.name} reference={opened.session.subject} />
    return desk.render(request, reply, { title: 'You have no role here today', body, status: 403 })
  }
  const names = new Map((await desk.keep.systems()).map(each => [each.system, each.name]))
  const body = (
    <RoleChooserBody
      assignments={opened.assignments}
      chosen={opened.chosen}
      systemName={system => names.get(system) ?? system}
      token={desk.forged.csrfField(request, reply)}
      returnTo={returnPathOf(request)}
      message={message}
    />
  )
  return desk.render(request, reply, { title: 'Choose your role', body, status: message ? 422 : 200 })
}

async function takeRole(desk: Desk, request: FastifyRequest, reply: FastifyReply) {
  const opened = await openedSession(desk.keep, request)
  if (!opened) return reply.redirect(signInPath(returnPathOf(request), 'session-ended'), 303)
  const refused = desk.forged.checkCsrf(request)
  if (refused) return showChooser(desk, request, reply, opened, refused.refusal.message)
  const key = postedFields(request).get('assignment') ?? ''
  const signedIn = await chooseRole(desk.keep, reply, opened, key)
  if (!signedIn) return showChooser(desk, request, reply, opened, 'Choose one of your roles')
  await writeDown(desk, request, signedIn, opened.chosen ? chooseRoleAct : signInAct)
  return reply.redirect(returnPathOf(request) || desk.startPath(signedIn.assignment), 303)
}

async function showSignOut(desk: Desk, request: FastifyRequest, reply: FastifyReply) {
  const body = <SignOutBody token={desk.forged.csrfField(request, reply)} />
  return desk.render(request, reply, { title: 'Sign out', body })
}

async function signOut(desk: Desk, request: FastifyRequest, reply: FastifyReply) {
  if (desk.forged.checkCsrf(request)) return showSignOut(desk, request, reply)
  const signedIn = await identify(desk.keep, request)
  await endSession(desk.keep, { request, reply })
  await dropDraft(desk.keep, { request, reply })
  if (signedIn) await writeDown(desk, request, signedIn, signOutAct)
  const home = new URL('/', desk.baseUrl()).href
  return reply.redirect((await desk.provider?.connection.signOutAddress(home)) ?? '/', 303)
}
