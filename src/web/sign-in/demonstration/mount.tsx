/** Hangs the demonstration's provider into the server, for the machine it runs on and nobody else. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import { roleIds, type System } from '#platform'
import { isLoopbackHost } from '../../sessions/cookies.ts'
import type { ForgedRequests } from '../../sessions/forged-requests.ts'
import { postedFields } from '../../sessions/posted-fields.ts'
import type { Render } from '../options.ts'
import { NotSignedInBody } from '../sign-in-pages.tsx'
import { PersonaListBody } from './persona-list.tsx'
import { type Persona, personaSections } from './personas.ts'
import { demonstrationPath } from './provider.ts'

export type Mounted = {
  readonly provider: () => Promise<Provider>
  readonly personas: () => Promise<readonly Persona[]>
  readonly systems: () => Promise<readonly System[]>
  readonly forged: ForgedRequests
  readonly render: Render
}

type OfInteraction = { Params: { uid: string } }

export async function mountDemonstration(server: FastifyInstance, mounted: Mounted): Promise<void> {
  await server.register(async scope => {
    scope.addHook('onRequest', async (request, reply) => {
      if (!isFromThisMachine(request)) await reply.code(403).type('text/plain').send(`${onlyHere}.\n`)
    })
    scope.get<OfInteraction>(`${demonstrationPath}/interaction/:uid`, (request, reply) =>
      showPersonas(mounted, request, reply),
    )
    scope.post<OfInteraction>(`${demonstrationPath}/interaction/:uid`, (request, reply) =>
      choosePersona(mounted, request, reply),
    )
    await scope.register(async protocol => {
      // The provider reads the bodies of its own addresses itself.
      protocol.removeAllContentTypeParsers()
      protocol.addContentTypeParser('*', (_request, _payload, done) => done(null))
      protocol.all(`${demonstrationPath}/*`, (request, reply) => passOn(mounted, request, reply))
    })
  })
}

export const onlyHere =
  'The demonstration’s people can be chosen only on the machine that Answerable runs on, at its own address'

/** Both the connection and the address asked for are this machine's: a proxy or a tricked browser is neither. */
export function isFromThisMachine(request: FastifyRequest): boolean {
  const from = request.raw.socket.remoteAddress ?? ''
  return /^(::1|(::ffff:)?127(\.\d+){3})$/.test(from) && isLoopbackHost(request.host)
}

async function passOn({ provider }: Mounted, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const answer = (await provider()).callback()
  reply.hijack()
  // The provider finds out where it is mounted by comparing the two.
  const url = request.raw.url ?? '/'
  Object.assign(request.raw, { originalUrl: url, url: url.slice(demonstrationPath.length) })
  await answer(request.raw, reply.raw)
}

async function showPersonas(
  mounted: Mounted,
  request: FastifyRequest,
  reply: FastifyReply,
  message?: string,
) {
  if (!(await isUnderWay(mounted, request, reply))) return tookTooLong(mounted, request, reply)
  const [personas, systems] = await Promise.all([mounted.personas(), mounted.systems()])
  const body = (
    <PersonaListBody
      sections={personaSections(personas, systems, roleIds)}
      action={request.url}
      token={mounted.forged.csrfField(request, reply)}
      message={message}
    />
  )
  const status = message ? 422 : personas.length ? 200 : 503
  return mounted.render(request, reply, { title: 'Choose who to be', body, status })
}

async function choosePersona(mounted: Mounted, request: FastifyRequest, reply: FastifyReply) {
  const refused = mounted.forged.checkCsrf(request)
  if (refused) return showPersonas(mounted, request, reply, refused.refusal.message)
  const chosen = postedFields(request).get('person')
  const persona = (await mounted.personas()).find(each => each.sub === chosen)
  if (!persona) return showPersonas(mounted, request, reply, 'Choose who to be')
  if (!(await isUnderWay(mounted, request, reply))) return tookTooLong(mounted, request, reply)
  const login = { accountId: persona.sub, remember: false }
  const provider = await mounted.provider()
  const goTo = await provider.interactionResult(
    request.raw,
    reply.raw,
    { login },
    { mergeWithLastSubmission: false },
  )
  return reply.redirect(goTo, 303)
}

/** Did this browser begin to sign in here, a while ago at most? */
async function isUnderWay({ provider }: Mounted, request: FastifyRequest, reply: FastifyReply) {
  try {
    await (await provider()).interactionDetails(request.raw, reply.raw)
    return true
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'SessionNotFound') return false
    throw cause
  }
}

const tookTooLong = ({ render }: Mounted, request: FastifyRequest, reply: FastifyReply) =>
  render(request, reply, {
    title: 'You are not signed in',
    body: (
      <NotSignedInBody
        because="Signing in was begun too long ago, or in another browser"
        againHref="/sign-in"
      />
    ),
    status: 400,
  })
