/**
 * What changed since the last edition is a difference, too. A row takes in a change only when it concerns nobody
 * or at least as many people as may be counted in public; until then a later edition repeats the earlier row.
 */
import { type DisclosureRule, isSmall } from './rules.ts'
import { sumOf, type TrueCounts } from './true-table.ts'

/** @param before the counts last released, row by row; undefined where the table is released for the first time. */
export function countsToRelease(
  now: readonly TrueCounts[],
  before: readonly TrueCounts[] | undefined,
  rule: DisclosureRule,
): readonly TrueCounts[] {
  if (!before) return now
  const rows = now.map((row, index) => {
    const earlier = before[index]!
    return isSmallChange(row, earlier, rule) ? earlier : row
  })
  // Rows that rise and fall may come to a small change of the whole.
  return isSmallChange(sumOf(rows), sumOf(before), rule) ? before : rows
}

function isSmallChange(now: TrueCounts, before: TrueCounts, rule: DisclosureRule): boolean {
  const numerator = now.numerator - before.numerator
  const denominator = now.denominator - before.denominator
  return [numerator, denominator, denominator - numerator].some(change => isSmall(Math.abs(change), rule))
}
