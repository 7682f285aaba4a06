/** From what to what a row changes what is known of its case: part by part, then in the words of a file. */
import { type Detail, type Fact, withdrawn } from '#facts'
import { type Day, type Instant, parseDay, parseInstant } from '#kit'
import type { Difference } from '#platform'
import { dayInWords, instantInWords } from '#web'
import { factTitles } from '../fact-titles.ts'
import { careFacts } from '../facts.ts'
import type { Known } from './known.ts'
import type { CaseloadRow } from './row.ts'
import type { KnownCase } from './store.ts'
import {
  canonical,
  entryNames,
  entryOf,
  type FactByEntry,
  factsByEntry,
  storedDetail,
  takesBackTheSame,
} from './stored-detail.ts'

/** A column of a caseload file, or a cell of its detail; undefined and null are nothing. */
export type Part = keyof CaseloadRow | `detail.${string}`
export type PartChanged = {
  /** The entry that it is a part of, and what that tells of. */
  readonly entry: string
  readonly fact: string
  readonly part: Part
  readonly before: unknown
  readonly after: unknown
}
type Parts = readonly Pick<PartChanged, 'part' | 'before' | 'after'>[]

/** Nothing where the row says what is there, or only names an entry that is told anew. */
export function partsChanged(known: Known, row: CaseloadRow): PartChanged[] {
  const found = known.cases.get(row.case)
  if (!found) return []
  const facts = known.facts.get(found.id) ?? []
  const entries = factsByEntry(facts)
  const fact = entries.get(row.entry)
  if (fact)
    return changed(row, [
      ...ofFact(known, found, { row, fact, facts, entries }),
      ...ofPerson(known, found, row),
    ])
  if (row.fact !== withdrawn) return changed(row, partsTold({}, row.detail, null, row.occurred_on))
  const takenBack = entries.get(row.withdraws ?? '')
  if (!takenBack || entries.get(entryOf(takenBack)) !== takenBack) return []
  const { localEntry: _entry, request: _request, to: _to, ...said } = takenBack.detail
  return changed(
    { entry: entryOf(takenBack), fact: takenBack.name },
    partsTold(said, {}, takenBack.occurredOn, null),
  )
}

const changed = ({ entry, fact }: Pick<CaseloadRow, 'entry' | 'fact'>, parts: Parts): PartChanged[] =>
  parts
    .filter(({ before, after }) => canonical(before ?? null) !== canonical(after ?? null))
    .map(each => ({ entry, fact, ...each }))

const partsTold = (said: Detail, says: Detail, before: Day | null, after: Day | null): Parts => [
  { part: 'occurred_on', before, after },
  ...[...new Set([...Object.keys(said), ...Object.keys(says)])].map(cell => ({
    ...{ part: partOf(cell), before: said[cell], after: says[cell] },
  })),
]

/** What is kept with the detail of a fact and has a column of its own. */
const ownColumns = ['commissioner', 'place', 'team', 'pathway'] as const
const partOf = (cell: string): Part => ownColumns.find(name => name === cell) ?? `detail.${cell}`

type Beside = {
  readonly row: CaseloadRow
  readonly fact: Fact
  readonly facts: readonly Fact[]
  readonly entries: FactByEntry
}

function ofFact(known: Known, { pathway }: KnownCase, { row, fact, facts, entries }: Beside): Parts {
  const { to, localEntry: _entry, request, ...said } = fact.detail
  const { localEntry: _own, request: _request, ...says } = storedDetail(row, pathway, known, entries)
  const names = entryNames(facts)
  const nameOf = (id: unknown) => names.get(Number(id)) ?? id
  const isTakingBackTheSame = takesBackTheSame(row, fact, entries)
  return [
    { part: 'fact', before: fact.name, after: row.fact },
    ...partsTold(said, says, fact.occurredOn, row.occurred_on),
    { part: 'occurred_at', before: fact.occurredAt, after: row.occurred_at },
    { part: 'leads_to', before: row.leads_to && (to ?? 'stays'), after: row.leads_to },
    { part: 'about', before: nameOf(request), after: row.about },
    {
      part: 'withdraws',
      before: isTakingBackTheSame ? row.withdraws : nameOf(fact.withdraws),
      after: row.withdraws,
    },
  ]
}

function ofPerson(known: Known, found: KnownCase, row: CaseloadRow): Parts {
  if (row.fact !== careFacts.referralReceived) return []
  const person = known.peopleById.get(found.person)
  const stated = (before: unknown, after: unknown) => ({ before: after === null ? null : before, after })
  return [
    { part: 'family_name', ...stated(person?.familyName, row.family_name) },
    { part: 'given_name', ...stated(person?.givenName, row.given_name) },
    { part: 'born_on', ...stated(person?.bornOn, row.born_on) },
    { part: 'died_on', ...stated(person?.diedOn, row.died_on) },
    { part: 'inherited', ...stated(found.inherited ? 'yes' : 'no', row.inherited) },
  ]
}

/** How a file calls a part, and what it calls what stands there; days are the same everywhere. */
export type Naming = {
  field(changed: PartChanged): string
  /** Undefined where it has no word of its own. */
  word?(changed: PartChanged, value: unknown): string | undefined
}

/** What two parts say alike, such as a death, is said once. */
export function inWords(parts: readonly PartChanged[], { field, word }: Naming): Difference[] {
  const said = parts.map(each => {
    const text = (value: unknown) =>
      value === null || value === undefined ? null : (word?.(each, value) ?? valueInWords(each.part, value))
    return { field: field(each), before: text(each.before), after: text(each.after) }
  })
  return [...new Map(said.map(each => [JSON.stringify(each), each])).values()]
}

export function valueInWords(part: Part, value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  if (part === 'fact') return factTitles[value] ?? value
  if (parseDay(value)) return dayInWords(value as Day)
  return parseInstant(value) ? instantInWords(value as Instant) : value
}
