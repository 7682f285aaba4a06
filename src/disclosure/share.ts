/** A percentage, made only from numbers as they are published. */
import { proportion } from '#statistics'
import type { ShownCount } from './count.ts'
import { type Published, published } from './published.ts'
import { suppressed } from './rules.ts'

/** Whole percent with Wilson's 95% limits, also whole. */
export type Share = { readonly percent: number; readonly lower: number; readonly upper: number }

/**
 * The share of one published count in another. Suppressed when either is; null where there was nobody to count.
 * The limits, too, come from the rounded numbers: exact ones would give the exact counts away.
 */
export function shareOf(
  numerator: Published<ShownCount>,
  denominator: Published<ShownCount>,
): Published<Share> | Published<typeof suppressed> | null {
  const [part, whole]: [ShownCount, ShownCount] = [numerator, denominator]
  if (part === suppressed || whole === suppressed) return published<typeof suppressed>(suppressed)
  if (whole === 0) return null
  const found = proportion(part, whole, { multiplier: 100 })
  if (!found.ok) throw new Error(`no percentage of ${part} in ${whole}: ${found.refusal.message}`)
  const { value, lower, upper } = found.value
  if (lower === null || upper === null) throw new Error(`no interval of ${part} in ${whole}`)
  return published<Share>({
    percent: Math.round(value),
    lower: Math.round(lower),
    upper: Math.round(upper),
  })
}
