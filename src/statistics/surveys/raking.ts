import { type Outcome, unworkable, worked } from '../outcome.ts'
import { checkWeights } from './weights.ts'

/** One margin: the category of every respondent (an index into `targets`) and the population's total per category. */
export type Margin = {
  readonly name: string
  readonly categories: ArrayLike<number>
  readonly targets: readonly number[]
}

export type RakingOptions = {
  /** Stop once no margin is off by more than this share (default 1e-6). */
  readonly tolerance?: number
  /** At most so many rounds over all margins (default 100). */
  readonly cycles?: number
  /** Weights are kept between these multiples of their mean, then raked again (default 0.3 to 3); null: no trim. */
  readonly trim?: { readonly lowest: number; readonly highest: number } | null
}

export type Raking = {
  readonly weights: Float64Array
  readonly cycles: number
  /** The largest share by which a margin is off at the end. */
  readonly largestError: number
  readonly trimmed: number
}

/**
 * Rakes weights to several margins at once (iterative proportional fitting, Deming and Stephan 1940): each margin in
 * turn, w × target / Σw in the category. Trimmed weights are raked again, so the end may miss a margin a little: then
 * `largestError` says by how much.
 * Refuses: no-rows, not-a-number, negative-count, zero-denominator (nobody in a category that has people),
 * out-of-range, lengths-differ, not-converged (margins that contradict each other), naming row or margin.
 */
export function rake(
  base: ArrayLike<number>,
  margins: readonly Margin[],
  options: RakingOptions = {},
): Outcome<Raking> {
  const wrong = checkWeights(base) ?? checkMargins(base.length, margins)
  if (wrong) return wrong
  const tolerance = options.tolerance ?? 1e-6
  const cycles = options.cycles ?? 100
  const unfit = checkRakingOptions(options)
  if (unfit) return unfit
  const trim = options.trim === undefined ? { lowest: 0.3, highest: 3 } : options.trim
  const weights = Float64Array.from(base)
  const first = fit(weights, margins, tolerance, cycles)
  if ('refusal' in first) return first
  if (first.largestError > tolerance)
    return unworkable(
      'not-converged',
      `after ${cycles} rounds a margin is still off by ${(first.largestError * 100).toPrecision(3)}%`,
    )
  if (!trim) return worked({ weights, ...first, trimmed: 0 })
  return trimAndRake(weights, margins, { tolerance, cycles, trim }, first.cycles)
}

function checkRakingOptions({ tolerance = 1e-6, cycles = 100, trim = null }: RakingOptions) {
  if (!(tolerance > 0 && tolerance < 1))
    return unworkable('out-of-range', 'the tolerance must lie between 0 and 1', { field: 'tolerance' })
  if (!(Number.isInteger(cycles) && cycles > 0))
    return unworkable('out-of-range', `cycles must be a whole number of 1 or more, not ${cycles}`, {
      field: 'cycles',
    })
  if (trim && !(trim.lowest >= 0 && trim.lowest <= 1 && trim.highest >= 1))
    return unworkable(
      'out-of-range',
      'weights are trimmed to a multiple of at most 1 and one of at least 1',
      {
        field: 'trim',
      },
    )
  return null
}

function trimAndRake(
  weights: Float64Array,
  margins: readonly Margin[],
  {
    tolerance,
    cycles,
    trim,
  }: { tolerance: number; cycles: number; trim: { lowest: number; highest: number } },
  before: number,
): Outcome<Raking> {
  const bounds = boundsOf(weights, trim)
  const outside = countOutside(weights, bounds)
  let used = before
  let largestError = errorOf(weights, margins)
  if (outside > 0) {
    for (let round = 0; round < cycles && countOutside(weights, bounds, 1e-9) > 0; round++) {
      clip(weights, bounds)
      const again = fit(weights, margins, tolerance, cycles)
      if ('refusal' in again) return again
      used += again.cycles
    }
    clip(weights, bounds)
    largestError = errorOf(weights, margins)
  }
  return worked({ weights, cycles: used, largestError, trimmed: outside })
}

/** Weights of nothing (a category without people, a start of 0) stand for nobody: they are not trimmed upwards. */
type Bounds = { readonly low: number; readonly high: number }

function boundsOf(weights: Float64Array, trim: { lowest: number; highest: number }): Bounds {
  const used = weights.filter(weight => weight > 0)
  const mean = used.reduce((sum, weight) => sum + weight, 0) / used.length
  return { low: trim.lowest * mean, high: trim.highest * mean }
}

const countOutside = (weights: Float64Array, { low, high }: Bounds, slack = 0): number =>
  weights.reduce(
    (count, weight) =>
      count + (weight > 0 && (weight < low * (1 - slack) || weight > high * (1 + slack)) ? 1 : 0),
    0,
  )

function clip(weights: Float64Array, { low, high }: Bounds): void {
  for (let i = 0; i < weights.length; i++)
    if (weights[i]! > 0) weights[i] = Math.min(Math.max(weights[i]!, low), high)
}

function checkMargins(rows: number, margins: readonly Margin[]) {
  if (margins.length === 0) return unworkable('no-rows', 'there are no margins to rake to')
  for (const { name, categories, targets } of margins) {
    if (categories.length !== rows)
      return unworkable(
        'lengths-differ',
        `${name} has ${categories.length} entries for ${rows} respondents`,
        { field: name },
      )
    const bad = targets.findIndex(target => !Number.isFinite(target) || target < 0)
    if (bad >= 0)
      return unworkable(
        targets[bad]! < 0 ? 'negative-count' : 'not-a-number',
        `a target of ${name} is not a number of people`,
        {
          row: bad + 1,
          field: name,
        },
      )
    for (let i = 0; i < rows; i++)
      if (!(Number.isInteger(categories[i]!) && categories[i]! >= 0 && categories[i]! < targets.length))
        return unworkable('out-of-range', `a respondent has a category of ${name} that has no target`, {
          row: i + 1,
          field: name,
        })
  }
  const totals = margins.map(({ targets }) => targets.reduce((sum, target) => sum + target, 0))
  const off = totals.findIndex(total => Math.abs(total - totals[0]!) > 1e-6 * totals[0]!)
  if (off >= 0)
    return unworkable(
      'out-of-range',
      `${margins[off]!.name} sums to ${totals[off]}, ${margins[0]!.name} to ${totals[0]}`,
      {
        field: margins[off]!.name,
      },
    )
  return totals[0]! > 0
    ? null
    : unworkable('zero-denominator', 'the targets sum to zero', { field: margins[0]!.name })
}

function sumsOf(weights: Float64Array, { categories, targets }: Margin): Float64Array {
  const sums = new Float64Array(targets.length)
  for (let i = 0; i < weights.length; i++) sums[categories[i]!]! += weights[i]!
  return sums
}

function errorOf(weights: Float64Array, margins: readonly Margin[]): number {
  let largest = 0
  for (const margin of margins) {
    const sums = sumsOf(weights, margin)
    margin.targets.forEach((target, k) => {
      if (target > 0) largest = Math.max(largest, Math.abs(sums[k]! / target - 1))
    })
  }
  return largest
}

type Fit = { readonly cycles: number; readonly largestError: number }

function fit(weights: Float64Array, margins: readonly Margin[], tolerance: number, cycles: number) {
  for (let cycle = 1; cycle <= cycles; cycle++) {
    for (const margin of margins) {
      const sums = sumsOf(weights, margin)
      const empty = margin.targets.findIndex((target, k) => target > 0 && sums[k] === 0)
      if (empty >= 0)
        return unworkable('zero-denominator', `nobody answered in category ${empty + 1} of ${margin.name}`, {
          row: empty + 1,
          field: margin.name,
        })
      const factors = sums.map((sum, k) => (sum === 0 ? 0 : margin.targets[k]! / sum))
      for (let i = 0; i < weights.length; i++) weights[i]! *= factors[margin.categories[i]!]!
    }
    const largestError = errorOf(weights, margins)
    if (largestError < tolerance || cycle === cycles) return { cycles: cycle, largestError } satisfies Fit
  }
  return { cycles, largestError: errorOf(weights, margins) } satisfies Fit
}
