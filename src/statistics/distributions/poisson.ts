import { gammaLower, gammaUpper } from './gamma.ts'

/** P(X ≤ count) for a Poisson of the given mean; count may be fractional only through its gamma form. */
export function poissonAtMost(count: number, mean: number): number {
  return count < 0 ? 0 : gammaUpper(count + 1, mean)
}

/** P(X ≥ count) for a Poisson of the given mean. */
export function poissonAtLeast(count: number, mean: number): number {
  return count <= 0 ? 1 : gammaLower(count, mean)
}
