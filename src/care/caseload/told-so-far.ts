/** What the rows of a file so far tell, which later ones are judged by, though nothing is written while previewing. */
import { withdrawn } from '#facts'
import type { Day, NhsNumber } from '#kit'
import { nameNotStated, plainName } from '../case.ts'
import { careFacts } from '../facts.ts'
import { caseKey, type Known, type PendingPerson, toldOf } from './known.ts'
import { type CaseloadRow, ownReference } from './row.ts'
import type { KnownCase } from './store.ts'
import { factsByEntry } from './stored-detail.ts'

export type ToldSoFar = {
  readonly known: Known
  /** Entries of each case that are there or were accepted before, for what refers to them. */
  readonly entries: Map<string, Set<string>>
}

/** Later rows may belong to this case and this person, and name this entry. */
export function noteTold(told: ToldSoFar, row: CaseloadRow): void {
  entriesOf(told, row).add(row.entry)
  if (row.fact === careFacts.referralReceived) {
    expectCase(told, row)
    expectPerson(told.known, row)
  }
  expectDeath(told.known, row)
}

/**
 * How what is told of a case and a person on record is put back as it was before a row that may turn out to be refused
 * with others: nobody is known by what was refused.
 */
export function puttingBack({ known }: ToldSoFar, referral: CaseloadRow | undefined): () => void {
  if (!referral) return () => undefined
  const { pendingPeople, people, cases, toldOfCases } = known
  const number = referral.nhs_number!
  const [person, found] = [pendingPeople.get(number), cases.get(referral.case)]
  const receivedOn = toldOfCases.get(found?.id ?? '')?.receivedOn ?? null
  return () => {
    if (person) pendingPeople.set(number, person)
    else if (people.has(number)) pendingPeople.delete(number)
    if (found && toldOfCases.has(found.id)) toldOf(known, found).receivedOn = receivedOn
  }
}

export function entriesOf({ known, entries }: ToldSoFar, { case: name }: CaseloadRow): Set<string> {
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

function expectCase(told: ToldSoFar, row: CaseloadRow): void {
  const { known } = told
  const found = known.cases.get(row.case)
  if (found) {
    expectMoved(known, found, row)
    return
  }
  const reference = row.reference ?? (ownReference.test(row.case) ? row.case : null)
  if (reference !== null) known.pendingReferences.set(reference, caseKey(known, row.case))
  known.pendingCases.set(caseKey(known, row.case), {
    ...{ pathway: row.pathway!, receivedOn: row.occurred_on, number: row.nhs_number! },
    ...{ reference, entries: entriesOf(told, row) },
  })
}

function expectPerson(known: Known, row: CaseloadRow): void {
  const earlier = personTold(known, row.nhs_number!)
  const familyName = row.family_name === null ? earlier?.familyName : plainName(row.family_name)
  const told = { bornOn: row.born_on!, familyName: familyName ?? plainName(nameNotStated.familyName) }
  if (earlier?.bornOn !== told.bornOn || earlier.familyName !== told.familyName)
    known.pendingPeople.set(row.nhs_number!, told)
}

/** Rows between the old day and the new one are judged by the day that the file tells. */
function expectMoved(known: Known, found: KnownCase, row: CaseloadRow): void {
  const told = known.toldOfCases.get(found.id)?.receivedOn ?? found.receivedOn
  if (row.occurred_on === told) return
  const corrected = factsByEntry(known.facts.get(found.id) ?? []).get(row.entry)
  if (corrected?.name === careFacts.referralReceived) toldOf(known, found).receivedOn = row.occurred_on
}

/** What the file so far, or else the record, says of somebody. */
export function personTold({ people, pendingPeople }: Known, number: NhsNumber): PendingPerson | undefined {
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

export const deathOf = (
  { toldDeaths }: Known,
  number: NhsNumber,
  onRecord: Day | null | undefined,
): Day | null => {
  const told = toldDeaths.get(number)
  return told === undefined ? (onRecord ?? null) : told
}
