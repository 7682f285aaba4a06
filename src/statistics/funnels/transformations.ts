import { chiSquareQuantile } from '../distributions/chi-square.ts'

/** What is compared, and by whose method. */
export type DispersionKind =
  | 'standardised-ratio-shmi'
  | 'standardised-ratio-cqc'
  | 'proportion'
  | 'ratio-of-counts'

type Ends = { readonly lower: number; readonly upper: number }

/** How one kind is put on a scale on which units vary alike, and brought back. Arguments: O events, E denominator. */
export type DispersionMeasure = {
  readonly isRatioToExpected: boolean
  readonly trim: 'truncate' | 'winsorise'
  transform(o: number, e: number): number
  z(o: number, e: number, target: number): number
  standardError(o: number, e: number): number
  /** The error that the limits are drawn with: it depends on the denominator alone. */
  limitError(e: number): number
  /** Limits of O / E at a deviate; `tau2` null asks for the unadjusted ones. */
  limits(e: number, target: number, deviate: number, tau2: number | null): Ends
}

/** Poisson limits of O around E, over E: exact, at the two tails that go with a deviate. */
function exactRatioLimits(e: number, deviate: number): Ends {
  const tail = deviate > 2.5 ? 0.001 : 0.025
  return {
    lower: chiSquareQuantile(tail, 2 * e) / 2 / e,
    upper: chiSquareQuantile(1 - tail, 2 * e + 2) / 2 / e,
  }
}

const halfRootError = (e: number): number => 1 / (2 * Math.sqrt(e))

/** Back from the arcsine scale; 0 or 1 once the angle leaves the first quarter. */
function shareOfAngle(angle: number): number {
  if (angle < 0) return 0
  return angle > Math.PI / 2 ? 1 : Math.sin(angle) ** 2
}

export const dispersionMeasures: Readonly<Record<DispersionKind, DispersionMeasure>> = {
  'standardised-ratio-shmi': {
    isRatioToExpected: true,
    trim: 'truncate',
    transform: (o, e) => Math.log(o / e),
    z: (o, e) => Math.sqrt(e) * Math.log(o / e),
    standardError: (_, e) => 1 / Math.sqrt(e),
    limitError: e => 1 / Math.sqrt(e),
    limits(e, _, deviate, tau2) {
      if (tau2 === null) return exactRatioLimits(e, deviate)
      const reach = deviate * Math.sqrt(1 / e + tau2)
      return { lower: Math.exp(-reach), upper: Math.exp(reach) }
    },
  },
  'standardised-ratio-cqc': {
    isRatioToExpected: true,
    trim: 'winsorise',
    transform: (o, e) => Math.sqrt(o / e),
    z: (o, e) => (Math.sqrt(o / e) - 1) / halfRootError(e),
    standardError: (_, e) => halfRootError(e),
    limitError: halfRootError,
    limits(e, _, deviate, tau2) {
      if (tau2 === null) return exactRatioLimits(e, deviate)
      const reach = deviate * Math.sqrt(1 / (4 * e) + tau2)
      return { lower: 1 - reach, upper: 1 + reach }
    },
  },
  proportion: {
    isRatioToExpected: false,
    trim: 'winsorise',
    transform: (o, e) => Math.asin(Math.sqrt(o / e)),
    z: (o, e, target) => (Math.asin(Math.sqrt(o / e)) - Math.asin(Math.sqrt(target))) / halfRootError(e),
    standardError: (_, e) => halfRootError(e),
    limitError: halfRootError,
    limits(e, target, deviate, tau2) {
      const centre = Math.asin(Math.sqrt(target))
      const reach = deviate * Math.sqrt(1 / (4 * e) + (tau2 ?? 0))
      return { lower: shareOfAngle(centre - reach), upper: shareOfAngle(centre + reach) }
    },
  },
  'ratio-of-counts': {
    isRatioToExpected: false,
    trim: 'winsorise',
    transform: (o, e) => Math.log((o + 0.5) / (e + 0.5)),
    z(o, e, target) {
      return (this.transform(o, e) - Math.log(target)) / this.standardError(o, e)
    },
    standardError: (o, e) => Math.sqrt(o / (o + 0.5) ** 2 + e / (e + 0.5) ** 2),
    limitError: halfRootError,
    limits(e, target, deviate, tau2) {
      const reach = deviate * Math.sqrt(1 / (4 * e) + (tau2 ?? 0))
      return { lower: target * Math.exp(-reach), upper: target * Math.exp(reach) }
    },
  },
}
