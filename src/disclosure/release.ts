/** Releasing tables: suppress, compare with everything published before, and only then let go. */
import { done, type Instant, type Result, refuse } from '#kit'
import type { Tx } from '#platform'
import { countedNumbers, keyOf } from './ledger-boxes.ts'
import { type Published, published } from './published.ts'
import { type ReleasedTable, releasedRow } from './released-table.ts'
import { countsToRelease } from './restatement.ts'
import { type DisclosureRule, ruleOf } from './rules.ts'
import { appendToLedger, type LedgerEntry, ledgerOf, lockLedger } from './store.ts'
import { type Box, findLeak, isInside, type Leak, TooManyWays } from './subtraction.ts'
import { type Visible, visibleCounts } from './suppression.ts'
import { checkTable, sumOf, type TruePart, type TrueTable } from './true-table.ts'

/** Tables that may be published, and what the ledger will keep of them once they are. */
export type Release = {
  readonly tables: readonly Published<ReleasedTable>[]
  readonly entries: readonly LedgerEntry[]
}

/**
 * Works out what may be shown of the tables, beside all that was shown before. Writes nothing.
 * Refuses (out-of-order) a table from which a small number could still be had by subtraction when every part
 * that can be withheld is.
 */
export async function prepareRelease(
  tx: Tx,
  system: string,
  tables: readonly TrueTable[],
): Promise<Result<Release>> {
  await lockLedger(tx, system)
  const ledger = await ledgerOf(tx, system, [...new Set(tables.map(table => table.measure))])
  return releaseBeside(ledger, tables)
}

/** Keeps what was released. Only for a release that is really being published, in the same transaction. */
export async function recordRelease(
  tx: Tx,
  system: string,
  release: Release,
  as: { readonly edition: string; readonly at: Instant },
): Promise<void> {
  await appendToLedger(tx, system, release.entries, as)
}

/** The rule of it, without a database: what may be shown beside a ledger, oldest entry first. */
export function releaseBeside(ledger: readonly LedgerEntry[], tables: readonly TrueTable[]): Result<Release> {
  const known = [...ledger]
  const next = nextReleases(ledger)
  const released: Published<ReleasedTable>[] = []
  const entries: LedgerEntry[] = []
  for (const table of tables) {
    checkTable(table)
    const one = releaseTable(known, table, next.get(table.measure) ?? 1)
    if (!one.ok) return one
    released.push(one.value.table)
    entries.push(...one.value.entries)
    known.push(...one.value.entries)
  }
  return done({ tables: released, entries })
}

function nextReleases(ledger: readonly LedgerEntry[]): ReadonlyMap<string, number> {
  return new Map(ledger.map(entry => [entry.measure, entry.release + 1]))
}

function releaseTable(
  ledger: readonly LedgerEntry[],
  table: TrueTable,
  release: number,
): Result<{ table: Published<ReleasedTable>; entries: LedgerEntry[] }> {
  const rule = ruleOf(table.rule)
  const parts = withCountsToRelease(ledger, table, rule)
  const withheld = new Set<number>()
  const alone = visibleCounts(parts, rule).whole
  for (let last: Leak | undefined; ; ) {
    const visible = visibleCounts(parts, rule, withheld)
    // Withholding parts is for the sake of the whole; where that goes with them, nothing is left to publish.
    if (last && JSON.stringify(visible.whole) !== JSON.stringify(alone)) return refuseLeak(last)
    const shown = show(table, parts, visible, release)
    const entries = shown.entries.filter(entry => !isRepeated(ledger, entry))
    const leak = leakOf(ledger, entries, table.measure, rule)
    if (leak === 'unknown')
      return refuse('too-large', `Too much was published of ${table.measure} to compare`)
    if (!leak) return done({ table: shown.table, entries })
    const next = partToWithhold(leak, parts, entries)
    if (next === undefined) return refuseLeak(leak)
    withheld.add(next)
    last = leak
  }
}

/** A part that fell out of the table counts nobody now; one that is new counted nobody before. */
function withCountsToRelease(
  ledger: readonly LedgerEntry[],
  table: TrueTable,
  rule: DisclosureRule,
): readonly TruePart[] {
  const last = new Map(ledger.map(entry => [keyOf(entry), entry]))
  const keyIn = (covers: readonly string[]) => keyOf({ measure: table.measure, covers, ...table.period })
  const nobody = { numerator: 0, denominator: 0 }
  const before = last.has(keyIn(table.whole.covers))
    ? table.parts.map(part => last.get(keyIn(part.covers)) ?? nobody)
    : undefined
  const counts = countsToRelease(table.parts, before, rule)
  return table.parts.map((part, index) => {
    const { numerator, denominator } = counts[index]!
    return { ...part, numerator, denominator }
  })
}

type Visibility = ReturnType<typeof visibleCounts>

function show(
  table: TrueTable,
  parts: readonly TruePart[],
  visible: Visibility,
  release: number,
): { table: Published<ReleasedTable>; entries: LedgerEntry[] } {
  const { measure, period, whole } = table
  const rows: { area: TruePart; seen: Visible }[] = [
    { area: { ...whole, ...sumOf(parts) }, seen: visible.whole },
    ...parts.map((area, index) => ({ area, seen: visible.parts[index]! })),
  ]
  // A single part that is all of the whole is the whole.
  const distinct =
    parts.length === 1 && parts[0]!.covers.length === whole.covers.length ? rows.slice(0, 1) : rows
  const released = distinct.map(({ area, seen }) => releasedRow(area, area, seen, ruleOf(table.rule)))
  return {
    table: published({ measure, period, rows: released }),
    entries: distinct.map(({ area, seen }) => ({
      ...{ measure, release, covers: [...area.covers].sort(), from: period.from, to: period.to },
      ...{ area: area.name, denominator: area.denominator, numerator: area.numerator },
      ...{ denominatorShown: seen.denominator, numeratorShown: seen.numerator },
    })),
  }
}

function isRepeated(ledger: readonly LedgerEntry[], entry: LedgerEntry): boolean {
  const key = keyOf(entry)
  const last = ledger.findLast(earlier => keyOf(earlier) === key)
  return (
    last !== undefined &&
    last.denominator === entry.denominator &&
    last.numerator === entry.numerator &&
    last.denominatorShown === entry.denominatorShown &&
    last.numeratorShown === entry.numeratorShown
  )
}

function leakOf(
  ledger: readonly LedgerEntry[],
  entries: readonly LedgerEntry[],
  measure: string,
  rule: DisclosureRule,
): Leak | 'unknown' | undefined {
  if (entries.length === 0) return undefined
  const counted = countedNumbers([...ledger.filter(entry => entry.measure === measure), ...entries])
  try {
    return findLeak(counted, rule)
  } catch (cause) {
    if (cause instanceof TooManyWays) return 'unknown'
    throw cause
  }
}

/** The smallest part of this table that the subtraction needs and that this release would show anew. */
function partToWithhold(
  leak: Leak,
  parts: readonly TruePart[],
  anew: readonly LedgerEntry[],
): number | undefined {
  const needed = [leak.from, ...leak.taking]
  const candidates = parts
    .map((part, index) => ({ part, index, entry: anew.find(entry => sameAreas(entry.covers, part.covers)) }))
    .filter(
      ({ entry }) =>
        entry && countedNumbers([entry]).some(mine => mine.isShown && needed.some(box => isSame(box, mine))),
    )
    .sort((a, b) => a.part.denominator - b.part.denominator)
  return candidates[0]?.index
}

const sameAreas = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(area => b.includes(area))
const isSame = (a: Box, b: Box): boolean => a.count === b.count && isInside(a, b) && isInside(b, a)

const refuseLeak = (leak: Leak) =>
  refuse(
    'out-of-order',
    'You cannot publish this yet, because a number under the limit could be had by subtraction: from ' +
      `${leak.from.name} take ${leak.taking.map(box => box.name).join('; ')}`,
  )
