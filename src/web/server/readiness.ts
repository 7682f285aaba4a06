/** One port from the first moment: a page that says how far the system is, then the product behind the same address. */
import { createServer as createHttpServer, type Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { type PreparationStep, renderPreparationPage } from '../layout/index.ts'
import { createServer, type ServerOptions } from './create-server.ts'

export type Front = {
  readonly http: Server
  /** The step being done now; those before it are done. */
  begin(step: string): void
  /** From here on the product answers. */
  open(product: FastifyInstance): Promise<void>
}

/** `steps` are what a person reads while they wait, in order. Listening is left to the caller. */
export async function createFront(steps: readonly string[], options: ServerOptions): Promise<Front> {
  let current = 0
  const waiting = await createServer(options)
  const stepsNow = (): PreparationStep[] =>
    steps.map((text, index) => ({
      text,
      state: index < current ? 'done' : index === current ? 'now' : 'to come',
    }))
  waiting.get('/healthz', (_request, reply) =>
    reply.code(503).send({ status: 'starting', steps: stepsNow() }),
  )
  waiting.setNotFoundHandler((request, reply) =>
    reply
      .code(503)
      .header('retry-after', '2')
      .type('text/html; charset=utf-8')
      .send(
        renderPreparationPage({
          steps: stepsNow(),
          checkHref: request.method === 'GET' ? request.url : '/',
          isDemonstration: true,
        }),
      ),
  )
  await waiting.ready()
  let behind = waiting
  return {
    http: createHttpServer((request, response) => behind.routing(request, response)),
    begin: step => {
      const index = steps.indexOf(step)
      if (index < 0) throw new Error(`“${step}” is not a step of making ready`)
      current = index
    },
    open: async product => {
      await product.ready()
      behind = product
    },
  }
}

/** /healthz of the product itself: ready while the database answers. */
export function addHealth(server: FastifyInstance, isReachable: () => Promise<boolean>): void {
  server.get('/healthz', async (request, reply) => {
    const reachable = await isReachable().catch((cause: Error) => {
      request.log.error(cause)
      return false
    })
    return reply.code(reachable ? 200 : 503).send({ status: reachable ? 'ready' : 'database unreachable' })
  })
}
