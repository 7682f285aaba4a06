/** What only the database knows to be wrong with a row: its organisation, its case, its person, its days. */
import { withdrawn } from '#facts'
import { type Day, done, type NhsNumber, type Refusal, type Refused, type Result, refuse } from '#kit'
import { type Actor, guard, type Tx } from '#platform'
import { nameNotStated, plainName } from '../case.ts'
import { careFacts } from '../facts.ts'
import { factNamesOf } from './fact-acts.ts'
import {
  caseKey,
  type Known,
  knownFor,
  learnCommissioner,
  type PendingCase,
  type PendingPerson,
  toldOf,
} from './known.ts'
import { type CaseloadRow, ownReference } from './row.ts'
import { caseloadRules } from './rules.ts'
import type { KnownCase } from './store.ts'
import { factsByEntry } from './stored-detail.ts'

export async function checkRows(
  tx: Tx,
  system: string,
  rows: readonly CaseloadRow[],
  actor: Actor,
): Promise<(Refusal | undefined)[]> {
  const known = await knownFor(tx, system, rows)
  return checkKnownRows(tx, known, rows, actor, afterDeath)
}

/** `mayFollowDeath` are the facts that can be told of a day after the person's death. */
export async function checkKnownRows(
  tx: Tx,
  known: Known,
  rows: readonly CaseloadRow[],
  actor: Actor,
  mayFollowDeath: readonly string[],
): Promise<(Refusal | undefined)[]> {
  for (const { commissioner } of rows)
    if (commissioner !== null) await learnCommissioner(tx, known, commissioner, actor.at.today)
  const batch: Batch = { known, actor, entries: new Map(), mayFollowDeath }
  return rows.map(row => {
    const refused = checkRow(batch, row)
    if (refused) return refused.refusal
    entriesOf(batch, row).add(row.entry)
    if (row.fact === careFacts.referralReceived) expect(batch, row)
    expectDeath(known, row)
    return undefined
  })
}

type Batch = {
  readonly known: Known
  readonly actor: Actor
  /** Entries of each case that are there or were accepted before, for what refers to them. */
  readonly entries: Map<string, Set<string>>
  readonly mayFollowDeath: readonly string[]
}

function entriesOf({ known, entries }: Batch, { case: name }: CaseloadRow): Set<string> {
  const key = caseKey(known, name)
  const found = entries.get(key) ?? known.pendingCases.get(key)?.entries ?? entriesKnown(known, name)
  entries.set(key, found)
  return found
}

function entriesKnown({ cases, facts, toldOfCases }: Known, name: string): Set<string> {
  const found = cases.get(name)
  if (!found) return new Set()
  const told = toldOfCases.get(found.id)?.entries ?? []
  return new Set([...factsByEntry(facts.get(found.id) ?? []).keys(), ...told])
}

/** Later rows of the file may belong to this case and this person, though nothing is written while previewing. */
function expect(batch: Batch, row: CaseloadRow): void {
  const { known } = batch
  const { pendingCases, pendingPeople, pendingReferences, cases } = known
  const found = cases.get(row.case)
  if (found) expectMoved(known, found, row)
  else {
    const reference = row.reference ?? (ownReference.test(row.case) ? row.case : null)
    if (reference !== null) pendingReferences.set(reference, caseKey(known, row.case))
    pendingCases.set(caseKey(known, row.case), {
      ...{ pathway: row.pathway!, receivedOn: row.occurred_on, number: row.nhs_number! },
      ...{ reference, entries: entriesOf(batch, row) },
    })
  }
  const earlier = personTold(known, row.nhs_number!)
  const familyName = row.family_name === null ? earlier?.familyName : plainName(row.family_name)
  const told = { bornOn: row.born_on!, familyName: familyName ?? plainName(nameNotStated.familyName) }
  if (earlier?.bornOn !== told.bornOn || earlier.familyName !== told.familyName)
    pendingPeople.set(row.nhs_number!, told)
}

/** Rows between the old day and the new one are judged by the day that the file tells. */
function expectMoved(known: Known, found: KnownCase, row: CaseloadRow): void {
  const told = known.toldOfCases.get(found.id)?.receivedOn ?? found.receivedOn
  if (row.occurred_on === told) return
  const corrected = factsByEntry(known.facts.get(found.id) ?? []).get(row.entry)
  if (corrected?.name === careFacts.referralReceived) toldOf(known, found).receivedOn = row.occurred_on
}

/** What the file so far, or else the record, says of somebody. */
function personTold({ people, pendingPeople }: Known, number: NhsNumber): PendingPerson | undefined {
  const there = people.get(number)
  const onRecord = there && { bornOn: there.bornOn, familyName: plainName(there.familyName) }
  return pendingPeople.get(number) ?? onRecord
}

/** A death that one row tells of, or takes back, holds for what later rows say of the same person. */
function expectDeath(known: Known, row: CaseloadRow): void {
  if (row.nhs_number !== null && row.died_on !== null) known.toldDeaths.set(row.nhs_number, row.died_on)
  const person = known.peopleById.get(known.cases.get(row.case)?.person ?? '')
  const number = person?.nhsNumber ?? known.pendingCases.get(caseKey(known, row.case))?.number
  if (!number) return
  if (row.fact === careFacts.died) known.toldDeaths.set(number, row.occurred_on)
  if (row.fact === withdrawn && row.detail.entry === careFacts.died) known.toldDeaths.set(number, null)
}

const deathOf = ({ toldDeaths }: Known, number: NhsNumber, onRecord: Day | null | undefined): Day | null => {
  const told = toldDeaths.get(number)
  return told === undefined ? (onRecord ?? null) : told
}

const wrong = (field: keyof CaseloadRow, message: string): Refused => refuse('invalid', message, { field })

function checkRow(batch: Batch, row: CaseloadRow): Refused | undefined {
  const refused = mayState(batch.actor, row) ?? notYet(batch.actor, row) ?? wrongPlace(batch.known, row)
  if (refused) return refused
  const about = row.fact === careFacts.referralReceived ? referralCase(batch, row) : caseOf(batch, row)
  if (!about.ok) return about
  return (
    wrongNames(batch, row) ?? wrongStep(row, about.value, batch.mayFollowDeath) ?? wrongReference(batch, row)
  )
}

const mayState = (actor: Actor, row: CaseloadRow): Refused | undefined =>
  row.recorded_at !== null && guard(caseloadRules['state-when-recorded'], actor, { system: actor.system })
    ? wrong('recorded_at', 'recorded_at says when it was recorded elsewhere, which you may not state')
    : undefined

function notYet({ at }: Actor, row: CaseloadRow): Refused | undefined {
  if (row.occurred_on > at.today)
    return wrong('occurred_on', `occurred_on is in the future: ${row.occurred_on}`)
  if (row.recorded_at !== null && row.recorded_at.slice(0, 10) > at.today)
    return wrong('recorded_at', 'recorded_at is in the future')
  if (row.died_on !== null && row.died_on > at.today) return wrong('died_on', 'died_on is in the future')
  return undefined
}

function wrongPlace(known: Known, row: CaseloadRow): Refused | undefined {
  if (row.place !== null && !known.places.has(row.place))
    return wrong('place', `place is “${row.place}”, which is no place of this system`)
  if (row.team !== null && !known.teams.has(row.team))
    return wrong('team', `team is “${row.team}”, which is no team of this system`)
  return row.commissioner === null ? undefined : wrongCommissioner(known, row)
}

function wrongCommissioner(known: Known, row: CaseloadRow): Refused | undefined {
  const code = row.commissioner!
  const { place, history, successors } = known.commissioners.get(code)!
  const last = history.at(-1)
  if (!last) return wrong('commissioner', `commissioner is “${code}”, which is no organisation that is known`)
  if (place === null && successors.length > 0)
    return wrong(
      'commissioner',
      `commissioner ${code} closed on ${last.closedOn}; its work is with ${successors.join(', ')}`,
    )
  if (place === null) return wrong('commissioner', `commissioner ${code} has no place in this system`)
  if (last.closedOn !== null && last.closedOn < row.occurred_on)
    return wrong('commissioner', `commissioner ${code} closed on ${last.closedOn}, before ${row.occurred_on}`)
  const first = history[0]!
  if (row.inherited !== 'yes' && first.openedOn > row.occurred_on)
    return wrong(
      'commissioner',
      `commissioner ${code} opened on ${first.openedOn}, after ${row.occurred_on}; is the case inherited?`,
    )
  return undefined
}

type About = Omit<PendingCase, 'entries' | 'reference'> & { readonly diedOn: string | null }

function wrongNames({ known }: Batch, row: CaseloadRow): Refused | undefined {
  const { case: name, reference } = row
  if (reference === null) return undefined
  const [found, called] = [known.cases.get(name), known.cases.get(reference)]
  const key = caseKey(known, name)
  const isAnothers =
    (called && called.id !== found?.id) || (known.pendingReferences.get(reference) ?? key) !== key
  if (isAnothers) return wrong('reference', `reference ${reference} belongs to another case`)
  const kept = found ?? known.pendingCases.get(key)
  return kept && kept.reference !== reference
    ? wrong('reference', `the case ${name} has another reference here`)
    : undefined
}

/** Somebody known under this number must be the same person. */
function referralCase({ known }: Batch, row: CaseloadRow): Result<About> {
  const found = known.cases.get(row.case)
  const own = found ? known.peopleById.get(found.person) : undefined
  if (own && own.nhsNumber !== row.nhs_number)
    return wrong('nhs_number', `nhs_number is another one than the case ${row.case} has`)
  const earlier = personTold(known, row.nhs_number!)
  const isOwn = own !== undefined
  const earlierDeath = (own ?? known.people.get(row.nhs_number!))?.diedOn
  if (earlier && !isOwn && earlier.bornOn !== row.born_on)
    return wrong('born_on', 'nhs_number belongs to somebody who was born on another day')
  if (earlier && !isOwn && isAnotherName(earlier.familyName, plainName(toldName(row))))
    return wrong('family_name', 'nhs_number belongs to somebody with another family name')
  return done({
    ...{ pathway: found?.pathway ?? row.pathway!, receivedOn: row.occurred_on, number: row.nhs_number! },
    diedOn: row.died_on ?? deathOf(known, row.nhs_number!, earlierDeath),
  })
}

const toldName = (row: CaseloadRow): string => row.family_name ?? nameNotStated.familyName

/** Where one of two sources states no name, nothing speaks against it. */
const isAnotherName = (earlier: string, now: string): boolean =>
  earlier !== now && ![earlier, now].includes(plainName(nameNotStated.familyName))

function caseOf({ known }: Batch, row: CaseloadRow): Result<About> {
  const found = known.cases.get(row.case)
  const pending = known.pendingCases.get(caseKey(known, row.case))
  if (found) {
    const person = known.peopleById.get(found.person)
    return done({
      ...{ pathway: found.pathway, number: person!.nhsNumber },
      receivedOn: known.toldOfCases.get(found.id)?.receivedOn ?? found.receivedOn,
      diedOn: deathOf(known, person!.nhsNumber, person!.diedOn),
    })
  }
  if (!pending) return wrong('case', `case ${row.case} has no referral before this row, or it was rejected`)
  const there = known.people.get(pending.number)
  return done({ ...pending, diedOn: deathOf(known, pending.number, there?.diedOn) })
}

/** Nothing but its end, its letter and what the family asks for happens to a case after a death. */
export const afterDeath: readonly string[] = [
  ...[
    careFacts.died,
    careFacts.packageEnded,
    careFacts.closedWithoutDecision,
    careFacts.decisionCommunicated,
  ],
  ...[careFacts.localResolutionRequested, careFacts.localResolutionDecided, careFacts.pastPeriodRequested],
  ...[careFacts.pastPeriodDecided, careFacts.toldUs, careFacts.decisionVerified, withdrawn],
]

function wrongStep(row: CaseloadRow, about: About, mayFollowDeath: readonly string[]): Refused | undefined {
  if (!factNamesOf(about.pathway).includes(row.fact))
    return wrong('fact', `${row.fact} is not part of the pathway ${about.pathway}`)
  if (row.pathway !== null && row.pathway !== about.pathway)
    return wrong('pathway', `pathway is ${row.pathway}, but the case is on ${about.pathway}`)
  if (row.occurred_on < about.receivedOn && row.fact !== careFacts.transferred)
    return wrong('occurred_on', `occurred_on is before the referral of ${about.receivedOn}`)
  if (about.diedOn !== null && row.occurred_on > about.diedOn && !mayFollowDeath.includes(row.fact))
    return wrong('occurred_on', `occurred_on is after the person’s death on ${about.diedOn}`)
  return undefined
}

function wrongReference(batch: Batch, row: CaseloadRow): Refused | undefined {
  const there = entriesOf(batch, row)
  if (row.about !== null && !there.has(row.about))
    return wrong('about', `about is ${row.about}, which is no earlier entry of the case`)
  if (row.withdraws !== null && !there.has(row.withdraws))
    return wrong('withdraws', `withdraws is ${row.withdraws}, which is no earlier entry of the case`)
  return undefined
}
