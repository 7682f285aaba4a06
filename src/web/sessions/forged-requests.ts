/**
 * Protection against forms sent from other sites. Every form carries a token made from the browser's own cookie
 * and the product's secret: the session's, or for those not signed in a visitor's.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Refused, refuse } from '#kit'
import type { Cookies } from './cookies.ts'
import { postedFields } from './posted-fields.ts'
import { signatureOf, unguessable } from './sealed-box.ts'

/** The name of the hidden field. */
export const csrfFieldName = '_csrf'

export type ForgedRequests = {
  /** The value of the hidden field; sets the visitor's cookie where there is none yet. */
  csrfField(request: FastifyRequest, reply: FastifyReply): string
  /** Undefined when the form is from a page of ours, opened by this browser. `token` where the body is a stream. */
  checkCsrf(request: FastifyRequest, token?: string): Refused | undefined
}

/** Different on every page, so that a compressed page gives nothing away. */
export function tokenFor(secret: string, cookie: string): string {
  const salt = randomBytes(8).toString('base64url')
  return `${salt}.${signatureOf(secret, 'form', salt, cookie)}`
}

export function isTokenFor(secret: string, cookie: string, token: string): boolean {
  const [salt, signature, ...rest] = token.split('.')
  if (!salt || !signature || rest.length) return false
  const [given, right] = [signature, signatureOf(secret, 'form', salt, cookie)].map(text => Buffer.from(text))
  return (
    given !== undefined &&
    right !== undefined &&
    given.length === right.length &&
    timingSafeEqual(given, right)
  )
}

export function forgedRequests(secret: string, cookies: Cookies): ForgedRequests {
  const madeNow = new WeakMap<FastifyRequest, string>()
  const cookieOf = (request: FastifyRequest) =>
    cookies.read(request, 'session') ?? cookies.read(request, 'visitor') ?? madeNow.get(request)
  return {
    csrfField(request, reply) {
      const known = cookieOf(request)
      if (known !== undefined) return tokenFor(secret, known)
      const visitor = unguessable()
      madeNow.set(request, visitor)
      cookies.set(reply, 'visitor', visitor)
      return tokenFor(secret, visitor)
    },
    checkCsrf(request, token = postedFields(request).get(csrfFieldName) ?? '') {
      const cookie = cookieOf(request)
      if (comesFromElsewhere(request) || cookie === undefined || !isTokenFor(secret, cookie, token))
        return refuse(
          'not-permitted',
          'You cannot do this yet, because the page you sent was opened before your sign-in changed, or is not one of ours. Look it over and send it again',
        )
      return undefined
    },
  }
}

/** What the browser itself says of the page that sent the form, where it says so. */
export const comesFromElsewhere = (request: FastifyRequest): boolean =>
  ['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site'] ?? ''))

/** The browser vouches that one of our own pages sent the form. */
export function comesFromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = request.headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host
}
