/** Where in an area there is most room for its number, when only the part of it within another is shown. */
import type { Position } from 'geojson'
import type { AreaFeature } from './shapes.ts'

type Rings = readonly (readonly Position[])[]
export type Point = readonly [longitude: number, latitude: number]

/** Rings of all polygons together: a point is inside when a line from it crosses them an odd number of times. */
const ringsOf = ({ geometry }: AreaFeature): Rings =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

export function isInside(area: AreaFeature, [x, y]: Point): boolean {
  let crossings = 0
  for (const ring of ringsOf(area))
    for (let at = 1; at < ring.length; at++) {
      const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = [ring[at - 1], ring[at]]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) crossings++
    }
  return crossings % 2 === 1
}

/** A grid of so many points each way lies over the whole. */
const steps = 40

/** Boundaries do not change: what was found for two of them stays. */
const knownRoom = new WeakMap<AreaFeature, WeakMap<AreaFeature, { readonly point: Point | undefined }>>()

/**
 * For each part, the point of a grid over `whole` that lies in both and farthest from everything that does not;
 * undefined where no point of the grid lies in both: that part is too small to be seen.
 */
export function roomiestPoints(
  whole: AreaFeature,
  parts: readonly AreaFeature[],
): readonly (Point | undefined)[] {
  const known = knownRoom.get(whole) ?? new WeakMap<AreaFeature, { readonly point: Point | undefined }>()
  knownRoom.set(whole, known)
  const isKnown = parts.every(part => known.has(part))
  const grid = isKnown ? [] : gridOver(whole)
  const isIn = grid.map(point => isInside(whole, point))
  const find = (part: AreaFeature): Point | undefined => {
    const room = roomAround(grid.map((point, index) => isIn[index]! && isInside(part, point)))
    const most = room.reduce((best, each, index) => (each > room[best]! ? index : best), 0)
    return room[most]! > 0 ? grid[most] : undefined
  }
  return parts.map(part => {
    const found = known.get(part) ?? { point: find(part) }
    known.set(part, found)
    return found.point
  })
}

function gridOver(area: AreaFeature): readonly Point[] {
  const points = ringsOf(area).flat()
  const [west, east] = extent(points.map(([longitude = 0]) => longitude))
  const [south, north] = extent(points.map(([, latitude = 0]) => latitude))
  return Array.from({ length: steps * steps }, (_, index) => [
    west + ((east - west) * ((index % steps) + 0.5)) / steps,
    south + ((north - south) * (Math.floor(index / steps) + 0.5)) / steps,
  ])
}

const extent = (values: readonly number[]): readonly [number, number] =>
  values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  )

/** Steps from each cell of the grid to the nearest that is not in; none for those that are not. */
function roomAround(isIn: readonly boolean[]): number[] {
  const room: number[] = isIn.map(each => (each ? Infinity : 0))
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= steps || row >= steps ? 0 : room[row * steps + column]!
  const narrow = (index: number, back: number): void => {
    const [column, row] = [index % steps, Math.floor(index / steps)]
    const near = [at(column + back, row), ...[-1, 0, 1].map(aside => at(column + aside, row + back))]
    room[index] = Math.min(room[index]!, 1 + Math.min(...near))
  }
  for (let index = 0; index < room.length; index++) narrow(index, -1)
  for (let index = room.length - 1; index >= 0; index--) narrow(index, 1)
  return room
}
