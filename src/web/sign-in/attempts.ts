/** An attempt to sign in, between leaving for the provider and coming back: sealed in the browser's own cookie. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { attemptMinutes, type Cookies } from '../sessions/cookies.ts'
import { sealed, unsealed } from '../sessions/sealed-box.ts'
import type { Attempt } from './connection.ts'
import { safeReturnPath } from './return-path.ts'

export type Attempts = {
  keep(reply: FastifyReply, attempt: Attempt): void
  /** The attempt this browser began, once; undefined where it began none, or too long ago. */
  take(request: FastifyRequest, reply: FastifyReply): Attempt | undefined
}

export const attemptsIn = (cookies: Cookies, secret: string): Attempts => ({
  keep(reply, attempt) {
    cookies.set(reply, 'attempt', sealed(secret, 'attempt', JSON.stringify({ ...attempt, at: Date.now() })))
  },
  take(request, reply) {
    const cookie = cookies.read(request, 'attempt')
    if (cookie === undefined) return undefined
    cookies.drop(reply, 'attempt')
    const text = unsealed(secret, 'attempt', cookie)
    if (text === undefined) return undefined
    const { at, ...attempt } = JSON.parse(text) as Attempt & { at: number }
    if (Date.now() - at > attemptMinutes * 60_000) return undefined
    return { ...attempt, returnTo: safeReturnPath(attempt.returnTo) ?? '' }
  },
})
