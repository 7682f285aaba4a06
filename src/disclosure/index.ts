/** Small numbers, rounding, and the ledger of what was released. Nothing is published but through this door. */
export { countFromEdition, isShown, type ShownCount, showCount } from './count.ts'
export type { Published } from './published.ts'
export { prepareRelease, type Release, recordRelease } from './release.ts'
export type { ReleasedRow, ReleasedTable } from './released-table.ts'
export {
  type DisclosureRule,
  type DisclosureRuleId,
  disclosureRules,
  isSmall,
  ruleOf,
  suppressed,
} from './rules.ts'
export { type Share, shareOf } from './share.ts'
export type { CountedArea, TrueCounts, TruePart, TrueTable } from './true-table.ts'
