/**
 * The gamma function and the regularised incomplete gamma integrals, to about 1e-14 relative.
 * Source: Abramowitz and Stegun 6.1.40 (Stirling), 6.5.29 (series), 6.5.31 (continued fraction, evaluated by
 * Lentz's method); the leading factor is written as in Loader (2000) so that large arguments do not cancel.
 */
const stirlingCoefficients = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
] as const

/** log Γ(a + 1) − [½ log 2πa + a log a − a], for a ≥ 10. */
function stirlingRemainder(a: number): number {
  const inverseSquare = 1 / (a * a)
  let power = 1 / a
  let sum = 0
  for (const coefficient of stirlingCoefficients) {
    sum += coefficient * power
    power *= inverseSquare
  }
  return sum
}

/** log Γ(a), a > 0. */
export function logGamma(a: number): number {
  let shifted = a
  let product = 1
  while (shifted < 12) {
    product *= shifted
    shifted += 1
  }
  const main = (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI)
  return main + stirlingRemainder(shifted) - Math.log(product)
}

/** log(1 + u) − u without cancellation near 0. */
function logOnePlusMinus(u: number): number {
  if (Math.abs(u) > 0.3) return Math.log1p(u) - u
  const ratio = u / (2 + u)
  const square = ratio * ratio
  let term = ratio * square
  let sum = 0
  for (let odd = 3; odd < 60; odd += 2) {
    const next = sum + term / odd
    if (next === sum) break
    sum = next
    term *= square
  }
  return 2 * sum - (u * u) / (2 + u)
}

/** x^a e^-x / Γ(a + 1). */
function leadingFactor(a: number, x: number): number {
  if (a < 10) return Math.exp(a * Math.log(x) - x - logGamma(a + 1))
  const exponent = a * logOnePlusMinus((x - a) / a) - stirlingRemainder(a)
  return Math.exp(exponent) / Math.sqrt(2 * Math.PI * a)
}

/** Series and fraction need about 9√shape terms, so they end well before this for every shape that is worked in full. */
const mostTerms = 1_000_000
const smallest = 1e-300

/**
 * From this shape on the cube root of a gamma is normal (Wilson and Hilferty 1931) to more digits than can be asked for:
 * probabilities within 1e-9, quantiles within a relative 1e-13.
 */
export const cubeRootFrom = 1e9

/** The normal deviate of x by its cube root, and back. */
const cubeRootDeviate = (a: number, x: number): number =>
  3 * Math.sqrt(a) * (Math.cbrt(x / a) - 1 + 1 / (9 * a))
export const cubeRootQuantile = (a: number, deviate: number): number =>
  a * (1 - 1 / (9 * a) + deviate / (3 * Math.sqrt(a))) ** 3

function lowerBySeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; n < mostTerms; n++) {
    term *= x / (a + n)
    sum += term
    if (term < sum * 1e-17) break
  }
  return leadingFactor(a, x) * sum
}

function upperByFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / smallest
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < mostTerms; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / nonZero(numerator * d + b)
    c = nonZero(b + numerator / c)
    const change = d * c
    fraction *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return leadingFactor(a, x) * a * fraction
}

const nonZero = (value: number): number => (Math.abs(value) < smallest ? smallest : value)

/** Φ(x), accurate in the lower tail. */
export function normalShare(x: number): number {
  const half = (x * x) / 2
  return x < 0 ? 0.5 * gammaUpper(0.5, half) : 0.5 + 0.5 * gammaLower(0.5, half)
}

/** P(a, x): the share of a gamma distribution of shape a at or below x. */
export function gammaLower(a: number, x: number): number {
  if (x <= 0) return 0
  if (a >= cubeRootFrom) return normalShare(cubeRootDeviate(a, x))
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x)
}

/** Q(a, x) = 1 − P(a, x), accurate where it is small. */
export function gammaUpper(a: number, x: number): number {
  if (x <= 0) return 1
  if (a >= cubeRootFrom) return normalShare(-cubeRootDeviate(a, x))
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x)
}

/** The density of a gamma distribution of shape a and scale 1 at x. */
export function gammaDensity(a: number, x: number): number {
  return (leadingFactor(a, x) * a) / x
}
