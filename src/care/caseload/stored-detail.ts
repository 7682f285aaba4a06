/** The detail of a fact as a row gives it and as it is kept: with its commissioner, what it answers, where it came from. */
import { type Detail, type Fact, standing } from '#facts'
import type { PathwayId } from '../case.ts'
import { type Checklist, checklistDomainIds, screen } from '../checklist.ts'
import { careFacts } from '../facts.ts'
import type { Known } from './known.ts'
import type { CaseloadRow } from './row.ts'

/** The facts of one case by what their entries are called. A correction is found under the entry that it corrects. */
export type FactByEntry = ReadonlyMap<string, Fact>

/** What an entry of ours is called in a file: the number of its fact. */
const ownEntry = (fact: Fact): string => `#${fact.id}`
export const entryOf = (fact: Fact): string =>
  typeof fact.detail.localEntry === 'string' ? fact.detail.localEntry : ownEntry(fact)

/** The entry of a death that another case of the person told of: what it says is that case's to say. */
export const ofPerson = 'death of the person'

/** The death that a case itself tells of. */
export function ownDeath(facts: readonly Fact[]): Fact | undefined {
  const isOwn = (fact: Fact) => fact.name === careFacts.died && !entryOf(fact).startsWith(ofPerson)
  return facts.some(isOwn) ? standing(facts).find(isOwn) : undefined
}

/**
 * What is told again about an entry has its name; every telling is known by its number as well (`7@1`, `7@2`), which
 * is the same on every installation that was told the same.
 */
export function factsByEntry(facts: readonly Fact[]): Map<string, Fact> {
  const given = new Set(facts.map(entryOf))
  const found = new Map<string, Fact>()
  for (const fact of facts) tell(found, fact, given)
  return found
}

/** `given` are names that entries have of their own: no number is made that is one of them. */
export function tell(
  entries: Map<string, Fact>,
  fact: Fact,
  given: ReadonlySet<string> = new Set<string>(),
): void {
  const entry = entryOf(fact)
  let nth = 1
  while (entries.has(`${entry}@${nth}`) || given.has(`${entry}@${nth}`)) nth += 1
  entries.set(`${entry}@${nth}`, fact).set(entry, fact)
}

/** What each fact is called in a file, by its number here: by its entry, or by the telling where it was told again. */
export function entryNames(facts: readonly Fact[]): Map<number, string> {
  const entries = factsByEntry(facts)
  const names = new Map<number, string>()
  for (const [name, fact] of entries) {
    const isLastTold = entries.get(entryOf(fact)) === fact
    names.set(fact.id, isLastTold ? entryOf(fact) : name)
  }
  return names
}

/** A row that takes back an earlier telling of its own entry: a correction as it was made elsewhere. */
export const isToldAgain = ({ entry, withdraws }: CaseloadRow): boolean =>
  withdraws?.startsWith(`${entry}@`) === true

/** Where the row is such a correction, the fact that it takes back: unless what is known of the entry came after it. */
export function toldBefore(
  row: CaseloadRow,
  known: Fact | undefined,
  entries: FactByEntry,
): Fact | undefined {
  const before = isToldAgain(row) ? entries.get(row.withdraws!) : undefined
  return before && (known === undefined || known.id <= before.id) ? before : undefined
}

/** Whether what is known of an entry took back the telling that the row takes back, where it is a correction. */
export const takesBackTheSame = (row: CaseloadRow, known: Fact, entries: FactByEntry): boolean =>
  !isToldAgain(row) || entries.get(row.withdraws!)?.id === known.withdraws

/** Everything but the state that the fact leads to, which depends on what came before. */
export function storedDetail(
  row: CaseloadRow,
  pathway: PathwayId,
  known: Known,
  entries: FactByEntry,
): Record<string, unknown> {
  const { to: _to, localEntry: _entry, request: _request, ...given } = row.detail
  return {
    ...given,
    ...(row.about === null ? {} : { request: entries.get(row.about)?.id }),
    ...(row.fact === careFacts.referralReceived ? referralDetail(row, pathway) : {}),
    ...(row.fact === careFacts.accepted && pathway === 'fast-track' ? { outcome: 'eligible' } : {}),
    ...(isAddressed(row) ? addressOf(row, known) : {}),
    localEntry: row.entry,
  }
}

const isAddressed = (row: CaseloadRow): boolean =>
  row.fact === careFacts.referralReceived || row.fact === careFacts.transferred

function addressOf(row: CaseloadRow, known: Known) {
  const commissioner = known.commissioners.get(row.commissioner!)
  return {
    commissioner: row.commissioner,
    place: row.place ?? commissioner?.place ?? null,
    team: row.team ?? commissioner?.team ?? null,
  }
}

/** On the standard pathway full consideration is asked for, unless a Checklist or whoever recorded it says otherwise. */
function referralDetail({ detail }: CaseloadRow, pathway: PathwayId) {
  const screened = isChecklist(detail.checklist) ? screen(detail.checklist) : undefined
  const stated = typeof detail.fullConsideration === 'boolean' ? detail.fullConsideration : undefined
  const fullConsideration = pathway === 'standard' && (stated ?? screened?.positive ?? true)
  const because = detail.because ?? screened?.because ?? 'as recorded elsewhere'
  return { pathway, fullConsideration, because }
}

const isChecklist = (value: unknown): value is Checklist =>
  typeof value === 'object' &&
  value !== null &&
  checklistDomainIds.every(domain => ['A', 'B', 'C'].includes(String((value as Detail)[domain])))

/** The same whatever the order of its names; what is undefined is not there. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const named = Object.entries(value).filter(([, each]) => each !== undefined)
  return `{${named
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`)
    .join(',')}}`
}
