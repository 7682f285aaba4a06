/** Is a row new, changed or there already? */
import type { Fact } from '#facts'
import type { Effect } from '#platform'
import type { PathwayId } from '../case.ts'
import { careFacts } from '../facts.ts'
import { type Known, toldOf } from './known.ts'
import type { CaseloadRow } from './row.ts'
import type { KnownCase } from './store.ts'
import {
  canonical,
  type FactByEntry,
  factsByEntry,
  isToldAgain,
  storedDetail,
  takesBackTheSame,
} from './stored-detail.ts'

/**
 * One answer a row, in order. What names an entry that the file tells anew is told anew with it: it names the new fact,
 * whether that is written already or, while previewing, not.
 */
export function compareRows(known: Known, rows: readonly CaseloadRow[]): Effect[] {
  const entries = new Map<string, FactByEntry>()
  return rows.map(row => {
    const found = known.cases.get(row.case)
    if (!found) return 'new'
    if (!entries.has(found.id)) entries.set(found.id, factsByEntry(known.facts.get(found.id) ?? []))
    const alone = compareRow(known, found, entries.get(found.id)!, row)
    const told = known.toldOfCases.get(found.id)?.entries
    const follows = alone === 'unchanged' && told && namedBy(row).some(entry => told.has(entry))
    const effect = follows ? 'changed' : alone
    if (effect !== 'unchanged') toldOf(known, found).entries.add(row.entry)
    return effect
  })
}

const namedBy = (row: CaseloadRow): string[] => [
  ...(row.about === null ? [] : [row.about]),
  ...(isToldAgain(row) ? [row.withdraws!] : []),
]

function compareRow(known: Known, found: KnownCase, entries: FactByEntry, row: CaseloadRow): Effect {
  const fact = entries.get(row.entry)
  if (!fact) return 'new'
  const isSame =
    row.fact === careFacts.referralReceived
      ? isSameFact(known, found.pathway, entries, row, fact) && isSamePerson(known, found, row)
      : isSameFact(known, found.pathway, entries, row, fact)
  return isSame ? 'unchanged' : 'changed'
}

/** When and by whom it was recorded is not compared: a correction is recorded later, by somebody else. */
export function isSameFact(
  known: Known,
  pathway: PathwayId,
  entries: FactByEntry,
  row: CaseloadRow,
  fact: Fact,
): boolean {
  const { to, localEntry: _entry, ...kept } = fact.detail
  const { localEntry: _own, ...wanted } = storedDetail(row, pathway, known, entries)
  return (
    fact.name === row.fact &&
    fact.occurredOn === row.occurred_on &&
    fact.occurredAt === row.occurred_at &&
    (row.leads_to === null || row.leads_to === (to ?? 'stays')) &&
    takesBackTheSame(row, fact, entries) &&
    canonical(kept) === canonical(wanted)
  )
}

export function isSamePerson(known: Known, found: KnownCase, row: CaseloadRow): boolean {
  const person = known.peopleById.get(found.person)
  return (
    person !== undefined &&
    (row.family_name === null || person.familyName === row.family_name) &&
    (row.given_name === null || person.givenName === row.given_name) &&
    person.bornOn === row.born_on &&
    (row.died_on === null || person.diedOn === row.died_on) &&
    (row.inherited === null || found.inherited === (row.inherited === 'yes'))
  )
}
