import { type Outcome, unworkable, worked } from '../outcome.ts'

export type QuantileBandOptions = {
  /** How many bands, 2 or more (default 10). */
  readonly bands?: number
  /** Which end is band 1 (default `highest`). */
  readonly bandOne?: 'highest' | 'lowest'
}

/**
 * Puts areas into bands of equal size by their value, as PHEindicatormethods does: rank is the lowest rank that ties
 * share, and band = floor((k + 1) − ceiling((N + 1 − rank) / (N / k))), 0 read as 1.
 * An area without a value (null) has no band; with fewer areas than bands nobody has one.
 * Refuses: no-rows, not-a-number, out-of-range.
 */
export function quantileBands(
  values: readonly (number | null)[],
  options: QuantileBandOptions = {},
): Outcome<readonly (number | null)[]> {
  const bands = options.bands ?? 10
  if (!Number.isInteger(bands) || bands < 2)
    return unworkable('out-of-range', `bands must be a whole number of 2 or more; it is ${bands}`, {
      field: 'bands',
    })
  if (values.length === 0) return unworkable('no-rows', 'there are no areas to band')
  const wrong = values.findIndex(value => value !== null && !Number.isFinite(value))
  if (wrong >= 0)
    return unworkable('not-a-number', 'a value is not a number', { row: wrong + 1, field: 'value' })
  const sign = (options.bandOne ?? 'highest') === 'highest' ? -1 : 1
  const sorted = Float64Array.from(
    values.filter(value => value !== null),
    value => sign * value,
  ).sort()
  const areas = sorted.length
  if (areas < bands) return worked(values.map(() => null))
  const rankOf = new Map<number, number>()
  for (let i = areas - 1; i >= 0; i--) rankOf.set(sorted[i]! + 0, i + 1)
  return worked(
    values.map(value => {
      if (value === null) return null
      const rank = rankOf.get(sign * value + 0)!
      return Math.floor(bands + 1 - Math.ceil((areas + 1 - rank) / (areas / bands))) || 1
    }),
  )
}
