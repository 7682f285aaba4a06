import { area, line } from 'd3-shape'
import { coordinate } from '../numbers.ts'

export type At = readonly [x: number, y: number]

const joined = line<At | null>()
  .defined(point => point !== null)
  .x(point => coordinate(point?.[0] ?? 0))
  .y(point => coordinate(point?.[1] ?? 0))

/** A line through points; null is a gap in it. */
export const linePath = (points: readonly (At | null)[]): string => joined(points) ?? ''

export type Span = readonly [x: number, low: number, high: number]

const filled = area<Span | null>()
  .defined(span => span !== null)
  .x(span => coordinate(span?.[0] ?? 0))
  .y0(span => coordinate(span?.[1] ?? 0))
  .y1(span => coordinate(span?.[2] ?? 0))

/** The area between low and high; null is a gap in it. */
export const areaPath = (spans: readonly (Span | null)[]): string => filled(spans) ?? ''
