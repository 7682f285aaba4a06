/** One value: so many of so many, of one measure, one area, one period, as known at an instant. */
import type { Instant, Quarter } from '#kit'
import { proportion } from '#statistics'

export type Level = 'system' | 'place' | 'commissioner'

export type Figure = {
  readonly measure: string
  readonly definition: number
  readonly level: Level
  /** Our own name of the system or place, or the national code of the commissioner. */
  readonly code: string
  readonly period: Quarter
  readonly numerator: number
  readonly denominator: number
}

export type StoredFigure = Figure & {
  readonly version: number
  readonly asAt: Instant
  readonly countedAt: Instant
}

/** What happened in no place that was recorded. */
export const notRecorded = 'not-recorded'

type Ratio = { readonly numerator: number; readonly denominator: number }

/** The ratio of the sums, never the mean of rates. Throws where different measures or definitions are mixed. */
export function rollUp(figures: readonly Figure[]): Ratio {
  const bases = new Set(figures.map(figure => `${figure.measure}, definition ${figure.definition}`))
  if (bases.size > 1) throw new Error(`Different bases are never added up: ${[...bases].join('; ')}`)
  return {
    numerator: figures.reduce((sum, figure) => sum + figure.numerator, 0),
    denominator: figures.reduce((sum, figure) => sum + figure.denominator, 0),
  }
}

/** Percent with Wilson's 95% limits; null where there was nobody to count. For staff: of true counts. */
export function percentOf({ numerator, denominator }: Ratio) {
  if (denominator === 0) return null
  const found = proportion(numerator, denominator, { multiplier: 100 })
  if (!found.ok) throw new Error(found.refusal.message)
  return found.value
}
