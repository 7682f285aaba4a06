import { textWidth, wrapInto } from './text-width.ts'
import { lineHeight, words } from './words.tsx'

/** A point that has a name. */
export interface NamedPoint {
  readonly name: string
  readonly x: number
  readonly y: number
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

export interface NameLabelsProps {
  /** Those to be named, the most important first. */
  readonly named: readonly NamedPoint[]
  /** All points: a name may lie on none of them. */
  readonly all: readonly { readonly x: number; readonly y: number }[]
  readonly within: Box
  readonly size: number
  readonly widest: number
  readonly mostLines: number
}

type Placed = { readonly lines: readonly string[]; readonly anchor: 'start' | 'middle' | 'end' } & {
  readonly x: number
  readonly y: number
  readonly box: Box
}

/** Right of the point, left of it, above, below: the first that fits. */
function candidates({ name, x, y }: NamedPoint, { size, widest, mostLines }: NameLabelsProps): Placed[] {
  const lines = wrapInto(name, size, widest, mostLines)
  const width = lines.reduce((most, line) => Math.max(most, textWidth(line, size)), 0)
  const step = lineHeight(size)
  const height = lines.length * step
  const box = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height })
  const at = (anchor: Placed['anchor'], textX: number, left: number, top: number): Placed => ({
    lines,
    anchor,
    x: textX,
    y: top + size * 0.95,
    box: box(left, top),
  })
  const middle = y - height / 2
  return [
    at('start', x + 10, x + 10, middle),
    at('end', x - 10, x - 10 - width, middle),
    at('middle', x, x - width / 2, y - 9 - height),
    at('middle', x, x - width / 2, y + 9),
  ]
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top

const isInside = (box: Box, within: Box): boolean =>
  box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom

/** Names beside their points where they cover nothing; the others are named in the notes only. */
export function nameLabels(props: NameLabelsProps) {
  const { named, all, within, size } = props
  const taken: Box[] = all.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }))
  const placed: Placed[] = []
  for (const point of named) {
    const free = candidates(point, props).find(
      ({ box }) => isInside(box, within) && !taken.some(other => overlap(box, other)),
    )
    if (!free) continue
    taken.push(free.box)
    placed.push(free)
  }
  return placed.map(({ lines, anchor, x, y }) => words({ x, y, size, lines, anchor, hasHalo: true }))
}
