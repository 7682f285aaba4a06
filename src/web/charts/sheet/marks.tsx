import type { PointKind } from '#statistics'
import { colours } from '../colours.ts'
import { coordinate } from '../numbers.ts'

export type MarkShape = 'diamond' | 'square' | 'circle' | 'ring' | 'cross'

/** The outline of a mark whose middle is at x and y. Shapes are of about the same weight at the same radius. */
export function shapePath(shape: MarkShape, x: number, y: number, radius: number): string {
  const at = `${coordinate(x)},${coordinate(y)}`
  const r = coordinate(radius)
  if (shape === 'cross') return `M${at}m${-r},${-r}l${2 * r},${2 * r}m0,${-2 * r}l${-2 * r},${2 * r}`
  if (shape === 'square') {
    const half = coordinate(radius * 0.9)
    return `M${at}m${-half},${-half}h${2 * half}v${2 * half}h${-2 * half}z`
  }
  if (shape === 'diamond') {
    const half = coordinate(radius * 1.3)
    return `M${at}m0,${-half}l${half},${half}l${-half},${half}l${-half},${-half}z`
  }
  return `M${at}m${-r},0a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0z`
}

export interface MarkStyle {
  readonly shape: MarkShape
  readonly colour: string
  readonly words: string
  /** An edge of its own; `dashed` for what is not known. */
  readonly edge?: { readonly colour: string; readonly isDashed?: boolean }
}

/** What a point of a control chart looks like and is called. */
export const markStyles: Readonly<Record<PointKind | 'missing', MarkStyle>> = {
  'common-cause': { shape: 'circle', colour: colours.common, words: 'ordinary variation' },
  improvement: { shape: 'diamond', colour: colours.improvement, words: 'improvement' },
  concern: { shape: 'square', colour: colours.concern, words: 'concern' },
  'neutral-high': { shape: 'ring', colour: colours.neutral, words: 'unusual, neither better nor worse' },
  'neutral-low': { shape: 'ring', colour: colours.neutral, words: 'unusual, neither better nor worse' },
  missing: { shape: 'cross', colour: colours.muted, words: 'no value recorded' },
}

/** Paint of a group of marks of one style. */
export function paintOf({ shape, colour, edge }: MarkStyle) {
  if (edge)
    return { fill: colour, stroke: edge.colour, 'stroke-dasharray': edge.isDashed ? '3 2' : undefined }
  if (shape === 'ring') return { fill: colours.white, stroke: colour, 'stroke-width': 2 }
  if (shape === 'cross') return { fill: 'none', stroke: colour, 'stroke-width': 2 }
  return { fill: colour, stroke: colours.white, 'stroke-width': 1 }
}

export interface Mark {
  readonly x: number
  readonly y: number
  readonly style: MarkStyle
  /** Read where the pointer rests. */
  readonly title: string
}

/** Marks, grouped by style so that paint is said once; what is ordinary lies below what is not. */
export function marksOf(marks: readonly Mark[], radius: number) {
  const styles = [...new Set(marks.map(mark => mark.style))]
  const ordered = styles.sort(
    (one, other) => Number(other.shape === 'circle') - Number(one.shape === 'circle'),
  )
  return ordered.map(style => (
    <g {...paintOf(style)}>
      {marks
        .filter(mark => mark.style === style)
        .map(mark => (
          <path d={shapePath(style.shape, mark.x, mark.y, style.shape === 'circle' ? radius : radius * 1.15)}>
            <title>{mark.title}</title>
          </path>
        ))}
    </g>
  ))
}
