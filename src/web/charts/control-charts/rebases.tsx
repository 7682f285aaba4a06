import { colours } from '../colours.ts'
import { coordinate } from '../numbers.ts'
import { periodInWords } from '../periods.ts'
import { formats, type PictureFormat } from '../picture.ts'
import { cutText, textWidth } from '../sheet/text-width.ts'
import type { TimePlot } from '../sheet/time-plot.ts'
import { lineHeight, words } from '../sheet/words.tsx'
import type { ReadControlChart } from './model.ts'

/** A day from which limits were drawn anew. */
export interface Rebase {
  readonly index: number
  readonly words: string
}

export function rebasesOf(
  { chart, days, period }: ReadControlChart,
  reasons: Readonly<Record<string, string>> = {},
): Rebase[] {
  return chart.phases.slice(1).map(phase => {
    const reason = reasons[chart.points[phase.from]?.date ?? '']
    const when = periodInWords(days[phase.from]!, period)
    return { index: phase.from, words: `${reason ?? 'Limits drawn anew'}, ${when}` }
  })
}

/** Each has a line of its own above the plot, up to this many; further ones stand in the notes only. */
const mostRows: Readonly<Record<PictureFormat, number>> = { wide: 4, narrow: 3 }

export const rebaseRows = (rebases: readonly Rebase[], format: PictureFormat): number =>
  Math.min(rebases.length, mostRows[format])

/** Lines between phases, each with its words above the plot. */
export function rebaseLines(rebases: readonly Rebase[], plot: TimePlot, read: ReadControlChart) {
  const { format, size, top, bottom, left } = plot
  const { width } = formats[format]
  return rebases.map(({ index, words: text }, row) => {
    const x = plot.x(read.dayNumbers[index]!) - plot.halfStep
    const isNamed = row < mostRows[format]
    const base = size + row * lineHeight(size)
    const shown = cutText(text, size, width - left)
    const start = Math.max(left, Math.min(x + 4, width - textWidth(shown, size)))
    return (
      <>
        <path
          d={`M${coordinate(x)},${coordinate(isNamed ? base + 4 : top)}V${coordinate(bottom)}`}
          stroke={colours.rule}
          stroke-width="1.5"
        />
        {isNamed && words({ x: start, y: base, size, lines: [shown], colour: colours.muted })}
      </>
    )
  })
}
