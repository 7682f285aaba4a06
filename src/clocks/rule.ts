import type { Fact } from '#facts'
import type { LimitId } from './limit.ts'

/**
 * Which facts start, pause and stop a limit. Areas declare theirs in `definitions.ts`; `app.ts` collects them.
 * A limit may have several rules (adults and children are visited under two), a rule has one limit.
 */
export type ClockRule = {
  readonly id: string
  readonly limit: LimitId
  /** Facts any of which starts it. */
  readonly starts: readonly string[]
  /** Only a starting fact that passes starts it; a Checklist below the threshold does not. */
  readonly startsIf?: (fact: Fact) => boolean
  readonly stops: readonly string[]
  /** Facts that end it without what was promised: closed without a decision, death. */
  readonly discounts?: readonly string[]
  readonly pauses?: { readonly from: string; readonly to: string }
  /** Every starting fact starts its own (a review); otherwise the first one only. */
  readonly recurs?: true
}

export const factsOfRule = (rule: ClockRule): string[] => [
  ...rule.starts,
  ...rule.stops,
  ...(rule.discounts ?? []),
  ...(rule.pauses ? [rule.pauses.from, rule.pauses.to] : []),
]
