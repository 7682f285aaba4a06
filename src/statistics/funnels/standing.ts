import { clearlyAbove, clearlyBelow } from '../control-charts/equality.ts'
import { confidenceOf } from '../intervals/confidence.ts'
import { poissonLimits } from '../intervals/poisson-limits.ts'
import { type Outcome, worked } from '../outcome.ts'
import { funnelTails, proportionControlLimits } from './control-limits.ts'
import {
  checkUnits,
  derivedDenominator,
  type FunnelKind,
  type FunnelUnit,
  fewestEventsToCompare,
  funnelAverage,
  isRate,
} from './units.ts'

/** How a unit stands against the average: outside 99.8%, outside 95%, or neither. */
export type Standing = 'high-99.8' | 'low-99.8' | 'high-95' | 'low-95' | 'not-different' | 'too-few-events'

/** Both limits of a unit at one level, and what they are held against. */
type Reach = { readonly lower: number; readonly upper: number; readonly against: number }

/**
 * How every unit stands, 99.8% first. A proportion is held against the control limits at its denominator; for a ratio
 * or a rate the limits of its own count (exact below 10, Byar's from 10) are held against 1 or the average.
 */
export function funnelStandings(
  units: readonly FunnelUnit[],
  kind: FunnelKind,
): Outcome<readonly Standing[]> {
  const wrong = checkUnits(units, kind)
  if (wrong) return wrong
  const average = kind.statistic === 'ratio' ? 1 : funnelAverage(units, kind)
  const tails = [
    { tail: funnelTails.three, high: 'high-99.8', low: 'low-99.8' },
    { tail: funnelTails.two, high: 'high-95', low: 'low-95' },
  ] as const
  return worked(
    units.map(unit => {
      if (isRate(kind) && kind.rate === 'directly-standardised' && unit.numerator < fewestEventsToCompare)
        return 'too-few-events'
      for (const { tail, high, low } of tails) {
        const verdict =
          kind.statistic === 'proportion'
            ? againstLimits(unit, average, tail)
            : againstAverage(unit, kind, average, tail)
        if (verdict !== 0) return verdict > 0 ? high : low
      }
      return 'not-different'
    }),
  )
}

function againstLimits(unit: FunnelUnit, average: number, tail: number): -1 | 0 | 1 {
  const value = unit.numerator / unit.denominator
  const { lower, upper } = proportionControlLimits(unit.denominator, average, 1 - tail, 1)
  // A unit on the limit is inside; where everybody has the event, the limit is 1 but for rounding.
  return clearlyAbove(value, upper, 0) ? 1 : clearlyBelow(value, lower, 0) ? -1 : 0
}

function againstAverage(unit: FunnelUnit, kind: FunnelKind, average: number, tail: number): -1 | 0 | 1 {
  const denominator = isRate(kind) ? derivedDenominator(unit, kind)! : unit.denominator
  const { lower, upper, against }: Reach = {
    ...countReach(unit.numerator, tail),
    against: average * denominator,
  }
  return lower > against ? 1 : upper < against ? -1 : 0
}

function countReach(events: number, tail: number): { lower: number; upper: number } {
  const confidence = confidenceOf(1 - 2 * tail)
  if (!confidence.ok) throw new Error(`the tail ${tail} of a funnel is not a confidence`)
  const limits = poissonLimits(events, confidence.value)
  return { lower: limits.lower ?? 0, upper: limits.upper }
}
