/**
 * A referral that a sheet says was closed without a decision: on a day in a column of its own, or as the outcome of a
 * decision that never was. Rows whose outcome can mean nothing here are rejected, as somebody said.
 */
import type { CsvRecord } from '#platform'
import { closingReasons } from '../../acts/close-without-decision.ts'
import { careFacts } from '../../facts.ts'
import { textOf, type Wrong } from './cell-text.ts'
import type { MappedFact, Mapping } from './mapping.ts'

const closed = 'closed-without-decision'
const otherReason = '98'

/** What an outcome may mean besides a decision. */
export const closedAs: Readonly<Record<string, string>> = {
  [closed]: 'closed without a decision: the reason is in a column of its own, or is another',
  ...Object.fromEntries(
    Object.entries(closingReasons)
      .filter(([code]) => code !== otherReason)
      .map(([code, title]) => [`${closed}-${code}`, `closed without a decision: ${title.toLowerCase()}`]),
  ),
}
export const rejected = 'reject-row'

export const isClosure = (outcome: string): boolean => Object.hasOwn(closedAs, outcome)

const mappedIn = ({ facts }: Mapping, fact: string): MappedFact | undefined =>
  facts.find(each => each.fact === fact)

const outcomeIn = (mapping: Mapping, record: CsvRecord): string =>
  textOf(mappedIn(mapping, careFacts.decisionVerified)?.detail?.outcome, record)

/** Does the fact tell of a closure in this row? What is said of it is then said by both columns. */
export const isClosed = ({ fact }: MappedFact, mapping: Mapping, record: CsvRecord): boolean =>
  fact === careFacts.closedWithoutDecision ||
  (fact === careFacts.decisionVerified && isClosure(outcomeIn(mapping, record)))

/** What its own column says of the reason comes before what its outcome says. */
export function closureIn(mapping: Mapping, record: CsvRecord): { readonly reason: string } {
  const own = textOf(mappedIn(mapping, careFacts.closedWithoutDecision)?.detail?.reason, record)
  const outcome = outcomeIn(mapping, record)
  const told = isClosure(outcome) ? outcome.slice(closed.length + 1) : ''
  const reason = own !== '' && own !== otherReason ? own : told
  return { reason: reason || otherReason }
}

/** The day of its own column, where both columns tell of the closure, is the day on which it was closed. */
export const isToldElsewhere = (mapping: Mapping, mapped: MappedFact, record: CsvRecord): boolean =>
  mapped.fact === careFacts.decisionVerified &&
  isClosed(mapped, mapping, record) &&
  textOf(mappedIn(mapping, careFacts.closedWithoutDecision)?.on, record) !== ''

/** Does the outcome, with its day, tell of the closure whose reason stands in a column of its own? */
export const isClosedByOutcome = (mapping: Mapping, record: CsvRecord): boolean =>
  textOf(mappedIn(mapping, careFacts.decisionVerified)?.on, record) !== '' &&
  isClosure(outcomeIn(mapping, record))

export function rejectedByWord(mapping: Mapping, record: CsvRecord): Wrong[] {
  const column = mappedIn(mapping, careFacts.decisionVerified)?.detail?.outcome
  if (column?.column === undefined || textOf(column, record) !== rejected) return []
  const said = `“${column.column}” says “${(record[column.column] ?? '').trim()}”`
  return [{ field: column.column, message: `${said}: it was answered that such rows are rejected` }]
}
