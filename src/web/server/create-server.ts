/** The HTTP server: security headers, forms, files, errors, and one route for every page of the registry. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import helmet from '@fastify/helmet'
import staticFiles from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import { ErrorBody, renderPage } from '../layout/index.ts'
import type { Page } from '../page.ts'
import { type Answering, answerGet, answerPost, sendNotFound } from './answer.tsx'
import { takesForms } from './take-file.ts'

/** Compiled styles, fonts and scripts; made by `npm run build`, which start and test both do first. */
const assets = fileURLToPath(new URL('../../../dist/assets', import.meta.url))
const largestForm = 1_000_000

export type ServerOptions = { readonly log: boolean; readonly trustProxy: boolean }

/** A server that listens at once: pages are added by `addPages` once the system is ready to answer them. */
export async function createServer({ log, trustProxy }: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: log ? { level: 'warn' } : false,
    trustProxy,
    bodyLimit: largestForm,
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
  })
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...{ 'default-src': ["'self'"], 'img-src': ["'self'", 'data:'], 'object-src': ["'none'"] },
        ...{ 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"], 'form-action': ["'self'"] },
      },
    },
    // Behind plain HTTP on a loopback address the browser must not be sent to https.
    strictTransportSecurity: trustProxy,
  })
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, parsed) => parsed(null, new URLSearchParams(String(body))),
  )
  if (existsSync(assets))
    await server.register(staticFiles, { root: assets, prefix: '/assets/', maxAge: '1h' })
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500)
      console.error(`[${request.id}] ${request.method} ${request.url}\n${error.stack ?? error.message}`)
    const html = renderPage({
      ...{
        title: 'Something went wrong here',
        system: null,
        asAt: null,
        isDemonstration: false,
        actor: null,
      },
      ...{ navigation: [], main: ErrorBody({ reference: request.id }) },
    })
    return reply.code(status).type('text/html; charset=utf-8').send(html)
  })
  return server
}

export function addPages(server: FastifyInstance, answering: Answering, pages: readonly Page[]): void {
  for (const page of pages) {
    server.get(page.path, (request, reply) => answerGet(answering, page, request, reply))
    const post = (scope: FastifyInstance) =>
      scope.post(page.path, (request, reply) => answerPost(answering, page, request, reply))
    if (page.submit?.takesFile)
      server.register(async scope => {
        await takesForms(scope)
        post(scope)
      })
    else if (page.submit) post(server)
  }
  server.setNotFoundHandler((request, reply) => sendNotFound(answering, request, reply))
}
