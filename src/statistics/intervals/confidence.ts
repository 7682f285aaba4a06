import { normalQuantile } from '../distributions/normal.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'

/**
 * How sure an interval is. `level` is a share between 0.9 and 1; `lowerTail` and `upperPoint` are the two probabilities
 * at which a distribution is read; `deviate` is the normal quantile of the upper point (Infinity at 1).
 */
export type Confidence = {
  readonly level: number
  readonly lowerTail: number
  readonly upperPoint: number
  readonly deviate: number
}

/**
 * Reads 0.9 to 1, or the same in percent (90 to 100), as PHEindicatormethods does; anything between the two scales is
 * refused, because 0.5 or 5 is nearly always a slip for the error rate.
 */
export function confidenceOf(level: number): Outcome<Confidence> {
  const share = level > 1 ? level / 100 : level
  const allowed = (level >= 0.9 && level <= 1) || (level >= 90 && level <= 100)
  if (!allowed)
    return unworkable('out-of-range', `confidence must be 0.9 to 1, or 90 to 100 percent; it is ${level}`, {
      field: 'confidence',
    })
  const upperPoint = share + (1 - share) / 2
  return worked({
    level: share,
    lowerTail: (1 - share) / 2,
    upperPoint,
    deviate: normalQuantile(upperPoint),
  })
}
