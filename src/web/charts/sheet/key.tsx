import { colours } from '../colours.ts'
import { type MarkStyle, paintOf, shapePath } from './marks.tsx'
import { textWidth } from './text-width.ts'
import { lineHeight, words } from './words.tsx'

export interface KeyProps {
  readonly styles: readonly MarkStyle[]
  readonly x: number
  /** The top of the first line. */
  readonly y: number
  readonly width: number
  readonly size: number
}

const swatch = 20
const gap = 16

/** Where each entry of a key stands: as many to a line as fit. */
function places({ styles, width, size }: KeyProps): { readonly x: number; readonly line: number }[] {
  let [x, line] = [0, 0]
  return styles.map(style => {
    const needed = swatch + textWidth(style.words, size)
    if (x > 0 && x + needed > width) [x, line] = [0, line + 1]
    const at = { x, line }
    x += needed + gap
    return at
  })
}

/** Two kinds may share a style (high and low): each is explained once. */
export const distinctStyles = (styles: readonly MarkStyle[]): MarkStyle[] =>
  styles.filter((style, index) => styles.findIndex(other => other.words === style.words) === index)

export const keyHeight = (props: KeyProps): number =>
  props.styles.length === 0 ? 0 : ((places(props).at(-1)?.line ?? 0) + 1) * (lineHeight(props.size) + 4)

/** Shapes that stand too close on the drawing to be named there, named below it. */
export function keyOf(props: KeyProps) {
  const step = lineHeight(props.size) + 4
  const at = places(props)
  return props.styles.map((style, index) => {
    const x = props.x + at[index]!.x
    const base = props.y + at[index]!.line * step + props.size
    return (
      <>
        <path {...paintOf(style)} d={shapePath(style.shape, x + 7, base - props.size * 0.32, 5.5)} />
        {words({ x: x + swatch, y: base, size: props.size, lines: [style.words], colour: colours.muted })}
      </>
    )
  })
}
