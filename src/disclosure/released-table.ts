/** A table as it may be published. */
import type { Day } from '#kit'
import { type ShownCount, showCount } from './count.ts'
import { type Published, published } from './published.ts'
import { type DisclosureRule, suppressed } from './rules.ts'
import { type Share, shareOf } from './share.ts'
import type { Visible } from './suppression.ts'
import type { CountedArea, TrueCounts } from './true-table.ts'

export type ReleasedRow = {
  readonly level: string
  readonly code: string
  readonly name: string
  readonly numerator: Published<ShownCount>
  readonly denominator: Published<ShownCount>
  /** Null where there was nobody to count. */
  readonly share: Published<Share> | Published<typeof suppressed> | null
}

/** The whole comes first, then its parts in the order they were given. */
export type ReleasedTable = {
  readonly measure: string
  readonly period: { readonly from: Day; readonly to: Day }
  readonly rows: readonly ReleasedRow[]
}

export function releasedRow(
  area: CountedArea,
  counts: TrueCounts,
  visible: Visible,
  rule: DisclosureRule,
): ReleasedRow {
  const hidden = published<ShownCount>(suppressed)
  const numerator = visible.numerator ? showCount(counts.numerator, rule) : hidden
  const denominator = visible.denominator ? showCount(counts.denominator, rule) : hidden
  const { level, code, name } = area
  return { level, code, name, numerator, denominator, share: shareOf(numerator, denominator) }
}
