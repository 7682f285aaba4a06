/** Invented facts for tests of what is read from facts. */
import type { Fact } from '#facts'
import { day, type Instant } from '#kit'

/** Recorded at ten o'clock on the day it happened, unless the changes say otherwise. */
export const aFact = (id: number, name: string, occurredOn: string, changes: Partial<Fact> = {}): Fact => ({
  id,
  subject: 'case-1',
  name,
  occurredOn: day(occurredOn),
  occurredAt: null,
  recordedAt: `${occurredOn}T10:00:00.000Z` as Instant,
  recordedBy: 'test:nurse-assessor',
  recordedRole: 'nurse-assessor',
  recordedOrganisation: null,
  withdraws: null,
  detail: {},
  ...changes,
})
