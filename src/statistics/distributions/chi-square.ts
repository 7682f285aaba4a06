import { cubeRootFrom, cubeRootQuantile, gammaDensity, gammaLower, gammaUpper, logGamma } from './gamma.ts'
import { normalQuantile, normalStart } from './normal.ts'

/** Wilson and Hilferty (1931) for a start; the leading term of the series where that fails. */
function gammaQuantileStart(p: number, shape: number): number {
  const start = cubeRootQuantile(shape, normalStart(p))
  const leading = Math.exp((Math.log(p) + logGamma(shape + 1)) / shape)
  return start > 0 && start > leading ? start : leading
}

/**
 * The value below which a share p of a gamma distribution (shape, scale 1) lies. Halley's method, kept in a bracket: its
 * error is cubed at each step, so a step of 1e-5 of the spread is the last one needed.
 */
export function gammaQuantile(p: number, shape: number): number {
  if (p <= 0 || shape <= 0) return 0
  if (p >= 1) return Infinity
  if (shape >= cubeRootFrom) return cubeRootQuantile(shape, normalQuantile(p))
  const inUpperTail = p > 0.5
  const spread = Math.sqrt(shape)
  let x = gammaQuantileStart(p, shape)
  let low = 0
  let high = Infinity
  for (let step = 0; step < 200; step++) {
    const error = inUpperTail ? 1 - p - gammaUpper(shape, x) : gammaLower(shape, x) - p
    if (error > 0) high = x
    else low = x
    const newton = error / gammaDensity(shape, x)
    const curvature = (newton * ((shape - 1) / x - 1)) / 2
    let next = x - newton / Math.max(0.5, 1 - curvature)
    if (Math.abs(next - x) <= 1e-5 * Math.min(x, spread)) return next
    if (!(next > low && next < high)) next = high === Infinity ? x * 2 : (low + high) / 2
    x = next
  }
  return x
}

/** The value below which a share p of a chi-square with the given degrees of freedom (any positive number) lies. */
export function chiSquareQuantile(p: number, degrees: number): number {
  return 2 * gammaQuantile(p, degrees / 2)
}
