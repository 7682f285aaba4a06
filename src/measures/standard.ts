/** A promise: a time limit, whose it is, how it is measured and what would keep it. */
import type { LimitId } from '#clocks/definitions'
import type { Day } from '#kit'
import type { Measure } from './measure.ts'

/** Where a promise comes from, in the words of the screen. */
export const standardTags = [
  'law',
  'national standard',
  'plan',
  'local commitment',
  'councillors’ date',
] as const
export type StandardTag = (typeof standardTags)[number]

/** What the measure must reach. Percentages are of the measure's numerator in its denominator. */
export type Aim =
  | { readonly moreThanPercent: number }
  | { readonly atLeastPercent: number }
  /** Nobody late. */
  | { readonly atMostOverdue: number }

export type Standard = {
  readonly id: string
  readonly title: string
  /** The subject of a sentence: “continuing care decisions were made within 28 days”. */
  readonly kept: string
  readonly tag: StandardTag
  readonly authority: string
  readonly limit: LimitId
  /** The clock rule whose clocks are counted. */
  readonly rule: string
  /** Null where nothing is counted yet; `notCounted` says why. */
  readonly measure: Measure | null
  readonly notCounted?: string
  /** Null where the promise names no share: each single one counts. */
  readonly target: (Aim & { readonly verified: boolean; readonly source: string }) | null
  readonly inForce: { readonly from: Day | null; readonly to: Day | null }
  /** The page of the public record that its figures stand on, a subject of editions. */
  readonly subject: string
}

/** A share as it is printed or counted, against the aim. Undefined where the aim is no share. */
export function reaches(aim: Aim, percent: number): boolean | undefined {
  if ('moreThanPercent' in aim) return percent > aim.moreThanPercent
  if ('atLeastPercent' in aim) return percent >= aim.atLeastPercent
  return undefined
}
