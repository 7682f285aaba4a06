/**
 * The JSON interface: the same acts as the pages, the same sign-in, the same refusals. Somebody who is signed in in a
 * browser may use it; there is no key for programs yet. Whatever it answers carries `x-csrf`, which has to be sent back
 * with a POST, as a header of that name.
 */
import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { type Refusal, type RefusalCode, type Result, refusalCodes, refuse } from '#kit'
import { as, auditRefusal, guardRole } from '#platform'
import type { ApiAnswer, ApiRoute } from '../api-route.ts'
import type { JsonSchema } from '../fields/json-schema.ts'
import { type Answering, type Asked, whoAsks } from './answer.tsx'
import { statusOf } from './status.ts'

const tokenHeader = 'x-csrf'

const refusalSchema: JsonSchema = {
  type: 'object',
  properties: {
    refusal: {
      type: 'object',
      properties: {
        code: { type: 'string', enum: [...refusalCodes] },
        message: { type: 'string' },
        field: { type: 'string' },
        others: { type: 'array', items: { type: 'object' } },
      },
      required: ['code', 'message'],
    },
  },
}

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Answerable',
    version: '1',
    description:
      'The acts of the product as JSON. Sign in with a browser; the session’s cookie is the only way in, there is no key for programs yet. Days are written YYYY-MM-DD.',
  },
  components: {
    securitySchemes: { session: { type: 'apiKey' as const, in: 'cookie' as const, name: 'session' } },
  },
  security: [{ session: [] }],
}

export async function addApi(
  server: FastifyInstance,
  answering: Answering,
  routes: readonly ApiRoute[],
): Promise<void> {
  await server.register(async scope => {
    await scope.register(swagger, { openapi: description })
    // The schemas are documentation: an act reads what was sent by its own fields and says what is wrong with each.
    scope.setValidatorCompiler(() => () => true)
    scope.setSerializerCompiler(() => data => JSON.stringify(data))
    scope.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
      sendUnreadable(error, request, reply),
    )
    for (const route of routes)
      scope.route({
        ...{ method: route.method, url: route.path, schema: schemaOf(route) },
        handler: (request, reply) => answer(answering, route, request, reply),
      })
    scope.get('/api/openapi.json', { schema: { hide: true } as FastifySchema }, () => scope.swagger())
  })
}

function schemaOf({ summary, body, answers, method }: ApiRoute): FastifySchema {
  const refusals = Object.fromEntries(
    [...new Set(Object.values(statusOf))].map(status => [
      status,
      { description: codesOf(status).join(' or '), ...refusalSchema },
    ]),
  )
  const header = {
    type: 'object',
    properties: { [tokenHeader]: { type: 'string', description: 'As the last answer gave it' } },
    required: [tokenHeader],
  }
  return {
    summary,
    ...(body ? { body } : {}),
    ...(method === 'POST' ? { headers: header } : {}),
    response: { 200: { description: 'Done', ...answers }, ...refusals },
  } as FastifySchema
}

const codesOf = (status: number): RefusalCode[] => refusalCodes.filter(code => statusOf[code] === status)

async function answer(
  answering: Answering,
  route: ApiRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asked = await whoAsks(answering, request, reply)
  if (!asked) return sendRefusal(reply, refuse('not-found', 'There is no such system').refusal)
  const { actor } = asked
  const outcome = await done(answering, route, asked)
  reply.header(tokenHeader, answering.signIn.csrfField(request, reply)).header('cache-control', 'no-store')
  if (outcome.ok)
    return reply
      .code(outcome.value.status ?? 200)
      .type('application/json')
      .send(outcome.value.body)
  await auditRefusal(answering.db, actor, {
    act: route.act.act,
    refusal: outcome.refusal.code,
    subject: (request.params as Record<string, string>).id,
  })
  return sendRefusal(reply, outcome.refusal)
}

/** In the order of precedence of all refusals: who you are, what you may do, then what you sent. */
async function done(answering: Answering, route: ApiRoute, asked: Asked): Promise<Result<ApiAnswer>> {
  const { actor, request, system } = asked
  const unsuited = guardRole(route.act, actor)
  if (unsuited) return unsuited
  if (route.method === 'POST') {
    const token = request.headers[tokenHeader]
    const forged = answering.signIn.checkCsrf(request, typeof token === 'string' ? token : undefined)
    if (forged) return forged
  }
  const body = bodyOf(request)
  if (!body.ok) return body
  return as(answering.db, actor, tx =>
    route.answer({
      ...{ tx, actor, system, body: body.value, params: request.params as Record<string, string> },
      query: new URLSearchParams(request.url.split('?')[1] ?? ''),
    }),
  )
}

function bodyOf({ method, body }: FastifyRequest): Result<Readonly<Record<string, unknown>>> {
  if (method === 'GET') return { ok: true, value: {} }
  if (body instanceof URLSearchParams || typeof body !== 'object' || body === null || Array.isArray(body))
    return refuse('invalid', 'Send a JSON object')
  return { ok: true, value: body as Record<string, unknown> }
}

const sendRefusal = (reply: FastifyReply, refusal: Refusal): FastifyReply =>
  reply.code(statusOf[refusal.code]).type('application/json').send({ refusal })

/** What could not be read is refused like anything else; a bug is logged, and says nothing but its reference. */
function sendUnreadable(
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500
  if (status === 413) return sendRefusal(reply, refuse('too-large', 'What was sent is too large').refusal)
  if (status < 500) return sendRefusal(reply, refuse('invalid', 'Send a JSON object').refusal)
  console.error(`[${request.id}] ${request.method} ${request.url}\n${error.stack ?? error.message}`)
  return reply
    .code(500)
    .type('application/json')
    .send({ error: { reference: request.id } })
}
