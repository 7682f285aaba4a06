import { confidenceOf } from '../intervals/confidence.ts'
import { checkSignedMultiplier } from '../intervals/counts.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'
import { randomStream } from '../random/generator.ts'
import { type Gradient, gradientFitter, type Scale, scales } from './gradient.ts'

/** One entry a quantile, the first being quantile 1; `standardError` is on the scale that the draws are made on. */
export type InequalityQuantile = {
  readonly population: number
  readonly value: number
  readonly standardError?: number
  readonly lower?: number
  readonly upper?: number
}

export type SlopeOptions = {
  /** What the values are: any mean, a rate, or a proportion (default `mean`). */
  readonly of?: 'mean' | 'rate' | 'proportion'
  /** Fit on the logarithm of a rate or the logit of a proportion (default `as-is`). */
  readonly fit?: 'as-is' | 'transformed'
  /** The slope is times this; a negative one turns the indices round (default 1). */
  readonly multiplier?: number
  readonly confidence?: number
  /** Random draws for the limits (default 100,000); the seed makes them repeatable. */
  readonly draws?: number
  readonly seed?: number
}

/**
 * `slope` (SII): the difference between the two ends of the population along the fitted line, times the multiplier.
 * `relative` (RII): their ratio. Limits are null where no errors were given.
 */
export type SlopeIndex = {
  readonly slope: number
  readonly relative: number
  readonly intercept: number
  readonly slopeLimits: Limits | null
  readonly relativeLimits: Limits | null
}
export type Limits = { readonly lower: number; readonly upper: number }

const fewestQuantiles = 5
const mostQuantiles = 100
const deviateOf95 = 1.959964

/**
 * Slope and relative index of inequality: a weighted least-squares line of the values on the mid-points of the
 * cumulative population share (Low and Low 2004), with limits from random draws of every quantile.
 * Refuses: too-few-rows, out-of-range, not-a-number, zero-denominator, naming the row.
 */
export function slopeIndex(
  quantiles: readonly InequalityQuantile[],
  options: SlopeOptions = {},
): Outcome<SlopeIndex> {
  const confidence = confidenceOf(options.confidence ?? 0.95)
  if (!confidence.ok) return confidence
  const of = options.of ?? 'mean'
  const wrong = checkQuantiles(quantiles, of)
  if (wrong) return wrong
  const checked = checkSignedMultiplier(options.multiplier ?? 1)
  if (!checked.ok) return checked
  const multiplier = checked.value
  const transformed = options.fit === 'transformed' && of !== 'mean'
  const scale = scales[of]
  const fitScale = transformed ? scale : scales.mean
  const fit = gradientFitter(quantiles.map(each => each.population))
  const line = fit(Float64Array.from(quantiles, each => fitScale.to(each.value)))
  const point = indicesOf(line, fitScale, multiplier)
  const intercept = transformed ? fitScale.from(line.intercept) * Math.abs(multiplier) : line.intercept
  const errors = quantiles.map(each => errorOf(each, scale))
  if (errors.some(error => error === null))
    return worked({ ...point, intercept, slopeLimits: null, relativeLimits: null })
  const centres = Float64Array.from(quantiles, each => scale.to(each.value))
  const drawn = drawLines({
    fit,
    centres,
    errors: Float64Array.from(errors as number[]),
    back: transformed ? scales.mean : scale,
    draws: options.draws ?? 100_000,
    seed: options.seed ?? 1,
  })
  const halfWay = line.intercept + line.slope / 2
  const tail = 1 - confidence.value.upperPoint
  return worked({
    ...point,
    intercept,
    ...(transformed
      ? transformedLimits(drawn.slopes, halfWay, fitScale, multiplier, tail)
      : untransformedLimits(drawn, multiplier, tail)),
  })
}

function checkQuantiles(quantiles: readonly InequalityQuantile[], of: 'mean' | 'rate' | 'proportion') {
  if (quantiles.length === 0) return unworkable('no-rows', 'there are no quantiles')
  if (quantiles.length < fewestQuantiles)
    return unworkable(
      'too-few-rows',
      `${fewestQuantiles} to ${mostQuantiles} quantiles are wanted, not ${quantiles.length}`,
    )
  if (quantiles.length > mostQuantiles)
    return unworkable(
      'out-of-range',
      `${fewestQuantiles} to ${mostQuantiles} quantiles are wanted, not ${quantiles.length}`,
    )
  for (const [i, { population, value }] of quantiles.entries()) {
    const row = i + 1
    if (!Number.isFinite(value))
      return unworkable('not-a-number', 'the value must be a number', { row, field: 'value' })
    if (!(population > 0 && population < Infinity))
      return unworkable('zero-denominator', 'the population must be above zero', { row, field: 'population' })
    if (of === 'rate' && value <= 0)
      return unworkable('out-of-range', 'a rate must be above zero', { row, field: 'value' })
    if (of === 'proportion' && !(value > 0 && value < 1))
      return unworkable('out-of-range', 'a proportion must lie between 0 and 1', { row, field: 'value' })
  }
  return null
}

function errorOf(quantile: InequalityQuantile, scale: Scale): number | null {
  if (quantile.standardError !== undefined) return quantile.standardError
  if (quantile.lower === undefined || quantile.upper === undefined) return null
  return (scale.to(quantile.upper) - scale.to(quantile.lower)) / (2 * deviateOf95)
}

function indicesOf(line: Gradient, scale: Scale, multiplier: number): { slope: number; relative: number } {
  const start = scale.from(line.intercept)
  const end = scale.from(line.intercept + line.slope)
  return { slope: (end - start) * multiplier, relative: multiplier < 0 ? start / end : end / start }
}

type Draw = {
  readonly fit: (values: Float64Array) => Gradient
  readonly centres: Float64Array
  readonly errors: Float64Array
  readonly back: Scale
  readonly draws: number
  readonly seed: number
}
type DrawnLines = { readonly slopes: Float64Array; readonly ratios: Float64Array }

function drawLines({ fit, centres, errors, back, draws, seed }: Draw): DrawnLines {
  const random = randomStream(seed)
  const slopes = new Float64Array(draws)
  const ratios = new Float64Array(draws)
  const values = new Float64Array(centres.length)
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < values.length; i++) values[i] = back.from(centres[i]! + errors[i]! * random.normal())
    const line = fit(values)
    slopes[draw] = line.slope
    ratios[draw] = (line.intercept + line.slope) / line.intercept
  }
  return { slopes: slopes.sort(), ratios: ratios.sort() }
}

/** The values at the sorted positions round(N × tail) and round(N × (1 − tail)), counted from 1. */
function positions(sorted: Float64Array, tail: number): Limits {
  const at = (share: number): number =>
    sorted[Math.min(Math.max(Math.round(sorted.length * share), 1), sorted.length) - 1]!
  return { lower: at(tail), upper: at(1 - tail) }
}

const ordered = (a: number, b: number): Limits => (a < b ? { lower: a, upper: b } : { lower: b, upper: a })

function untransformedLimits(drawn: DrawnLines, multiplier: number, tail: number) {
  const slopes = positions(drawn.slopes, tail)
  const ratios = positions(drawn.ratios, tail)
  return {
    slopeLimits: ordered(slopes.lower * multiplier, slopes.upper * multiplier),
    relativeLimits: multiplier < 0 ? ordered(1 / ratios.lower, 1 / ratios.upper) : ratios,
  }
}

/** A limit b of the slope becomes f(h + b/2) against f(h − b/2), with the half-way value h held. */
function transformedLimits(
  slopes: Float64Array,
  halfWay: number,
  scale: Scale,
  multiplier: number,
  tail: number,
) {
  const { lower, upper } = positions(slopes, tail)
  const ends = (slope: number) => ({
    start: scale.from(halfWay - slope / 2),
    end: scale.from(halfWay + slope / 2),
  })
  const low = ends(lower)
  const high = ends(upper)
  const relative = ordered(low.end / low.start, high.end / high.start)
  return {
    slopeLimits: ordered((low.end - low.start) * multiplier, (high.end - high.start) * multiplier),
    relativeLimits: multiplier < 0 ? ordered(1 / relative.lower, 1 / relative.upper) : relative,
  }
}
