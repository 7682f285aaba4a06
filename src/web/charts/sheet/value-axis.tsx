import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { colours } from '../colours.ts'
import { coordinate } from '../numbers.ts'
import { textWidth } from './text-width.ts'
import { words } from './words.tsx'

export type Scale = ScaleLinear<number, number>

/** Lowest and highest of values; 0 to 1 if there are none. A span too small to be drawn is widened. */
export function domainOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1]
  const low = values.reduce((least, value) => Math.min(least, value), Infinity)
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity)
  const smallest = Math.max(Math.abs(low), Math.abs(high)) * 1e-6
  if (high - low > Math.max(smallest, 1e-9)) return [low, high]
  const margin = Math.max(Math.abs(low) * 0.1, 0.5)
  return [low - margin, high + margin]
}

/** A scale with round ends. Begins at zero where values come near it, so that small changes do not look large. */
export function valueScale(values: readonly number[], range: readonly [number, number]): Scale {
  const [low, high] = domainOf(values)
  const from = low >= 0 && low < 0.4 * high ? 0 : low
  const to = high <= 0 && high > 0.4 * low ? 0 : high
  return scaleLinear().domain([from, to]).nice(5).range(range)
}

export interface ValueAxisProps {
  readonly scale: Scale
  readonly write: (value: number) => string
  readonly size: number
  /** How many gridlines there may be, about. */
  readonly ticks: number
}

export const tickLabels = ({ scale, write, ticks }: ValueAxisProps): { value: number; text: string }[] =>
  scale.ticks(ticks).map(value => ({ value, text: write(value) }))

/** The room that the labels of an upright axis need. */
export const valueAxisWidth = (axis: ValueAxisProps): number =>
  tickLabels(axis).reduce((most, { text }) => Math.max(most, textWidth(text, axis.size)), 0) + 8

/** Hairlines across the plot with their values at the left; zero is a firm line. */
export function valueAxis(axis: ValueAxisProps, left: number, right: number) {
  return tickLabels(axis).map(({ value, text }) => {
    const y = coordinate(axis.scale(value))
    return (
      <>
        <path
          d={`M${coordinate(left)},${y}H${coordinate(right)}`}
          stroke={value === 0 ? colours.rule : colours.hairline}
        />
        {words({
          x: left - 8,
          y: y + axis.size * 0.35,
          size: axis.size,
          lines: [text],
          anchor: 'end',
          colour: colours.muted,
        })}
      </>
    )
  })
}

/** The same lying down: lines from top to bottom, values below, as many as there is room for. */
export function flatAxis(axis: ValueAxisProps, top: number, bottom: number) {
  const labels = tickLabels(axis)
  const [first, second] = labels
  const spacing = first && second ? Math.abs(axis.scale(second.value) - axis.scale(first.value)) : Infinity
  const widest = labels.reduce((most, { text }) => Math.max(most, textWidth(text, axis.size)), 0) + 12
  const every = Math.max(1, Math.ceil(widest / spacing))
  return labels.map(({ value, text }, index) => {
    const x = coordinate(axis.scale(value))
    return (
      <>
        <path
          d={`M${x},${coordinate(top)}V${coordinate(bottom)}`}
          stroke={value === 0 ? colours.rule : colours.hairline}
        />
        {index % every === 0 &&
          words({
            x: Math.max(x, textWidth(text, axis.size) / 2),
            y: bottom + axis.size * 1.25,
            size: axis.size,
            lines: [text],
            anchor: 'middle',
            colour: colours.muted,
          })}
      </>
    )
  })
}
