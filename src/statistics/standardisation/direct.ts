import { type Confidence, confidenceOf } from '../intervals/confidence.ts'
import { checkMultiplier } from '../intervals/counts.ts'
import { byarLower, byarUpper } from '../intervals/poisson-limits.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'

/** Columns of one length, one entry an age band: events, population, standard population. */
export type AgeBands = {
  readonly events: ArrayLike<number>
  readonly population: ArrayLike<number>
  readonly standard: ArrayLike<number>
}

/** `value` and limits are null below ten events in all: too few for the method. */
export type DirectRate = {
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly events: number
  readonly population: number
}

export type DirectOptions = { readonly confidence?: number; readonly multiplier?: number }

/** Below this many events a directly standardised rate is not given. */
export const fewestEventsForDirectRate = 10

type Moments = { rate: number; variance: number; events: number; population: number }

/** Weighted sums over the bands `from` to `to`; −1 for the events marks a bad row, kept in `population`. */
function sumBands(bands: AgeBands, from: number, to: number): Moments {
  let weights = 0
  let rate = 0
  let variance = 0
  let events = 0
  let population = 0
  for (let i = from; i < to; i++) {
    const x = bands.events[i]!
    const n = bands.population[i]!
    const w = bands.standard[i]!
    if (!(x >= 0 && n > 0 && w >= 0 && x < Infinity && n < Infinity && w < Infinity))
      return { rate: 0, variance: 0, events: -1, population: i }
    const share = w / n
    weights += w
    rate += x * share
    variance += x * share * share
    events += x
    population += n
  }
  return { rate: rate / weights, variance: variance / (weights * weights), events, population }
}

function refuseBand(bands: AgeBands, index: number): Outcome<never> {
  const row = index + 1
  const x = bands.events[index]!
  const n = bands.population[index]!
  if (!Number.isFinite(x))
    return unworkable('not-a-number', 'events must be a number', { row, field: 'events' })
  if (x < 0) return unworkable('negative-count', 'events must not be negative', { row, field: 'events' })
  if (n === 0)
    return unworkable('zero-denominator', 'population must not be zero', { row, field: 'population' })
  if (!(n > 0 && n < Infinity))
    return unworkable('not-a-number', 'population must be a number above zero', { row, field: 'population' })
  return unworkable('not-a-number', 'the standard population must be a number, not negative', {
    row,
    field: 'standard',
  })
}

/** Dobson's limits (Dobson et al. 1991): the Poisson limits of all events, scaled by the weighted variance. */
function dobsonLimit(rate: number, variance: number, events: number, limit: number | null): number | null {
  return limit === null ? null : rate + Math.sqrt(variance / events) * (limit - events)
}

function directFrom(moments: Moments, confidence: Confidence, multiplier: number): DirectRate {
  const { rate, variance, events, population } = moments
  if (events < fewestEventsForDirectRate) return { value: null, lower: null, upper: null, events, population }
  const lower = dobsonLimit(rate, variance, events, byarLower(events, confidence.deviate))
  const upper = dobsonLimit(rate, variance, events, byarUpper(events, confidence.deviate))!
  return {
    value: rate * multiplier,
    lower: lower === null ? null : lower * multiplier,
    upper: upper * multiplier,
    events,
    population,
  }
}

/**
 * A directly standardised rate with Dobson's limits over Byar's limits of the total.
 * Rates are per `multiplier` (default 100,000). Below ten events value and limits are null.
 * Refuses: no-rows, lengths-differ, not-a-number, negative-count, zero-denominator, out-of-range, naming the row.
 */
export function directRate(bands: AgeBands, options: DirectOptions = {}): Outcome<DirectRate> {
  const all = directRates(bands, [0, bands.events.length], options)
  return all.ok ? worked(all.value[0]!) : all
}

/**
 * Directly standardised rates of many areas in one pass. Area k has the bands `starts[k]` up to `starts[k + 1]`, so
 * `starts` is one longer than the number of areas. A refusal names the row of the columns.
 */
export function directRates(
  bands: AgeBands,
  starts: ArrayLike<number>,
  options: DirectOptions = {},
): Outcome<DirectRate[]> {
  const confidence = confidenceOf(options.confidence ?? 0.95)
  if (!confidence.ok) return confidence
  const multiplier = checkMultiplier(options.multiplier ?? 100_000)
  if (!multiplier.ok) return multiplier
  const rows = bands.events.length
  if (rows === 0) return unworkable('no-rows', 'there are no age bands')
  if (bands.population.length !== rows || bands.standard.length !== rows)
    return unworkable('lengths-differ', 'events, population and standard must be of one length')
  const rates: DirectRate[] = []
  for (let area = 0; area + 1 < starts.length; area++) {
    const moments = sumBands(bands, starts[area]!, starts[area + 1]!)
    if (moments.events < 0) return refuseBand(bands, moments.population)
    if (!Number.isFinite(moments.rate))
      return unworkable('zero-denominator', 'the standard population of an area must not sum to zero', {
        row: starts[area]! + 1,
        field: 'standard',
      })
    rates.push(directFrom(moments, confidence.value, multiplier.value))
  }
  return worked(rates)
}

/** Bands of people who each had `eventsEach` events; `events` counts the people. */
export type RepeatedEvents = { readonly eventsEach: number; readonly bands: AgeBands }

/**
 * A directly standardised rate of events that repeat in one person: people are grouped by how many events they had,
 * and the variance is the sum over groups of (events each)² × variance of the group, each group with its own weights.
 * The population counts once per age band, so every group must carry the same populations.
 */
export function directRateOfRepeatedEvents(
  groups: readonly RepeatedEvents[],
  options: DirectOptions = {},
): Outcome<DirectRate> {
  const confidence = confidenceOf(options.confidence ?? 0.95)
  if (!confidence.ok) return confidence
  const multiplier = checkMultiplier(options.multiplier ?? 100_000)
  if (!multiplier.ok) return multiplier
  if (groups.length === 0) return unworkable('no-rows', 'there are no groups')
  const total: Moments = { rate: 0, variance: 0, events: 0, population: 0 }
  for (const { eventsEach, bands } of groups) {
    if (bands.events.length === 0) return unworkable('no-rows', 'a group has no age bands')
    const moments = sumBands(bands, 0, bands.events.length)
    if (moments.events < 0) return refuseBand(bands, moments.population)
    total.rate += eventsEach * moments.rate
    total.variance += eventsEach * eventsEach * moments.variance
    total.events += eventsEach * moments.events
    total.population = Math.max(total.population, moments.population)
  }
  return worked(directFrom(total, confidence.value, multiplier.value))
}
