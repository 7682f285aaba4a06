import { checkMultiplier } from '../intervals/counts.ts'
import { type Outcome, unworkable } from '../outcome.ts'

/** One unit of a funnel. `rate` (per multiplier) is given for rates only. */
export type FunnelUnit = { readonly numerator: number; readonly denominator: number; readonly rate?: number }

/** What is plotted. A standardised ratio is per 100, a ratio of counts is shown as the ratio less one. */
export type FunnelKind =
  | { readonly statistic: 'proportion'; readonly multiplier: number }
  | { readonly statistic: 'ratio'; readonly ratio: 'standardised' | 'counts' }
  | {
      readonly statistic: 'rate'
      readonly rate: 'crude' | 'directly-standardised'
      readonly multiplier: number
      readonly years: number
    }
export type RateKind = Extract<FunnelKind, { statistic: 'rate' }>

/** Below this a directly standardised rate is not compared. */
export const fewestEventsToCompare = 10

export const isRate = (kind: FunnelKind): kind is RateKind => kind.statistic === 'rate'

/** A refusal that names the first bad row, or null. */
export function checkUnits(
  units: readonly FunnelUnit[],
  kind: FunnelKind,
): (Outcome<never> & { ok: false }) | null {
  if (units.length === 0) return unworkable('no-rows', 'there are no units')
  if (kind.statistic !== 'ratio') {
    const multiplier = checkMultiplier(kind.multiplier)
    if (!multiplier.ok) return multiplier
  }
  if (isRate(kind) && !(kind.years > 0))
    return unworkable('out-of-range', 'the years of data must be above zero', { field: 'years' })
  for (const [i, { numerator, denominator, rate }] of units.entries()) {
    const row = i + 1
    if (!Number.isFinite(numerator) || !Number.isFinite(denominator))
      return unworkable('not-a-number', 'numerator and denominator must be numbers', { row })
    if (numerator < 0)
      return unworkable('negative-count', 'the numerator must not be negative', { row, field: 'numerator' })
    if (denominator <= 0)
      return unworkable('zero-denominator', 'the denominator must be above zero', {
        row,
        field: 'denominator',
      })
    if (kind.statistic === 'proportion' && numerator > denominator)
      return unworkable('numerator-above-denominator', 'the numerator must not be above the denominator', {
        row,
        field: 'numerator',
      })
    if (isRate(kind) && !(rate !== undefined && rate > -Infinity && rate < Infinity))
      return unworkable('missing-value', 'a rate is wanted for every unit', { row, field: 'rate' })
    if (isRate(kind) && rate! < 0)
      return unworkable('negative-count', 'a rate is negative', { row, field: 'rate' })
    if (isRate(kind) && rate === 0 && numerator > 0)
      return unworkable('out-of-range', 'the rate is zero although there are events', { row, field: 'rate' })
  }
  return units.length < 2 && kind.statistic !== 'ratio'
    ? unworkable('too-few-rows', 'one unit is its own average: a funnel needs two', { row: 1 })
    : null
}

/**
 * The population that a rate implies, over all years: multiplier × events / rate. With no events it cannot be derived:
 * the given one for a crude rate, none (null) for a directly standardised one.
 */
export function derivedDenominator(unit: FunnelUnit, kind: RateKind): number | null {
  if (unit.numerator > 0) return (kind.multiplier * unit.numerator) / unit.rate!
  return kind.rate === 'crude' ? unit.denominator : null
}

/** The derived populations of one year. */
export function yearlyDenominators(units: readonly FunnelUnit[], kind: RateKind): (number | null)[] {
  return units.map(unit => {
    const derived = derivedDenominator(unit, kind)
    return derived === null ? null : derived / kind.years
  })
}

/** All events over all denominators, as a share (not yet times the multiplier). */
export function funnelAverage(units: readonly FunnelUnit[], kind: FunnelKind): number {
  let events = 0
  let denominators = 0
  for (const unit of units) {
    const denominator = isRate(kind) ? derivedDenominator(unit, kind) : unit.denominator
    if (denominator === null) continue
    events += unit.numerator
    denominators += denominator
  }
  return events / denominators
}
