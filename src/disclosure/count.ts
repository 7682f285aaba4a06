/** One count, as it may be shown. */
import { type Published, published } from './published.ts'
import { type DisclosureRule, isSmall, suppressed } from './rules.ts'

/** A rounded count, or the mark of a suppressed one. */
export type ShownCount = number | typeof suppressed

/** Throws RangeError for what is not a count: a fraction, a negative number. */
export function showCount(count: number, rule: DisclosureRule): Published<ShownCount> {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`)
  return published<ShownCount>(isSmall(count, rule) ? suppressed : roundCount(count, rule))
}

/** Nearest multiple, halves upwards: to 5, 8 and 12 become 10, 13 becomes 15. */
export const roundCount = (count: number, rule: DisclosureRule): number =>
  Math.floor(count / rule.roundTo + 0.5) * rule.roundTo

export const isShown = (count: Published<ShownCount>): count is Published<number> => count !== suppressed

/**
 * A count read back from a frozen edition. Throws RangeError for a text that the rule could not have made, so a
 * number that was never checked cannot come in by this way unless it looks exactly like one that was.
 */
export function countFromEdition(text: string, rule: DisclosureRule): Published<ShownCount> {
  if (text === suppressed) return published<ShownCount>(suppressed)
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(count) || count % rule.roundTo !== 0 || isSmall(count, rule))
    throw new RangeError(`disclosure control does not make this number: ${text}`)
  return published<ShownCount>(count)
}
