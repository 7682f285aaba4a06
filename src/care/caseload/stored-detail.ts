/** The detail of a fact as a row gives it and as it is kept: with its commissioner, what it answers, where it came from. */
import { type Detail, type Fact, standing } from '#facts'
import type { PathwayId } from '../case.ts'
import { type Checklist, checklistDomainIds, screen } from '../checklist.ts'
import { careFacts } from '../facts.ts'
import type { Known } from './known.ts'
import type { CaseloadRow } from './row.ts'

/** Entries of one case by the numbers of their facts. A correction is found under the entry that it corrects. */
export type FactByEntry = ReadonlyMap<string, Fact>

/** What an entry of ours is called in a file: the number of its fact. */
export const ownEntry = (fact: Fact): string => `#${fact.id}`
export const entryOf = (fact: Fact): string =>
  typeof fact.detail.localEntry === 'string' ? fact.detail.localEntry : ownEntry(fact)

/** The entry of a death that another case of the person told of: what it says is that case's to say. */
export const ofPerson = 'death of the person'

/** The death that a case itself tells of. */
export function ownDeath(facts: readonly Fact[]): Fact | undefined {
  const isOwn = (fact: Fact) => fact.name === careFacts.died && !entryOf(fact).startsWith(ofPerson)
  return facts.some(isOwn) ? standing(facts).find(isOwn) : undefined
}

/** A correction has the name of the entry that it corrects; the fact it took the place of is known by both. */
export function factsByEntry(facts: readonly Fact[]): Map<string, Fact> {
  const found = new Map<string, Fact>()
  for (const fact of facts) {
    const entry = entryOf(fact)
    const earlier = found.get(entry)
    if (earlier) found.set(`${entry}@${earlier.id}`, earlier)
    found.set(entry, fact)
  }
  return found
}

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
