/**
 * Which counts of a table stay hidden. First the small ones and those that would give a small complement; then,
 * beside a shown total, as many more as it takes that no hidden part can be had by taking the shown ones from it.
 */
import { type DisclosureRule, isSmall } from './rules.ts'
import { sumOf, type TrueCounts } from './true-table.ts'

/** Which of a row's two counts may be shown. */
export type Visible = { readonly numerator: boolean; readonly denominator: boolean }

/** The third quantity of a row, the complement, can be had wherever the other two are shown. */
const quantities = ['denominator', 'numerator', 'complement'] as const
type Quantity = (typeof quantities)[number]

type Row = { readonly counts: TrueCounts; visible: Visible }

const countOf = ({ numerator, denominator }: TrueCounts, quantity: Quantity): number =>
  quantity === 'complement' ? denominator - numerator : quantity === 'numerator' ? numerator : denominator

const isVisible = ({ visible }: Row, quantity: Quantity): boolean =>
  quantity === 'complement' ? visible.numerator && visible.denominator : visible[quantity]

/** @param withheld indexes of parts that must stay hidden for a reason outside this table. */
export function visibleCounts(
  parts: readonly TrueCounts[],
  rule: DisclosureRule,
  withheld: ReadonlySet<number> = new Set(),
): { readonly whole: Visible; readonly parts: readonly Visible[] } {
  const whole: Row = { counts: sumOf(parts), visible: primary(sumOf(parts), rule) }
  const rows: Row[] = parts.map((counts, index) => ({
    counts,
    visible: withheld.has(index) ? { numerator: false, denominator: false } : primary(counts, rule),
  }))
  while (quantities.some(quantity => protect(whole, rows, quantity, rule)));
  return { whole: whole.visible, parts: rows.map(row => row.visible) }
}

/** A few people make no statistic; a numerator is hidden, too, when all but a few are in it. */
function primary({ numerator, denominator }: TrueCounts, rule: DisclosureRule): Visible {
  if (isSmall(denominator, rule)) return { numerator: false, denominator: false }
  return {
    denominator: true,
    numerator: !isSmall(numerator, rule) && !isSmall(denominator - numerator, rule),
  }
}

/** Hides one more count where the hidden parts of a shown whole could be had by subtraction. True when it did. */
function protect(whole: Row, rows: readonly Row[], quantity: Quantity, rule: DisclosureRule): boolean {
  if (rule.suppress === null || !isVisible(whole, quantity)) return false
  const hidden = rows.filter(row => !isVisible(row, quantity))
  if (hidden.length === 0) return false
  const residual = hidden.reduce((sum, row) => sum + countOf(row.counts, quantity), 0)
  if (hidden.length > 1 && !isSmall(residual, rule)) return false
  hide(nextToHide(rows, quantity) ?? whole, quantity)
  return true
}

/** The next-lowest count above nothing; where there is none left, a nought among people. */
function nextToHide(rows: readonly Row[], quantity: Quantity): Row | undefined {
  const shown = rows
    .filter(row => isVisible(row, quantity) && row.counts.denominator > 0)
    .sort((a, b) => countOf(a.counts, quantity) - countOf(b.counts, quantity))
  return shown.find(row => countOf(row.counts, quantity) > 0) ?? shown[0]
}

function hide(row: Row, quantity: Quantity): void {
  row.visible =
    quantity === 'denominator'
      ? { numerator: false, denominator: false }
      : { ...row.visible, numerator: false }
}
