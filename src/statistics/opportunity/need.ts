import { type Outcome, unworkable, worked } from '../outcome.ts'

/** What need predicts for each area, with the variance of that prediction. */
export type Expected = { readonly value: number; readonly variance: number }

/**
 * Values expected from need by weighted least squares of `values` (say, log spend per head) on an intercept and the
 * given columns (age, deprivation, prevalence; leave market-forces effects out). `weights` are inverse variances.
 * Refuses: too-few-rows, lengths-differ, not-a-number, out-of-range (columns that say the same thing).
 */
export function expectedFromNeed(
  values: readonly number[],
  needs: readonly (readonly number[])[],
  weights: readonly number[],
): Outcome<readonly Expected[]> {
  const rows = values.length
  const width = needs.length + 1
  if (rows <= width)
    return unworkable(
      'too-few-rows',
      `${width} coefficients need more than ${width} areas; there are ${rows}`,
    )
  if (weights.length !== rows || needs.some(column => column.length !== rows))
    return unworkable('lengths-differ', 'values, needs and weights must be of one length')
  for (let i = 0; i < rows; i++) {
    const row = i + 1
    if (!Number.isFinite(values[i]!) || needs.some(column => !Number.isFinite(column[i]!)))
      return unworkable('not-a-number', 'a value or a need is not a number', { row })
    if (!(weights[i]! > 0 && weights[i]! < Infinity))
      return unworkable('out-of-range', 'a weight must be above zero', { row, field: 'weight' })
  }
  const design = values.map((_, i) => [1, ...needs.map(column => column[i]!)])
  const inverse = invert(crossProduct(design, weights))
  if (!inverse)
    return unworkable('out-of-range', 'the needs say the same thing twice, so they cannot be told apart')
  const right = Array.from({ length: width }, (_, c) =>
    design.reduce((sum, line, i) => sum + line[c]! * weights[i]! * values[i]!, 0),
  )
  const coefficients = inverse.map(line => line.reduce((sum, each, c) => sum + each * right[c]!, 0))
  const fitted = design.map(line => line.reduce((sum, each, c) => sum + each * coefficients[c]!, 0))
  const scatter =
    fitted.reduce((sum, value, i) => sum + weights[i]! * (values[i]! - value) ** 2, 0) / (rows - width)
  return worked(
    design.map((line, i) => ({
      value: fitted[i]!,
      variance: Math.max(1, scatter) * quadratic(line, inverse),
    })),
  )
}

function crossProduct(design: readonly (readonly number[])[], weights: readonly number[]): number[][] {
  const width = design[0]!.length
  return Array.from({ length: width }, (_, r) =>
    Array.from({ length: width }, (_, c) =>
      design.reduce((sum, line, i) => sum + weights[i]! * line[r]! * line[c]!, 0),
    ),
  )
}

const quadratic = (line: readonly number[], matrix: readonly (readonly number[])[]): number =>
  line.reduce(
    (sum, each, r) => sum + each * matrix[r]!.reduce((inner, cell, c) => inner + cell * line[c]!, 0),
    0,
  )

/** Gauss and Jordan with pivoting on a matrix scaled to a unit diagonal; null if it is singular. */
function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const width = matrix.length
  const scale = matrix.map((line, i) => 1 / Math.sqrt(line[i]!))
  const work = matrix.map((line, r) => [
    ...line.map((cell, c) => cell * scale[r]! * scale[c]!),
    ...Array.from({ length: width }, (_, c) => (c === r ? 1 : 0)),
  ])
  for (let pivot = 0; pivot < width; pivot++) {
    let best = pivot
    for (let r = pivot + 1; r < width; r++)
      if (Math.abs(work[r]![pivot]!) > Math.abs(work[best]![pivot]!)) best = r
    const chosen = work[best]!
    if (!(Math.abs(chosen[pivot]!) > 1e-10)) return null
    work[best] = work[pivot]!
    const head = chosen[pivot]!
    work[pivot] = chosen.map(cell => cell / head)
    for (let r = 0; r < width; r++) {
      if (r === pivot) continue
      const factor = work[r]![pivot]!
      work[r] = work[r]!.map((cell, c) => cell - factor * work[pivot]![c]!)
    }
  }
  return work.map((line, r) => line.slice(width).map((cell, c) => cell * scale[r]! * scale[c]!))
}
