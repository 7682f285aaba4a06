/** The rows of one case, put after what is known of it: its new facts, where it stands then, who it is about. */
import type { History } from '#clocks'
import { type Fact, type Subject, withdrawn } from '#facts'
import type { Day } from '#kit'
import type { Actor } from '#platform'
import { type CaseState, nameNotStated, newReference, type PathwayId } from '../case.ts'
import { careFacts } from '../facts.ts'
import { readCase } from '../read-case.ts'
import { isSameFact } from './compare.ts'
import { leadsTo } from './fact-acts.ts'
import type { Known } from './known.ts'
import { isDecision, replayedState } from './replayed-state.ts'
import { type CaseloadRow, ownReference } from './row.ts'
import { type CaseToWrite, identifierOf, type KnownCase, type KnownPerson } from './store.ts'
import { type FactByEntry, factsByEntry, ownDeath, storedDetail, tell, toldBefore } from './stored-detail.ts'

export type ToWrite = { readonly history: History; readonly case: CaseToWrite; readonly person: KnownPerson }

export type Writing = {
  readonly actor: Actor
  readonly known: Known
  /** Numbers for facts, one for each row at least, in rising order. */
  readonly nextFactId: () => number
  /** People of this batch that are new or changed. */
  readonly people: Map<string, KnownPerson>
}

/** `name` is what its keeper calls a case that begins here. */
export function historyOfCase(writing: Writing, name: string, rows: readonly CaseloadRow[]): ToWrite {
  const { actor, known } = writing
  const found = known.cases.get(rows[0]!.case)
  const id = found?.id ?? identifierOf('case', actor.system, name)
  const pathway = found?.pathway ?? referralOf(name, rows).pathway!
  const before = found ? (known.facts.get(found.id) ?? []) : []
  const added = addedFacts(writing, { id, pathway, before }, rows)
  const all = [...before, ...added]
  const reading = readCase(all)
  const referral = rows.find(row => row.fact === careFacts.referralReceived)
  const diedOn = deathIn(all)
  const wasTakenBack = diedOn === null && deathIn(before) !== null
  const person = personOf(writing, found, referral, { place: reading.place, diedOn, wasTakenBack })
  const received = firstReferral(all)
  const written: CaseToWrite = {
    ...{ id, pathway, person: person.id, ...referencesOf(name, found, referral) },
    ...reading,
    ...{ receivedOn: received.occurredOn, referrer: found?.referrer ?? referrerOf(received) },
    inherited: referral?.inherited ? referral.inherited === 'yes' : (found?.inherited ?? false),
  }
  const subject: Subject = {
    ...{ id, kind: 'case', audience: 'care', place: reading.place, team: reading.team },
    ...{ owner: reading.commissioner, inCharge: reading.coordinator, version: all.length },
  }
  return { history: { subject, known: before, added }, case: written, person }
}

const referencesOf = (name: string, found: KnownCase | undefined, referral: CaseloadRow | undefined) => {
  if (found) return { reference: found.reference, localId: found.localId }
  const reference = referral?.reference ?? (ownReference.test(name) ? name : newReference())
  return { reference, localId: name === reference ? null : name }
}

function referralOf(name: string, rows: readonly CaseloadRow[]): CaseloadRow {
  const referral = rows.find(row => row.fact === careFacts.referralReceived)
  if (!referral) throw new Error(`The case ${name} begins without its referral; its rows were not checked`)
  return referral
}

const firstReferral = (facts: readonly Fact[]): Fact => {
  const takenBack = new Set(facts.map(fact => fact.withdraws))
  return facts.find(fact => fact.name === careFacts.referralReceived && !takenBack.has(fact.id)) ?? facts[0]!
}

const referrerOf = (received: Fact): string | null =>
  received.recordedRole === 'referrer' ? received.recordedBy : null

const deathIn = (facts: readonly Fact[]): Day | null => ownDeath(facts)?.occurredOn ?? null

type Begun = { readonly id: string; readonly pathway: PathwayId; readonly before: readonly Fact[] }

/** In the order in which we were told, as far as the rows say: what leads where depends on what came before. */
function addedFacts(writing: Writing, begun: Begun, rows: readonly CaseloadRow[]): Fact[] {
  const { pathway, before } = begun
  const entries = factsByEntry(before)
  const now = standingAfter(before)
  const added: Fact[] = []
  for (const row of inOrder(rows, entries)) {
    const earlier = entries.get(row.entry)
    if (earlier && isSameFact(writing.known, pathway, entries, row, earlier)) continue
    const fact = factOf(writing, begun, { row, earlier, entries })
    const isCorrection = fact.withdraws !== null && fact.name !== withdrawn
    const to = row.leads_to
      ? stated(row.leads_to)
      : isCorrection
        ? replayedState(pathway, [...before, ...added, fact])
        : leadsTo(pathway, row.fact, fact.detail, now)
    const whole = to ? { ...fact, detail: { ...fact.detail, to } } : fact
    if (to) now.state = to
    if (isDecision(whole)) now.isDecided = true
    if (whole.withdraws !== null) Object.assign(now, standingAfter([...before, ...added, whole]))
    tell(entries, whole)
    added.push(whole)
  }
  return added
}

const stated = (leadsTo: CaseState | 'stays'): CaseState | undefined =>
  leadsTo === 'stays' ? undefined : leadsTo

type Told = {
  readonly row: CaseloadRow
  readonly earlier: Fact | undefined
  readonly entries: FactByEntry
}

/** What is told anew about an entry takes the place of what was told before; a correction made elsewhere says of what. */
function factOf({ actor, known, nextFactId }: Writing, begun: Begun, { row, earlier, entries }: Told): Fact {
  const before = toldBefore(row, earlier, entries)
  const takesBack = row.withdraws === null ? undefined : entries.get(row.withdraws)
  return {
    ...{ id: nextFactId(), subject: begun.id, name: row.fact },
    ...{ occurredOn: row.occurred_on, occurredAt: row.occurred_at },
    ...(earlier && !before ? recordedNow(actor) : recordedAsStated(actor, row)),
    withdraws: (before ?? earlier ?? takesBack)?.id ?? null,
    detail: storedDetail(row, begun.pathway, known, entries),
  }
}

type Standing = { state: CaseState; isDecided: boolean }

function standingAfter(before: readonly Fact[]): Standing {
  if (before.length === 0) return { state: 'received', isDecided: false }
  const { state, decidedOn } = readCase(before)
  return { state, isDecided: decidedOn !== null }
}

const toldAt = (row: CaseloadRow): string => row.recorded_at ?? `${row.occurred_on}T23:59:59Z`

/**
 * The referral first, then what takes back entries of the record; rows that were told at the same time stay in the
 * order of the file, and so do all of them where each says what it led to.
 */
function inOrder(rows: readonly CaseloadRow[], onRecord: FactByEntry): readonly CaseloadRow[] {
  if (rows.every(row => row.leads_to !== null)) return rows
  const recorded = new Set(onRecord.keys())
  const rank = ({ fact, withdraws }: CaseloadRow) => {
    if (fact === careFacts.referralReceived && withdraws === null) return 0
    return fact === withdrawn && withdraws !== null && recorded.has(withdraws) ? 1 : 2
  }
  return [...rows].sort(
    (a, b) => rank(a) - rank(b) || (toldAt(a) < toldAt(b) ? -1 : toldAt(a) > toldAt(b) ? 1 : 0),
  )
}

const recordedNow = ({ at, id, role, organisation }: Actor) => ({
  ...{ recordedAt: at.now, recordedBy: id, recordedRole: role, recordedOrganisation: organisation },
})

/** Who recorded it elsewhere is kept; when, only where it is stated (and the row was checked for the permission). */
const recordedAsStated = (actor: Actor, row: CaseloadRow) => ({
  recordedAt: row.recorded_at ?? actor.at.now,
  recordedBy: row.recorded_by ?? actor.id,
  recordedRole: row.recorded_role ?? (row.recorded_by === null ? actor.role : 'elsewhere'),
  recordedOrganisation: row.recorded_organisation ?? (row.recorded_by === null ? actor.organisation : null),
})

type PersonNow = {
  readonly place: string
  readonly diedOn: Day | null
  /** There was a death on the case before, and there is none now. */
  readonly wasTakenBack: boolean
}

function personOf(
  { actor, known, people }: Writing,
  found: KnownCase | undefined,
  referral: CaseloadRow | undefined,
  { place, diedOn, wasTakenBack }: PersonNow,
): KnownPerson {
  const number = referral?.nhs_number ?? known.peopleById.get(found?.person ?? '')?.nhsNumber
  const there =
    number && (people.get(number) ?? known.people.get(number) ?? known.peopleById.get(found?.person ?? ''))
  const before = there || nameNotStated
  const stated = referral && {
    familyName: referral.family_name ?? before.familyName,
    ...{ givenName: referral.given_name ?? before.givenName, bornOn: referral.born_on! },
  }
  const person: KnownPerson = {
    ...(there || { id: identifierOf('person', actor.system, number!), nhsNumber: number! }),
    ...(stated ?? { familyName: there!.familyName, givenName: there!.givenName, bornOn: there!.bornOn }),
    ...{ place, diedOn: diedOn ?? referral?.died_on ?? (there && !wasTakenBack ? there.diedOn : null) },
  } as KnownPerson
  people.set(person.nhsNumber, person)
  return person
}
