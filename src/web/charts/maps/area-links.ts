/** Areas of a map that lead to a page of their own. */
import { coordinate } from '../numbers.ts'
import type { PictureLink } from '../picture.ts'
import type { AreaShape } from './shapes.ts'

/** Half the side of the smallest target that a finger hits, in units of the sheet, with a little to spare. */
const reach = 14

export interface LinkedShape {
  readonly shape: AreaShape
  readonly name: string
  readonly href: string
  /** Where its number stands. */
  readonly middle: readonly [x: number, y: number]
}

/**
 * The shape itself and a circle around its number, so that a small area can be hit too. An area whose number stands too
 * close to an earlier one is no link: the list beside the map has it.
 */
export function linksOf(shapes: readonly LinkedShape[]): PictureLink[] {
  const taken: (readonly [number, number])[] = []
  return shapes.flatMap(({ shape, name, href, middle }) => {
    const [x, y] = middle
    if (!Number.isFinite(x) || !Number.isFinite(y)) return []
    if (taken.some(other => Math.hypot(other[0] - x, other[1] - y) < 2 * reach)) return []
    taken.push(middle)
    const circle = `M${coordinate(x - reach)},${coordinate(y)}a${reach},${reach} 0 1 0 ${2 * reach},0a${reach},${reach} 0 1 0 ${-2 * reach},0z`
    return [{ name, href, path: `${shape.path}${circle}` }]
  })
}
