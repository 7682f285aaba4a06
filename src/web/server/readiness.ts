/** The server listens before the system is ready, and says how far it is. */
import type { FastifyInstance } from 'fastify'
import { type PreparationStep, renderPreparationPage } from '../layout/index.ts'

export type Readiness = {
  /** Steps done so far, the one being done, and those to come. */
  steps(): readonly PreparationStep[]
  isReady(): boolean
  begin(step: string): void
  ready(): void
}

export function readinessOf(steps: readonly string[]): Readiness {
  let current = 0
  return {
    steps: () =>
      steps.map((text, index) => ({
        text,
        state: index < current ? 'done' : index === current ? 'now' : 'to come',
      })),
    isReady: () => current >= steps.length,
    begin: step => {
      const index = steps.indexOf(step)
      if (index < 0) throw new Error(`“${step}” is not a step of making ready`)
      current = index
    },
    ready: () => {
      current = steps.length
    },
  }
}

/** /healthz always answers; every other page waits, with a page that says for what. */
export function registerReadiness(
  server: FastifyInstance,
  readiness: Readiness,
  check: () => Promise<boolean>,
): void {
  server.get('/healthz', async (_request, reply) => {
    if (!readiness.isReady()) return reply.code(503).send({ status: 'starting', steps: readiness.steps() })
    const reachable = await check()
    return reply.code(reachable ? 200 : 503).send({ status: reachable ? 'ready' : 'database unreachable' })
  })
  server.addHook('onRequest', async (request, reply) => {
    if (readiness.isReady() || request.url.startsWith('/assets/') || request.url === '/healthz') return
    const checkHref = request.method === 'GET' ? request.url : '/'
    await reply
      .code(503)
      .header('retry-after', '2')
      .type('text/html; charset=utf-8')
      .send(renderPreparationPage({ steps: readiness.steps(), checkHref, isDemonstration: true }))
  })
}
