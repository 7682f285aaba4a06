import { gammaDensity, gammaLower, gammaUpper, logGamma } from './gamma.ts'
import { normalQuantile } from './normal.ts'

/** Wilson and Hilferty (1931) for a start; the leading term of the series where that fails. */
function gammaQuantileStart(p: number, shape: number): number {
  const cube = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))
  const start = shape * cube ** 3
  const leading = Math.exp((Math.log(p) + logGamma(shape + 1)) / shape)
  return start > 0 && start > leading ? start : leading
}

/** The value below which a share p of a gamma distribution (shape, scale 1) lies. Newton's method, kept in a bracket. */
export function gammaQuantile(p: number, shape: number): number {
  if (p <= 0 || shape <= 0) return 0
  if (p >= 1) return Infinity
  const inUpperTail = p > 0.5
  let x = gammaQuantileStart(p, shape)
  let low = 0
  let high = Infinity
  for (let step = 0; step < 200; step++) {
    const error = inUpperTail ? 1 - p - gammaUpper(shape, x) : gammaLower(shape, x) - p
    if (error > 0) high = x
    else low = x
    const density = gammaDensity(shape, x)
    let next = x - error / density
    if (Math.abs(next - x) <= 4e-16 * x) return next
    if (!(next > low && next < high)) next = high === Infinity ? x * 2 : (low + high) / 2
    x = next
  }
  return x
}

/** The value below which a share p of a chi-square with the given degrees of freedom (any positive number) lies. */
export function chiSquareQuantile(p: number, degrees: number): number {
  return 2 * gammaQuantile(p, degrees / 2)
}
