/** What is counted, in words that a reader can check, and how. */
import type { Day } from '#kit'

/** Counted here from what happened, or observed: imported from a publication. Never mixed in one table. */
export type Basis = 'counted' | 'observed'

/**
 * Which time limits of a period are in the denominator, and which of them in the numerator.
 * `completed-in-period`: those that ended in it, also when closed without a decision; numerator: ended in time.
 * `due-in-period`: those that fell due in it and were not closed or withdrawn; numerator: done in time.
 * `overdue-at-end`: those running on its last day; numerator: those late on that day.
 */
export type CountingWay = 'completed-in-period' | 'due-in-period' | 'overdue-at-end'

export type Measure = {
  readonly id: string
  /** Raised whenever numerator or denominator are defined anew. */
  readonly definition: number
  readonly title: string
  readonly numerator: string
  readonly denominator: string
  readonly direction: 'higher-is-better' | 'lower-is-better'
  readonly unit: 'percent' | 'count'
  /** The level that answers for it; other levels see it. */
  readonly level: 'system' | 'place' | 'commissioner'
  readonly source: string
  readonly basis: Basis
  readonly counting: CountingWay
  readonly inForce: { readonly from: Day | null; readonly to: Day | null }
  /** The rule set of disclosure control that its published counts go through. */
  readonly disclosure: 'people-below-nation' | 'people-of-nation' | 'survey'
}
