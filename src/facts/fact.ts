import type { Day, Instant } from '#kit'

/**
 * Something that happened, in the words of the area that recorded it: `care.referral-received`. Facts are appended,
 * never changed. `withdraws` names the fact that this one takes back (a correction carries the same name as what it
 * replaces; a plain withdrawal is called `facts.withdrawn`).
 */
export type Fact = {
  readonly id: number
  readonly subject: string
  readonly name: string
  /** The day it happened, in London. */
  readonly occurredOn: Day
  /** Only where hours matter. */
  readonly occurredAt: Instant | null
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly recordedRole: string
  readonly recordedOrganisation: string | null
  readonly withdraws: number | null
  readonly detail: Detail
}
export type Detail = Readonly<Record<string, unknown>>

export type NewFact = {
  readonly subject: string
  readonly name: string
  readonly occurredOn: Day
  readonly occurredAt?: Instant
  readonly withdraws?: number
  readonly detail?: Detail
}

export const withdrawn = 'facts.withdrawn'

/**
 * The facts that hold: those not taken back by a fact that itself holds. Newest first decides, because only a later
 * fact can take back an earlier one, and may be taken back in turn.
 */
export function standing(facts: readonly Fact[]): Fact[] {
  const takenBack = new Set<number>()
  const held: Fact[] = []
  for (const fact of [...facts].sort((a, b) => b.id - a.id)) {
    if (takenBack.has(fact.id)) continue
    if (fact.withdraws !== null) takenBack.add(fact.withdraws)
    held.push(fact)
  }
  return held.sort(byOccurrence)
}

/** What was known at an instant: facts recorded by then, less what had been taken back by then. */
export const knownAt = (facts: readonly Fact[], at: Instant): Fact[] =>
  facts.filter(fact => fact.recordedAt <= at)

/**
 * The order in which things happened; on one day and without hours, the order in which we were told. A fact without
 * an hour comes before those of its day that have one: comparing some pairs by hour and others by number would go
 * round in circles, and the same facts could then be read in two ways.
 */
export function byOccurrence(a: Fact, b: Fact): number {
  if (a.occurredOn !== b.occurredOn) return a.occurredOn < b.occurredOn ? -1 : 1
  const [hourOfA, hourOfB] = [a.occurredAt ?? '', b.occurredAt ?? '']
  if (hourOfA !== hourOfB) return hourOfA < hourOfB ? -1 : 1
  return a.id - b.id
}
