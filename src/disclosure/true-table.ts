/** What somebody wants to publish: true counts of one measure in one period, a whole and its parts. */
import type { Day } from '#kit'
import type { DisclosureRuleId } from './rules.ts'

/**
 * An area with people in it. `covers` names the smallest units it is made of (dated codes of commissioners), so
 * that nesting can be seen across levels, and across a merger that gave the same people a new name.
 */
export type CountedArea = {
  readonly level: string
  readonly code: string
  readonly name: string
  readonly covers: readonly string[]
}

/** `numerator` people out of `denominator`: the one is always a part of the other. */
export type TrueCounts = { readonly numerator: number; readonly denominator: number }

export type TruePart = CountedArea & TrueCounts

/** The counts of the whole are the sums of its parts and are not given: they could not differ. */
export type TrueTable = {
  readonly measure: string
  readonly period: { readonly from: Day; readonly to: Day }
  readonly whole: CountedArea
  readonly parts: readonly TruePart[]
  readonly rule: DisclosureRuleId
}

export const sumOf = (parts: readonly TrueCounts[]): TrueCounts => ({
  numerator: parts.reduce((sum, part) => sum + part.numerator, 0),
  denominator: parts.reduce((sum, part) => sum + part.denominator, 0),
})

/** Throws for a table that is wrongly made: parts that overlap or leave the whole, more people than there are. */
export function checkTable(table: TrueTable): void {
  const seen = new Set<string>()
  for (const part of table.parts) {
    const { numerator, denominator, code } = part
    if (![numerator, denominator].every(Number.isSafeInteger) || numerator < 0 || numerator > denominator)
      throw new RangeError(
        `${table.measure}, ${code}: ${numerator} of ${denominator} is not a part of a whole`,
      )
    if (part.covers.length === 0) throw new RangeError(`${code} covers nothing`)
    for (const unit of part.covers) {
      if (seen.has(unit)) throw new RangeError(`${unit} is in two parts of ${table.whole.code}`)
      if (!table.whole.covers.includes(unit)) throw new RangeError(`${unit} is not in ${table.whole.code}`)
      seen.add(unit)
    }
  }
}
