import { confidenceOf } from '../intervals/confidence.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'
import { randomStream } from '../random/generator.ts'
import { checkWeights, effectiveSample } from './weights.ts'

/** An estimate from weighted answers; `error` is its standard error; n counts people, `effective` what they are worth. */
export type SurveyEstimate = {
  readonly value: number
  readonly lower: number
  readonly upper: number
  readonly error: number
  readonly n: number
  readonly effective: number
}

/** Wilson's limits of a share p of an effective sample (which need not be whole). */
export function wilsonOfShare(
  p: number,
  effective: number,
  deviate = 1.959964,
): { lower: number; upper: number } {
  const square = deviate * deviate
  const centre = p + square / (2 * effective)
  const reach = deviate * Math.sqrt((p * (1 - p)) / effective + square / (4 * effective * effective))
  const scale = 1 + square / effective
  return { lower: (centre - reach) / scale, upper: (centre + reach) / scale }
}

function checkAnswers(answers: ArrayLike<number>, weights: ArrayLike<number>) {
  if (answers.length !== weights.length)
    return unworkable('lengths-differ', `there are ${answers.length} answers and ${weights.length} weights`)
  for (let i = 0; i < answers.length; i++)
    if (!Number.isFinite(answers[i]!))
      return unworkable('not-a-number', 'an answer is not a number', { row: i + 1, field: 'answer' })
  return checkWeights(weights)
}

/**
 * A weighted share with Wilson's limits over the effective sample. Answers are 0 or 1.
 * Refuses: no-rows, lengths-differ, not-a-number, negative-count, zero-denominator, out-of-range, naming the row.
 */
export function weightedShare(
  answers: ArrayLike<number>,
  weights: ArrayLike<number>,
  level = 0.95,
): Outcome<SurveyEstimate> {
  const wrong = checkAnswers(answers, weights)
  if (wrong) return wrong
  for (let i = 0; i < answers.length; i++)
    if (answers[i] !== 0 && answers[i] !== 1)
      return unworkable('out-of-range', 'an answer must be 0 or 1', { row: i + 1, field: 'answer' })
  const confidence = confidenceOf(level)
  if (!confidence.ok) return confidence
  const sample = effectiveSample(weights)
  if (!sample.ok) return sample
  const { n, effective } = sample.value
  const value = weightedMeanOf(answers, weights)
  const error = Math.sqrt((value * (1 - value)) / effective)
  return worked({ value, ...wilsonOfShare(value, effective, confidence.value.deviate), error, n, effective })
}

/** A weighted mean with its linearised standard error √(Σ w²(x − x̄)²) / Σw. */
export function weightedMean(
  answers: ArrayLike<number>,
  weights: ArrayLike<number>,
  level = 0.95,
): Outcome<SurveyEstimate> {
  const wrong = checkAnswers(answers, weights)
  if (wrong) return wrong
  const confidence = confidenceOf(level)
  if (!confidence.ok) return confidence
  const sample = effectiveSample(weights)
  if (!sample.ok) return sample
  const value = weightedMeanOf(answers, weights)
  let total = 0
  let squares = 0
  for (let i = 0; i < answers.length; i++) {
    total += weights[i]!
    squares += (weights[i]! * (answers[i]! - value)) ** 2
  }
  const error = Math.sqrt(squares) / total
  const half = confidence.value.deviate * error
  return worked({ value, lower: value - half, upper: value + half, error, ...sample.value })
}

function weightedMeanOf(answers: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0
  let total = 0
  for (let i = 0; i < answers.length; i++) {
    sum += weights[i]! * answers[i]!
    total += weights[i]!
  }
  return sum / total
}

/** The change between two estimates; without a clear change it must be said so. */
export type SurveyDifference = {
  readonly difference: number
  readonly deviate: number
  readonly verdict: 'higher' | 'lower' | 'no clear change'
}

/** z = (a − b) / √(SE_a² + SE_b²); `no clear change` below 1.96. Refuses: zero-denominator (no error on either side). */
export function surveyDifference(
  a: Pick<SurveyEstimate, 'value' | 'error'>,
  b: Pick<SurveyEstimate, 'value' | 'error'>,
): Outcome<SurveyDifference> {
  const error = Math.hypot(a.error, b.error)
  if (!Number.isFinite(error) || !Number.isFinite(a.value - b.value))
    return unworkable('not-a-number', 'an estimate is not a number')
  if (error === 0) return unworkable('zero-denominator', 'neither estimate has an error', { field: 'error' })
  const difference = a.value - b.value
  const deviate = difference / error
  const clear = Math.abs(deviate) >= 1.96
  return worked({
    difference,
    deviate,
    verdict: !clear ? 'no clear change' : deviate > 0 ? 'higher' : 'lower',
  })
}

/** With fewer draws there are no limits to speak of. */
const fewestDraws = 100

/**
 * Limits of a weighted mean when people come in clusters (households, practices): whole clusters are drawn again and
 * again, with a seed, and the middle share of the means is given.
 */
export function clusteredMean(
  answers: ArrayLike<number>,
  weights: ArrayLike<number>,
  clusters: readonly string[],
  options: { readonly draws?: number; readonly seed?: number; readonly confidence?: number } = {},
): Outcome<SurveyEstimate> {
  const wrong = checkAnswers(answers, weights)
  if (wrong) return wrong
  if (clusters.length !== answers.length)
    return unworkable('lengths-differ', 'every answer needs its cluster')
  const plain = weightedMean(answers, weights, options.confidence ?? 0.95)
  const confidence = confidenceOf(options.confidence ?? 0.95)
  if (!plain.ok || !confidence.ok) return plain.ok ? unworkable('out-of-range', 'bad confidence') : plain
  const sums = new Map<string, { sum: number; weight: number }>()
  clusters.forEach((cluster, i) => {
    const each = sums.get(cluster) ?? { sum: 0, weight: 0 }
    each.sum += weights[i]! * answers[i]!
    each.weight += weights[i]!
    sums.set(cluster, each)
  })
  const groups = [...sums.values()]
  if (groups.length < 2)
    return unworkable('too-few-rows', 'clustered limits need two clusters', { field: 'cluster' })
  const draws = options.draws ?? 2000
  if (!(Number.isInteger(draws) && draws >= fewestDraws))
    return unworkable('out-of-range', `draws must be a whole number of ${fewestDraws} or more`, {
      field: 'draws',
    })
  const random = randomStream(options.seed ?? 1)
  const means = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0
    let weight = 0
    for (let i = 0; i < groups.length; i++) {
      const group = groups[Math.floor(random.uniform() * groups.length)]!
      sum += group.sum
      weight += group.weight
    }
    means[draw] = weight === 0 ? plain.value.value : sum / weight
  }
  means.sort()
  const centre = means.reduce((sum, mean) => sum + mean, 0) / draws
  const error = Math.sqrt(means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / (draws - 1))
  const { lowerTail, upperPoint } = confidence.value
  const at = (share: number): number => means[Math.min(draws - 1, Math.floor(share * draws))]!
  return worked({ ...plain.value, lower: at(lowerTail), upper: at(upperPoint), error })
}
