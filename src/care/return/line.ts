/** What a line of the return is: where it stands, its rule in words, and what its value is made of. */
import type { CountId, Funding, Moment } from './count.ts'
import type { Activity } from './request-reading.ts'

export type ReturnType = 'standard' | 'fast-track' | 'both'

export type Value =
  | { readonly kind: 'requests'; readonly count: CountId; readonly of: readonly Activity[] }
  | { readonly kind: 'people'; readonly funding: Funding; readonly moment: Moment; readonly count: CountId }
  /** 100 × one line ÷ another of the same return; null where nothing is below the line. */
  | { readonly kind: 'percent'; readonly of: LineKey; readonly outOf: LineKey }
  /** The frozen return of the quarter before, as it was signed off; else what is counted now. */
  | { readonly kind: 'previous-snapshot'; readonly funding: Funding }
  | { readonly kind: 'previous-year-to-date'; readonly funding: Funding }
  | { readonly kind: 'snapshot-reconciliation'; readonly funding: Funding }
  | { readonly kind: 'year-to-date'; readonly funding: Funding }
  | { readonly kind: 'year-to-date-reconciliation'; readonly funding: Funding }
  | { readonly kind: 'nursing-year-to-date' }

export type LineKey = `${number} ${ReturnType} ${string}`

export type Line = {
  readonly table: number
  readonly type: ReturnType
  readonly line: string
  /** The letter that the rules of the national return use for it, where they use one. */
  readonly letter: string | null
  readonly title: string
  readonly rule: string
  readonly source: string
  readonly unit: 'requests' | 'people' | 'percent'
  readonly value: Value
}

export const keyOf = ({ table, type, line }: Pick<Line, 'table' | 'type' | 'line'>): LineKey =>
  `${table} ${type} ${line}`
