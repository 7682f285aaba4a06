/** What the ledger's entries let a reader know: the counts shown, and the complement where both are. */
import type { LedgerEntry } from './store.ts'
import type { Box, Outcome } from './subtraction.ts'

export const keyOf = (entry: Pick<LedgerEntry, 'measure' | 'covers' | 'from' | 'to'>): string =>
  [entry.measure, entry.from, entry.to, ...[...entry.covers].sort()].join('|')

const outcomes: readonly (readonly Outcome[])[] = [['kept', 'missed'], ['kept'], ['missed']]

/** Every number of one measure that was ever counted, with whether it was shown. Entries are oldest first. */
export function countedNumbers(entries: readonly LedgerEntry[]): Box[] {
  const ofKey = new Map<string, LedgerEntry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    ofKey.set(key, [...(ofKey.get(key) ?? []), entry])
  }
  return [...ofKey.values()].flatMap(history => outcomes.flatMap(outcome => numbersOf(history, outcome)))
}

/** The true counts of one row, one after another; each is known if any release of its time showed it. */
function numbersOf(history: readonly LedgerEntry[], outcome: readonly Outcome[]): Box[] {
  const runs: LedgerEntry[][] = []
  for (const entry of history) {
    const run = runs.at(-1)
    if (run && countsOf(run[0]!, outcome).join() === countsOf(entry, outcome).join()) run.push(entry)
    else runs.push([entry])
  }
  return runs.map((run, index) => {
    const isShown = isKnown(run, outcome)
    const { covers, from, to, area, release } = run[0]!
    const until = runs[index + 1]?.[0]?.release ?? Number.POSITIVE_INFINITY
    const counts = countsOf(run[0]!, outcome)
    const count = counts.length === 2 ? counts[0]! - counts[1]! : counts[0]!
    const live = { since: release, until }
    const name = `${area}, ${from} to ${to}`
    return { areas: covers, from, to, outcomes: outcome, count, isShown, live, name }
  })
}

const needs = (outcome: readonly Outcome[]): { denominator: boolean; numerator: boolean } => ({
  denominator: outcome.includes('missed'),
  numerator: outcome.length === 1,
})

/** The complement is known by the two counts whose difference it is. */
function countsOf(entry: LedgerEntry, outcome: readonly Outcome[]): number[] {
  const { denominator, numerator } = needs(outcome)
  return [...(denominator ? [entry.denominator] : []), ...(numerator ? [entry.numerator] : [])]
}

function isKnown(run: readonly LedgerEntry[], outcome: readonly Outcome[]): boolean {
  const { denominator, numerator } = needs(outcome)
  return (
    (!denominator || run.some(entry => entry.denominatorShown)) &&
    (!numerator || run.some(entry => entry.numeratorShown))
  )
}
