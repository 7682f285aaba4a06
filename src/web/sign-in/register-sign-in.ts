/** Adds signing in to a server, and gives it what it needs to know who is asking. */
import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '#kit'
import { systemsOf } from '#platform'
import { dropDraft, keepDraft, takeDraft } from '../drafts/drafts.ts'
import type { Form } from '../form.ts'
import { breakGlass, type GlassRequest, mendGlass, type Opening } from '../sessions/break-glass.ts'
import { cookiesFor } from '../sessions/cookies.ts'
import { type ForgedRequests, forgedRequests } from '../sessions/forged-requests.ts'
import { usualLimits } from '../sessions/limits.ts'
import { identify, type SessionKeeping } from '../sessions/sessions.ts'
import { attemptsIn } from './attempts.ts'
import { type Client, connectionTo } from './connection.ts'
import { demonstration } from './demonstration/demonstration.ts'
import type { SignInOptions } from './options.ts'
import { personFinder } from './person.ts'
import { workPath } from './return-path.ts'
import { addSignInRoutes, type Desk, tooMany } from './routes.tsx'
import { type OidcSettings, refuseDemonstrationInProduction } from './settings.ts'
import type { SignedIn } from './signed-in.ts'

export type SignIn = ForgedRequests & {
  /** Who is asking; null is the public. Asked once a request, however often it is called. */
  identify(request: FastifyRequest): Promise<SignedIn | null>
  /** Keeps what was posted when nobody is signed in, and says where to send the person. */
  keepDraft(request: FastifyRequest, reply: FastifyReply): Promise<Result<{ readonly goTo: string }>>
  /** What was kept for this page and person, to be shown in the form. */
  takeDraft(request: FastifyRequest, signedIn: SignedIn): Promise<Form | null>
  /** When the form was accepted. */
  dropDraft(request: FastifyRequest, reply: FastifyReply): Promise<void>
  breakGlass(glass: GlassRequest): Promise<Result<{ readonly until: string }>>
  mendGlass(glass: Omit<GlassRequest, keyof Opening>): Promise<void>
}

const usualPerMinute = 60

/** Call it before the routes that ask who somebody is; it adds cookies to the server where they are missing. */
export async function registerSignIn(server: FastifyInstance, options: SignInOptions): Promise<SignIn> {
  const { db, provider, secret, baseUrl, render, environment = process.env } = options
  refuseDemonstrationInProduction(provider, environment)
  if (!server.hasPlugin('@fastify/cookie')) await server.register(cookie)
  const limits = { ...usualLimits, ...options.limits }
  const cookies = cookiesFor(baseUrl, limits)
  const forged = forgedRequests(secret, cookies)
  const systems = options.systems ?? (() => systemsOf(db))
  const subjectsOf = options.subjectsOf ?? (async () => [])
  const keep: SessionKeeping = { db, secret, cookies, limits, systems, subjectsOf }
  const startPath = options.startPath ?? (({ system }) => workPath(system))
  const shared = { keep, forged, render, baseUrl, startPath }
  await server.register(async scope => {
    if (!scope.hasDecorator('rateLimit')) await scope.register(rateLimit, { global: false })
    if (!scope.hasContentTypeParser('application/x-www-form-urlencoded')) await scope.register(formbody)
    const desk = await deskFor(scope, shared, options)
    addSignInRoutes(scope, desk, options.signInsPerMinute ?? usualPerMinute)
    scope.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
      if (error.statusCode !== 429) throw error
      return tooMany(desk, request, reply)
    })
  })
  return signInOf(keep, forged)
}

async function deskFor(
  scope: FastifyInstance,
  shared: Omit<Desk, 'provider'>,
  { provider }: SignInOptions,
): Promise<Desk> {
  if (!provider) return { ...shared, provider: null }
  const client =
    provider.kind === 'demonstration'
      ? await demonstration(scope, shared, secretForOurselves())
      : clientFor(provider)
  const connection = connectionTo(client, cause => scope.log.warn(cause, 'sign-in was not completed'))
  const attempts = attemptsIn(shared.keep.cookies, shared.keep.secret)
  return { ...shared, provider: { connection, attempts, find: personFinder(shared.keep, provider) } }
}

const secretForOurselves = (): string => randomBytes(32).toString('base64url')

const clientFor = (settings: OidcSettings) => (): Client => ({
  ...settings,
  wantsUserInfo: settings.activities !== undefined,
})

function signInOf(keep: SessionKeeping, forged: ForgedRequests): SignIn {
  const asked = new WeakMap<FastifyRequest, Promise<SignedIn | null>>()
  return {
    ...forged,
    identify(request) {
      const answer = asked.get(request) ?? identify(keep, request)
      asked.set(request, answer)
      return answer
    },
    keepDraft: (request, reply) => keepDraft(keep, forged, { request, reply }),
    takeDraft: (request, signedIn) => takeDraft(keep, request, signedIn),
    dropDraft: (request, reply) => dropDraft(keep, { request, reply }),
    breakGlass: glass => breakGlass(keep.db, keep.limits, glass),
    mendGlass: glass => mendGlass(keep.db, glass),
  }
}
