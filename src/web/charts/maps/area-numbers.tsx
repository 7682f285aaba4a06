/** The numbers of areas on a map: which of them are written, how, and what is said of those that are not. */
import { textWidth } from '../sheet/text-width.ts'
import { words } from '../sheet/words.tsx'
import type { AreaShape } from './shapes.ts'

export interface NumberedArea {
  /** Empty where it has none. */
  readonly number: string
  /** Where it stands; no finite numbers where the area cannot be seen. */
  readonly middle: readonly [x: number, y: number]
  readonly room: AreaShape['room']
  readonly colour: string
  readonly ink: string
}

const canBeWritten = ({ number, middle }: NumberedArea): boolean =>
  number !== '' && middle.every(Number.isFinite)

/** Those whose numbers do not lie on each other; the roomier area keeps its own. */
export function apart(areas: readonly NumberedArea[], size: number): NumberedArea[] {
  const placed: NumberedArea[] = []
  const roomiest = areas.filter(canBeWritten).sort((one, other) => other.room[0] - one.room[0])
  for (const area of roomiest) {
    const [x, y] = area.middle
    const liesOnOne = placed.some(
      ({ middle }) => Math.abs(middle[0] - x) <= textWidth('00', size) && Math.abs(middle[1] - y) <= size,
    )
    if (!liesOnOne) placed.push(area)
  }
  return placed
}

/**
 * Its number in the middle, with an edge of the area's own colour: lines may run through it, and an area that is smaller
 * than its number is still seen around it.
 */
export const areaNumber = ({ number, middle: [x, y], colour, ink }: NumberedArea, size: number) =>
  words({
    ...{ x, y: y + size * 0.35, size, lines: [number], anchor: 'middle', colour: ink, haloColour: colour },
  })

/** What is said where a number is left out, on the wide sheet (and then on the narrow one too) or on the narrow one. */
export function leftOutNotes(
  wide: readonly [areas: readonly NumberedArea[], size: number],
  narrow: readonly [areas: readonly NumberedArea[], size: number],
): string[] {
  const leavesOut = ([areas, size]: typeof wide): boolean =>
    apart(areas, size).length < areas.filter(canBeWritten).length
  const rule = 'number that would lie on another one is left out; the list has every area.'
  if (leavesOut(wide)) return [`A ${rule}`]
  return leavesOut(narrow) ? [`On a narrow screen a ${rule}`] : []
}
