/** Where the x axis of a funnel begins and ends, in the unit of the denominators (or expected events). */
export type AxisEnds = { readonly lower: number; readonly upper: number }

/** Digits before the decimal point. */
const wholeDigits = (value: number): number => (value < 1 ? 1 : Math.floor(Math.log10(value) + 1e-12) + 1)

/** Rounded down to its first digit. */
function downToOneDigit(value: number): number {
  const unit = 10 ** (wholeDigits(Math.floor(value)) - 1)
  return Math.floor(value / unit) * unit
}

/** Rounded up to its first two digits. */
function upToTwoDigits(value: number): number {
  const unit = 10 ** (wholeDigits(Math.ceil(value)) - 2)
  return Math.ceil(value / unit) * unit
}

/** From 0 if the largest is more than twice the smallest, else from a little below the smallest; to a little above. */
export function axisEnds(denominators: ArrayLike<number>): AxisEnds {
  let smallest = Infinity
  let largest = -Infinity
  for (let i = 0; i < denominators.length; i++) {
    smallest = Math.min(smallest, denominators[i]!)
    largest = Math.max(largest, denominators[i]!)
  }
  return {
    lower: largest > 2 * smallest ? 0 : downToOneDigit(smallest * 0.95),
    upper: upToTwoDigits(largest * 1.05),
  }
}

/** Halves go to the even number, as in R. */
function roundHalfToEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

const pointsOnAxis = 100

/**
 * A hundred whole points between the ends, closer together at the small end: each is the one before times an even share
 * of what is left to the upper end, and at least one more. `stepsLeftAtSecond` is 99 or (for ratios) 100.
 */
export function axisPoints({ lower, upper }: AxisEnds, stepsLeftAtSecond: 99 | 100): Float64Array {
  const points = new Float64Array(pointsOnAxis)
  points[0] = Math.max(1, lower)
  for (let j = 1; j < pointsOnAxis; j++) {
    const before = points[j - 1]!
    const stepsLeft = stepsLeftAtSecond + 1 - j
    points[j] = Math.max(roundHalfToEven((upper / before) ** (1 / stepsLeft) * before), before + 1)
  }
  return points
}
