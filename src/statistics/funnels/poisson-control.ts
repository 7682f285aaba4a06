import { chiSquareQuantile } from '../distributions/chi-square.ts'
import { poissonAtLeast, poissonAtMost } from '../distributions/poisson.ts'

/**
 * For a number of events, the expected number at which so many or fewer have probability p (`above`: more was expected)
 * and at which so many or more have it (`below`).
 */
export type PoissonControl = {
  above(events: number, p: number): number
  below(events: number, p: number): number
}

/** The true solutions, from chi-square quantiles. */
export const exactPoissonControl: PoissonControl = {
  above: (events, p) => chiSquareQuantile(1 - p, 2 * events + 2) / 2,
  below: (events, p) => (events === 0 ? 0 : chiSquareQuantile(p, 2 * events) / 2),
}

/** Halving on v = expected / (1 + events + expected), 24 steps, as PHEindicatormethods does: about 1e-7 of v. */
function bisect(events: number, isAboveTarget: (expected: number) => boolean): number {
  const expectedAt = (v: number): number => ((1 + events) * v) / (1 - v)
  let v = 0.5
  let step = 0.5
  while (step > 1e-7) {
    step /= 2
    v += isAboveTarget(expectedAt(v)) ? -step : step
  }
  return expectedAt(v)
}

export const bisectedPoissonControl: PoissonControl = {
  above: (events, p) => bisect(events, expected => poissonAtMost(events, expected) < p),
  below: (events, p) => (events === 0 ? 0 : bisect(events, expected => poissonAtLeast(events, expected) > p)),
}
