/** The cookies this product sets. None is readable by a script, none is sent along from another site's form. */
// Only for the types of request.cookies and reply.setCookie.
import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SessionLimits } from './limits.ts'

export type CookieName = 'session' | 'visitor' | 'attempt' | 'draft'

export type Cookies = {
  read(request: FastifyRequest, name: CookieName): string | undefined
  set(reply: FastifyReply, name: CookieName, value: string): void
  drop(reply: FastifyReply, name: CookieName): void
}

/** Minutes somebody may take at the sign-in provider. */
export const attemptMinutes = 15

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]']

/** Is this the machine itself, by name? `host` may carry a port. */
export const isLoopbackHost = (host: string): boolean => loopbackHosts.includes(host.replace(/:\d+$/, ''))

/** Plain http is for the machine itself only. */
export const isLoopbackHttp = (address: string): boolean => {
  const url = new URL(address)
  return url.protocol === 'http:' && isLoopbackHost(url.host)
}

/**
 * Over https the names begin with `__Host-`, so that no neighbouring host name can plant one. A session cookie
 * ends with the browser; the session behind it ends by its own limits.
 */
export function cookiesFor(baseUrl: () => string, limits: SessionLimits): Cookies {
  const secure = () => !isLoopbackHttp(baseUrl())
  const named = (name: CookieName) => `${secure() ? '__Host-' : ''}answerable-${name}`
  const options = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: secure() }) as const
  const minutes: Partial<Record<CookieName, number>> = {
    attempt: attemptMinutes,
    draft: limits.draftMinutes,
  }
  return {
    read: (request, name) => request.cookies[named(name)],
    set: (reply, name, value) => {
      const lasts = minutes[name]
      reply.setCookie(named(name), value, {
        ...options(),
        ...(lasts === undefined ? {} : { maxAge: lasts * 60 }),
      })
    },
    drop: (reply, name) => {
      reply.clearCookie(named(name), options())
    },
  }
}
