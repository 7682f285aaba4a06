import { scaleLinear } from 'd3-scale'
import { bandColours, bandInks, colours } from '../colours.ts'
import type { MarkStyle } from '../sheet/marks.tsx'

export type AreaValue = number | null | 'suppressed'

export const isFigure = (value: AreaValue): value is number => typeof value === 'number'

/** A class of values on a map: from `from` on, up to where the next begins. */
export interface ValueClass {
  readonly from: number
  readonly style: MarkStyle
  readonly ink: string
  /** Said after the value of an area in it: "below". */
  readonly ofOne?: string
}

const most = bandColours.length

/** Round values that part the range into at most five classes of one width. */
export function niceBreaks(values: readonly number[]): number[] {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity)
  const high = values.reduce((top, value) => Math.max(top, value), -Infinity)
  if (!(high - low > Math.max(1e-9, Math.abs(high) * 1e-9))) return []
  for (let wanted = most; wanted > 0; wanted--) {
    const ticks = scaleLinear().domain([low, high]).ticks(wanted)
    const inside = ticks.filter(tick => tick > low && tick < high)
    if (inside.length < most) return inside
  }
  return []
}

/** Two classes are the first and the fourth colour, five are all of them: as far apart as they can be. */
const spreadOver: Readonly<Record<number, readonly number[]>> = {
  1: [1],
  2: [0, 3],
  3: [0, 2, 4],
  4: [0, 1, 2, 4],
  5: [0, 1, 2, 3, 4],
}

export function classesOf(breaks: readonly number[], write: (value: number) => string): ValueClass[] {
  const starts = [-Infinity, ...breaks]
  return starts.map((from, index) => {
    const band = spreadOver[starts.length]![index]!
    const to = starts[index + 1]
    const words =
      to === undefined
        ? index === 0
          ? 'all values'
          : `${write(from)} or more`
        : index === 0
          ? `under ${write(to)}`
          : `${write(from)} to under ${write(to)}`
    const style: MarkStyle = {
      shape: 'square',
      colour: bandColours[band]!,
      words,
      edge: { colour: colours.rule },
    }
    return { from, style, ink: bandInks[band]! }
  })
}

export const unknownStyle: MarkStyle = {
  shape: 'square',
  colour: colours.white,
  words: 'no figure',
  edge: { colour: colours.muted, isDashed: true },
}

export const plainStyle: MarkStyle = {
  shape: 'square',
  colour: '#e9edeb',
  words: '',
  edge: { colour: colours.pine },
}

/** What a map of a few areas is about. All look alike: a ramp of shades would read as more and less. */
export const markedStyle: MarkStyle = {
  ...{ shape: 'square', colour: bandColours[1], words: '', edge: { colour: colours.ink } },
}
export const markedInk: string = bandInks[1]

/** The class that a value lies in: the last one that begins at or below it. */
export const classOf = (value: number, classes: readonly ValueClass[]): ValueClass | undefined =>
  classes.findLast(each => value >= each.from)
