/**
 * Two quantities of a chart that are equal but for rounding: |a − b| ≤ 1e-12 × max(|a|, |b|, mean range). Without it a
 * point that lies on the mean by arithmetic (0.1, 0.2, 0.3) falls on one side and makes or breaks a run.
 */
export function nearlyEqual(a: number, b: number, range: number): boolean {
  const difference = Math.abs(a - b)
  if (difference === 0) return true
  const scale = Math.max(Math.abs(a), Math.abs(b), Number.isNaN(range) ? 0 : range)
  return difference <= 1e-12 * scale
}

export const clearlyAbove = (a: number, b: number, range: number): boolean =>
  a > b && !nearlyEqual(a, b, range)

export const clearlyBelow = (a: number, b: number, range: number): boolean =>
  a < b && !nearlyEqual(a, b, range)
