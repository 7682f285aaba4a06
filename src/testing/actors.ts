/** Invented actors for tests. */
import { day, type Instant } from '#kit'
import type { Actor, Moment } from '#platform'

export const aMoment = (today = '2021-03-10'): Moment => ({
  today: day(today),
  now: `${today}T10:00:00.000Z` as Instant,
})

export const anActor = (role: Actor['role'], changes: Partial<Actor> = {}): Actor => ({
  id: `test:${role}`,
  name: `Test ${role}`,
  role,
  organisation: null,
  system: 'north',
  places: ['hill'],
  subjects: [],
  breakGlass: null,
  requestId: 'test',
  at: aMoment(),
  ...changes,
})
