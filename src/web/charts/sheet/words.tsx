import { colours } from '../colours.ts'
import { coordinate } from '../numbers.ts'

export interface WordsProps {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly lines: readonly string[]
  readonly anchor?: 'start' | 'middle' | 'end' | undefined
  readonly colour?: string | undefined
  readonly weight?: 'bold' | undefined
  /** A white edge, where words stand on lines. */
  readonly hasHalo?: boolean | undefined
  /** An edge of this colour instead. */
  readonly haloColour?: string | undefined
}

export const lineHeight = (size: number): number => Math.round(size * 1.25)

/** Words on a drawing; `y` is the base of the first line. A function and not a part: a chart has dozens. */
export function words({ x, y, size, lines, anchor, colour, weight, ...edge }: WordsProps) {
  const at = coordinate(x)
  const halo = edge.haloColour ?? (edge.hasHalo ? colours.white : undefined)
  return (
    <text
      x={at}
      y={coordinate(y)}
      font-size={size}
      text-anchor={anchor}
      fill={colour ?? colours.ink}
      font-weight={weight}
      stroke={halo}
      stroke-width={halo ? 4 : undefined}
      stroke-linejoin={halo ? 'round' : undefined}
      paint-order={halo ? 'stroke' : undefined}
    >
      {lines.length === 1
        ? lines[0]
        : lines.map((line, index) => (
            <tspan x={at} dy={index === 0 ? 0 : lineHeight(size)}>
              {line}
            </tspan>
          ))}
    </text>
  )
}
