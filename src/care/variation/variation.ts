/**
 * How far areas lie apart: rates per 50,000 adults who live there, the highest and the lowest, and both readings of
 * “variance”. Never beside published rates, which are per adult registered with a GP practice.
 */
import { crudeRate } from '#statistics'

export const perAdults = 50_000

export type AreaCount = {
  readonly code: string
  readonly name: string
  readonly count: number
  /** Residents of 18 and over; null where no estimate has ages. */
  readonly adults: number | null
}
export type AreaRate = AreaCount & {
  /** Per 50,000 resident adults, with 95% limits. Null without adults. */
  readonly rate: number | null
  readonly lower: number | null
  readonly upper: number | null
}
export type Variation = {
  readonly areas: readonly AreaRate[]
  readonly highest: AreaRate | null
  readonly lowest: AreaRate | null
  /** Highest ÷ lowest; null where the lowest is nought, or fewer than two areas have a rate. */
  readonly ratio: number | null
  /** (highest − lowest) ÷ lowest, in per cent. */
  readonly excessPercent: number | null
}

export function variationOf(counts: readonly AreaCount[]): Variation {
  const areas = counts.map(rated)
  const known = areas.filter(area => area.rate !== null).sort((a, b) => a.rate! - b.rate!)
  const [lowest = null] = known
  const highest = known.at(-1) ?? null
  const comparable = known.length > 1 && lowest!.rate! > 0
  const ratio = comparable ? highest!.rate! / lowest!.rate! : null
  return { areas, highest, lowest, ratio, excessPercent: ratio === null ? null : (ratio - 1) * 100 }
}

function rated(area: AreaCount): AreaRate {
  if (area.adults === null || area.adults === 0) return { ...area, rate: null, lower: null, upper: null }
  const found = crudeRate(area.count, area.adults, { multiplier: perAdults })
  if (!found.ok) throw new Error(`The rate of ${area.code}: ${found.refusal.message}`)
  const { value, lower, upper } = found.value
  return { ...area, rate: value, lower, upper }
}
