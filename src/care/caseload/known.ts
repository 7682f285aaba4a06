/** What the database knows about the rows of a batch: who commissions here, which cases, people and facts there are. */
import { type Fact, factsOfMany } from '#facts'
import { historyOf, type Organisation, placesOf, standingForOn, teamsOf } from '#footprints'
import { type Day, groupedBy, type NhsNumber } from '#kit'
import type { Tx } from '#platform'
import type { PathwayId } from '../case.ts'
import type { CaseloadRow } from './row.ts'
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
  readonly entries: Set<string>
}
export type PendingPerson = { readonly bornOn: Day; readonly familyName: string }

export type Known = {
  readonly commissioners: Map<string, KnownCommissioner>
  readonly places: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<string, string | null>
  cases: ReadonlyMap<string, KnownCase>
  people: ReadonlyMap<NhsNumber, KnownPerson>
  peopleById: ReadonlyMap<string, KnownPerson>
  facts: ReadonlyMap<string, readonly Fact[]>
  readonly pendingCases: Map<string, PendingCase>
  readonly pendingPeople: Map<NhsNumber, PendingPerson>
  /** What the file says of people's deaths: null where it takes one back. */
  readonly toldDeaths: Map<NhsNumber, Day | null>
  /** Cases that earlier rows begin, by the request that they are. */
  readonly pendingRequests: Map<string, string>
  /** References that earlier rows of the file give to their cases. */
  readonly pendingReferences: Map<string, string>
  /** Cases that this transaction has written. */
  written: number
}

/** One for each transaction: check, compare and apply of a batch look at the same. */
const byTransaction = new WeakMap<Tx, Known>()

export async function knownFor(tx: Tx, system: string, rows: readonly CaseloadRow[]): Promise<Known> {
  const known = byTransaction.get(tx) ?? (await begin(tx, system))
  byTransaction.set(tx, known)
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
    commissioners,
    places: new Map(places.map(each => [each.place, each.name])),
    teams: new Map(teams.map(each => [each.team, each.place])),
    ...{ cases: new Map(), people: new Map(), peopleById: new Map(), facts: new Map() },
    ...{ pendingCases: new Map(), pendingPeople: new Map(), pendingReferences: new Map() },
    ...{ toldDeaths: new Map(), pendingRequests: new Map(), written: 0 },
  }
}

async function learnCases(tx: Tx, system: string, known: Known, rows: readonly CaseloadRow[]): Promise<void> {
  const names = [...new Set(rows.flatMap(row => (row.reference ? [row.case, row.reference] : [row.case])))]
  const found = await casesCalled(tx, system, names)
  known.cases = new Map(
    found.flatMap(each => [
      [each.reference, each] as const,
      ...(each.localId === null ? [] : [[each.localId, each] as const]),
    ]),
  )
  const numbers = [...new Set(rows.flatMap(row => (row.nhs_number === null ? [] : [row.nhs_number])))]
  const people = await peopleWith(tx, system, { numbers, ids: [...new Set(found.map(each => each.person))] })
  known.people = new Map(people.map(each => [each.nhsNumber, each]))
  known.peopleById = new Map(people.map(each => [each.id, each]))
  const ids = [...new Set(found.map(each => each.id))]
  const facts = ids.length === 0 ? [] : await factsOfMany(tx, system, ids)
  known.facts = groupedBy(facts, fact => fact.subject)
}

/** What was only pending for the checks of later batches is in the database now. */
export function forgetPending(known: Known): void {
  for (const pending of [known.pendingCases, known.pendingPeople, known.pendingReferences]) pending.clear()
  for (const pending of [known.toldDeaths, known.pendingRequests]) pending.clear()
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
