import { colours } from '../colours.ts'
import { coordinate } from '../numbers.ts'
import type { PictureFormat } from '../picture.ts'
import { spread } from './spread.ts'
import { textWidth } from './text-width.ts'
import { lineHeight, words } from './words.tsx'

/** The name of a line, written at its end. */
export interface EndLabel {
  readonly y: number
  /** "Upper limit"; `short` where there is little room. */
  readonly name: string
  readonly short: string
  readonly value: string
  readonly colour: string
}

const linesOf = (label: EndLabel, format: PictureFormat): string[] =>
  format === 'wide'
    ? [`${label.name} ${label.value}`.trim()]
    : [label.short, label.value].filter(text => text !== '')

/** The room that the labels need at the right. */
export const endLabelsWidth = (labels: readonly EndLabel[], format: PictureFormat, size: number): number =>
  labels
    .flatMap(label => linesOf(label, format))
    .reduce((most, text) => Math.max(most, textWidth(text, size)), 0) + (labels.length > 0 ? 14 : 0)

export interface EndLabelsProps {
  readonly labels: readonly EndLabel[]
  readonly format: PictureFormat
  readonly size: number
  /** The end of the lines. */
  readonly x: number
  readonly top: number
  readonly bottom: number
}

/** Labels at the ends of lines, moved apart where lines lie close, each led back to its own line. */
export function endLabels({ labels, format, size, x, top, bottom }: EndLabelsProps) {
  const step = lineHeight(size)
  const heights = labels.map(label => linesOf(label, format).length * step + 2)
  const middles = spread(
    labels.map((label, index) => ({ at: label.y, size: heights[index]! })),
    top - step,
    bottom + step,
  )
  return labels.map((label, index) => {
    const lines = linesOf(label, format)
    const middle = middles[index]!
    const first = middle - (lines.length * step) / 2 + size * 0.92
    const isMoved = Math.abs(middle - label.y) > 3
    return (
      <>
        {isMoved && (
          <path
            d={`M${coordinate(x + 1)},${coordinate(label.y)}L${coordinate(x + 9)},${coordinate(middle)}`}
            stroke={colours.rule}
          />
        )}
        {words({ x: x + 12, y: first, size, lines, colour: label.colour })}
      </>
    )
  })
}
