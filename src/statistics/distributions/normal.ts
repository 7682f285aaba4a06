import { normalShare } from './gamma.ts'

/** φ(x). */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)
}

/** Φ(x), accurate in the lower tail. */
export const normalCumulative = normalShare

/** The quantile to 4.5e-4 (Abramowitz and Stegun 26.2.23): where a search may start. */
export function normalStart(p: number): number {
  if (p > 0.5) return -normalStart(1 - p)
  const t = Math.sqrt(-2 * Math.log(p))
  const above = 2.515517 + t * (0.802853 + t * 0.010328)
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  return above / below - t
}

/** The value below which a share p of a standard normal lies, by Halley's method on Φ; ±Infinity at 0 and 1. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  if (p === 0.5) return 0
  if (p > 0.5) return -normalQuantile(1 - p)
  let x = normalStart(p)
  for (let step = 0; step < 3; step++) {
    const error = (normalCumulative(x) - p) / normalDensity(x)
    x -= error / (1 + (x * error) / 2)
  }
  return x
}
