import { logGamma } from './gamma.ts'
import { normalQuantile } from './normal.ts'

const smallest = 1e-300
const nonZero = (value: number): number => (Math.abs(value) < smallest ? smallest : value)

/** The continued fraction of the incomplete beta integral (Abramowitz and Stegun 26.5.8), by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    const change = d * c
    fraction *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return fraction
}

/** The regularised incomplete beta integral; `rest` is 1 − x, given apart so that neither end loses digits. */
function betaLower(a: number, b: number, x: number, rest: number): number {
  if (x <= 0) return 0
  if (rest <= 0) return 1
  const factor = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest))
  return x < (a + 1) / (a + b + 2)
    ? (factor * betaFraction(a, b, x)) / a
    : 1 - (factor * betaFraction(b, a, rest)) / b
}

/** P(T > t) for t ≥ 0. */
function studentUpperTail(t: number, degrees: number): number {
  const square = t * t
  return 0.5 * betaLower(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square))
}

function studentDensity(t: number, degrees: number): number {
  const scale = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * Math.log(degrees * Math.PI)
  return Math.exp(scale - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees))
}

/**
 * The value below which a share p of Student's t lies. Closed forms at 1 and 2 degrees; otherwise Newton's method on
 * the logarithm of the tail, kept in a bracket.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0
  if (p < 0.5) return -studentQuantile(1 - p, degrees)
  const tail = 1 - p
  if (tail <= 0) return Infinity
  if (degrees === 1) return 1 / Math.tan(Math.PI * tail)
  if (degrees === 2) return (1 - 2 * tail) * Math.sqrt(2 / (4 * tail * (1 - tail)))
  const z = normalQuantile(p)
  let t = z + (z * z * z + z) / (4 * degrees)
  let low = 0
  let high = Infinity
  for (let step = 0; step < 200; step++) {
    const now = studentUpperTail(t, degrees)
    if (now > tail) low = t
    else high = t
    let next = t + (Math.log(now / tail) * now) / studentDensity(t, degrees)
    if (Math.abs(next - t) <= 1e-15 * t) return next
    if (!(next > low && next < high)) next = high === Infinity ? t * 2 : (low + high) / 2
    t = next
  }
  return t
}
