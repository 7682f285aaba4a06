/** How long a session lives. */
import type { Instant } from '#kit'
import type { SessionRow } from '../store/tables.ts'

export type SessionLimits = {
  /** Minutes without a request after which a session has ended. */
  readonly idleMinutes: number
  /** Minutes after sign-in at which a session has ended, however busy. */
  readonly absoluteMinutes: number
  /** Minutes that broken glass stays open. */
  readonly glassMinutes: number
  /** Minutes that a draft is kept. */
  readonly draftMinutes: number
}

export const usualLimits: SessionLimits = {
  idleMinutes: 30,
  absoluteMinutes: 600,
  glassMinutes: 60,
  draftMinutes: 1_440,
}

const perMinute = 60_000

export const minutesAfter = (from: Instant, minutes: number): Instant =>
  new Date(Date.parse(from) + minutes * perMinute).toISOString() as Instant

type Times = Pick<SessionRow, 'last_used_at' | 'expires_at'>

/** Has the session neither rested too long nor lived too long? */
export const isAlive = (session: Times, now: Instant, limits: SessionLimits): boolean =>
  now < session.expires_at && now < minutesAfter(session.last_used_at, limits.idleMinutes)

/** Writing down every use would be a write for every page; a thirtieth of the idle time is near enough. */
export const isDueForTouch = (session: Times, now: Instant, limits: SessionLimits): boolean =>
  now >= minutesAfter(session.last_used_at, limits.idleMinutes / 30)
