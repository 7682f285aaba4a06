/** What the database knows about the rows of a batch: who commissions here, which cases, people and facts there are. */
import { type Fact, factsOfMany } from '#facts'
import { historyOf, type Organisation, placesOf, standingForOn, teamsOf } from '#footprints'
import { type Day, groupedBy, type NhsNumber } from '#kit'
import type { Tx } from '#platform'
import type { PathwayId } from '../case.ts'
import { requestKey } from './request-key.ts'
import type { CaseloadRow } from './row.ts'
import { beginPending, keepPending, pendingUnder } from './store/pending.ts'
import { casesCalled, type KnownCase, type KnownPerson, peopleWith } from './store.ts'

/** A commissioner of this system, or what is known of another organisation. */
export type KnownCommissioner = {
  readonly place: string | null
  readonly team: string | null
  /** What the code has stood for, oldest first; empty where nobody knows it. */
  readonly history: readonly Organisation[]
  /** Who does its work today, where it has closed. */
  readonly successors: readonly string[]
}

/** A case whose referral was accepted earlier in the same file, and is not written yet: only while previewing. */
export type PendingCase = {
  readonly pathway: PathwayId
  readonly receivedOn: Day
  readonly number: NhsNumber
  readonly reference: string | null
  readonly entries: Set<string>
}
/** What earlier rows of the file tell anew of a case on record, and nobody has written: only while previewing. */
export type ToldOfCase = { receivedOn: Day | null; readonly entries: Set<string> }
export type PendingPerson = { readonly bornOn: Day; readonly familyName: string }

export type Known = {
  readonly commissioners: Map<string, KnownCommissioner>
  readonly places: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<string, string | null>
  cases: ReadonlyMap<string, KnownCase>
  people: ReadonlyMap<NhsNumber, KnownPerson>
  peopleById: ReadonlyMap<string, KnownPerson>
  facts: ReadonlyMap<string, readonly Fact[]>
  /** What is pending and belongs to this batch; the rest of it is put aside in the database. */
  readonly pendingCases: Map<string, PendingCase>
  /** By the id of the case. */
  readonly toldOfCases: Map<string, ToldOfCase>
  /** Also somebody on record, where the file says something else of them. */
  readonly pendingPeople: Map<NhsNumber, PendingPerson>
  /** What the file says of people's deaths: null where it takes one back. */
  readonly toldDeaths: Map<NhsNumber, Day | null>
  /** Cases that earlier rows begin or move, by the request that they are; null where the case of one moved away. */
  readonly pendingRequests: Map<string, string | null>
  /** References that earlier rows of the file give to their cases. */
  readonly pendingReferences: Map<string, string>
  hasPutAside: boolean
  /** Cases that this transaction has written. */
  written: number
}

/** What a case is found under, whichever of its names a row calls it by. */
export const caseKey = ({ cases, pendingReferences }: Known, name: string): string =>
  cases.get(name)?.id ?? pendingReferences.get(name) ?? name

/** What the file has told anew of a case on record, to be added to. */
export function toldOf({ toldOfCases }: Known, { id }: KnownCase): ToldOfCase {
  const told = toldOfCases.get(id) ?? { receivedOn: null, entries: new Set() }
  toldOfCases.set(id, told)
  return told
}

/** One for each transaction: check, compare and apply of a batch look at the same. */
const byTransaction = new WeakMap<Tx, Known>()

export async function knownFor(tx: Tx, system: string, rows: readonly CaseloadRow[]): Promise<Known> {
  const known = byTransaction.get(tx) ?? (await begin(tx, system))
  byTransaction.set(tx, known)
  await putAside(tx, known)
  await learnCases(tx, system, known, rows)
  return known
}

/** What `knownFor` found for the batch that is being worked on. */
export function knownNow(tx: Tx): Known {
  const known = byTransaction.get(tx)
  if (!known) throw new Error('A batch is checked before it is compared or applied')
  return known
}

async function begin(tx: Tx, system: string): Promise<Known> {
  const [places, teams] = [await placesOf(tx, system), await teamsOf(tx, system)]
  const commissioners = new Map<string, KnownCommissioner>()
  for (const { place, commissioners: codes } of places)
    for (const code of codes)
      commissioners.set(code, {
        ...{ place, team: teams.find(each => each.place === place)?.team ?? null },
        ...{ history: await historyOf(tx, code), successors: [] },
      })
  return {
    ...nothingKnown(),
    commissioners,
    places: new Map(places.map(each => [each.place, each.name])),
    teams: new Map(teams.map(each => [each.team, each.place])),
  }
}

export const nothingKnown = (): Known => ({
  ...{ commissioners: new Map(), places: new Map(), teams: new Map() },
  ...{ cases: new Map(), people: new Map(), peopleById: new Map(), facts: new Map() },
  ...{ pendingCases: new Map(), pendingPeople: new Map(), pendingReferences: new Map() },
  ...{ toldOfCases: new Map(), toldDeaths: new Map(), pendingRequests: new Map() },
  ...{ hasPutAside: false, written: 0 },
})

/** What no batch has written, which applying does and previewing does not. */
async function putAside(tx: Tx, known: Known): Promise<void> {
  if (pendingOf(known).every(each => each.size === 0)) return
  if (!known.hasPutAside) await beginPending(tx)
  known.hasPutAside = true
  await keepPending(tx, 'case', listed(known.pendingCases))
  await keepPending(tx, 'told', listed(known.toldOfCases))
  await keepPending(tx, 'person', known.pendingPeople)
  await keepPending(tx, 'reference', known.pendingReferences)
  await keepPending(tx, 'death', known.toldDeaths)
  await keepPending(tx, 'request', known.pendingRequests)
  forgetPending(known)
}

type Listed<T> = Omit<T, 'entries'> & { readonly entries: readonly string[] }

const listed = <T extends { readonly entries: Set<string> }>(
  pending: ReadonlyMap<string, T>,
): Map<string, Listed<T>> =>
  new Map([...pending].map(([key, each]) => [key, { ...each, entries: [...each.entries] }]))

async function learnCases(tx: Tx, system: string, known: Known, rows: readonly CaseloadRow[]): Promise<void> {
  const references = rows.flatMap(row => row.reference ?? [])
  const names = [...new Set([...rows.map(row => row.case), ...references])]
  const found = await casesCalled(tx, system, names)
  known.cases = new Map(
    found.flatMap(each => [
      [each.reference, each] as const,
      ...(each.localId === null ? [] : [[each.localId, each] as const]),
    ]),
  )
  await recallCases(tx, known, names)
  const pending = [...known.pendingCases.values()].map(each => each.number)
  const numbers = [...new Set([...rows.flatMap(row => row.nhs_number ?? []), ...pending])]
  const people = await peopleWith(tx, system, { numbers, ids: [...new Set(found.map(each => each.person))] })
  known.people = new Map(people.map(each => [each.nhsNumber, each]))
  known.peopleById = new Map(people.map(each => [each.id, each]))
  await recallPeople(tx, known, numbers)
  await recallRequests(tx, known, rows)
  const ids = [...new Set(found.map(each => each.id))]
  const facts = ids.length === 0 ? [] : await factsOfMany(tx, system, ids)
  known.facts = groupedBy(facts, fact => fact.subject)
}

/** What was only pending for the checks of later batches is in the database now. */
export function forgetPending(known: Known): void {
  for (const pending of pendingOf(known)) pending.clear()
}

const pendingOf = (known: Known): readonly Map<string, unknown>[] => [
  ...[known.pendingCases, known.toldOfCases, known.pendingPeople, known.pendingReferences],
  ...[known.toldDeaths, known.pendingRequests],
]

async function recallCases(
  tx: Tx,
  { cases, pendingCases, toldOfCases, pendingReferences, hasPutAside }: Known,
  names: readonly string[],
): Promise<void> {
  if (!hasPutAside) return
  const unknown = names.filter(name => !cases.has(name))
  for (const [reference, name] of await pendingUnder<string>(tx, 'reference', names))
    pendingReferences.set(reference, name)
  const called = unknown.map(name => pendingReferences.get(name) ?? name)
  for (const [name, kept] of await pendingUnder<Listed<PendingCase>>(tx, 'case', called))
    pendingCases.set(name, { ...kept, entries: new Set(kept.entries) })
  const ids = [...cases.values()].map(each => each.id)
  for (const [id, kept] of await pendingUnder<Listed<ToldOfCase>>(tx, 'told', ids))
    toldOfCases.set(id, { ...kept, entries: new Set(kept.entries) })
}

async function recallPeople(
  tx: Tx,
  { peopleById, pendingPeople, toldDeaths, hasPutAside }: Known,
  numbers: readonly NhsNumber[],
): Promise<void> {
  if (!hasPutAside) return
  for (const [number, kept] of await pendingUnder<PendingPerson>(tx, 'person', numbers))
    pendingPeople.set(number as NhsNumber, kept)
  const all = [...numbers, ...[...peopleById.values()].map(each => each.nhsNumber)]
  for (const [number, on] of await pendingUnder<Day | null>(tx, 'death', all))
    toldDeaths.set(number as NhsNumber, on)
}

async function recallRequests(
  tx: Tx,
  { pendingRequests, hasPutAside }: Known,
  rows: readonly CaseloadRow[],
): Promise<void> {
  if (!hasPutAside) return
  for (const [key, name] of await pendingUnder<string | null>(tx, 'request', rows.map(requestKey)))
    pendingRequests.set(key, name)
}

/** Asks about each unknown code once. */
export async function learnCommissioner(
  tx: Tx,
  known: Known,
  code: string,
  today: Day,
): Promise<KnownCommissioner> {
  const found = known.commissioners.get(code)
  if (found) return found
  const history = await historyOf(tx, code)
  const successors = history.length === 0 ? [] : await standingForOn(tx, code, today)
  const learnt = { place: null, team: null, history, successors: successors.filter(each => each !== code) }
  known.commissioners.set(code, learnt)
  return learnt
}
