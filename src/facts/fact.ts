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
 * What is left in the place of a correction that was removed by law: nothing of what it said, only that what it took
 * the place of does not hold. A withdrawal that is removed stays a withdrawal, without its reason.
 */
export const removed = 'facts.removed'

/**
 * The facts that hold: those not taken back by a fact that itself holds. Newest first decides, because only a later
 * fact can take back an earlier one, and may be taken back in turn: then the earlier one holds again. A correction
 * that is corrected once more keeps what it replaced away.
 */
export function standing(facts: readonly Fact[]): Fact[] {
  const takenBack = new Set<number>()
  const replaced = new Set<number>()
  const held: Fact[] = []
  for (const fact of [...facts].sort((a, b) => b.id - a.id)) {
    const isReplaced = replaced.has(fact.id)
    if (takenBack.has(fact.id) && !isReplaced) continue
    if (fact.withdraws !== null) {
      takenBack.add(fact.withdraws)
      if (fact.name !== withdrawn) replaced.add(fact.withdraws)
    }
    if (!isReplaced) held.push(fact)
  }
  return held.sort(byOccurrence)
}

/**
 * A fact with all that it took the place of, newest first. Taking a correction back lets what it corrected hold again;
 * to take the whole entry back, each of these is.
 */
export function withWhatItReplaced(facts: readonly Fact[], fact: Fact): Fact[] {
  const isCorrection = fact.withdraws !== null && fact.name !== withdrawn
  const earlier = isCorrection ? facts.find(each => each.id === fact.withdraws) : undefined
  return earlier ? [fact, ...withWhatItReplaced(facts, earlier)] : [fact]
}

/**
 * Where each fact belongs in the order in which things were told, by its number: a correction, which carries the name
 * of what it takes the place of, stands where that stood; everything else at its own.
 */
export function toldPlaces(facts: readonly Fact[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (const { id, name, withdraws } of [...facts].sort((a, b) => a.id - b.id)) {
    const isCorrection = withdraws !== null && name !== withdrawn
    places.set(id, isCorrection ? (places.get(withdraws) ?? withdraws) : id)
  }
  return places
}

/** The facts that hold, in the order in which they were told, corrections in their places. */
export function standingAsTold(facts: readonly Fact[]): Fact[] {
  const places = toldPlaces(facts)
  return standing(facts).sort((a, b) => places.get(a.id)! - places.get(b.id)!)
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
