/** Where in an area there is most room for its number, when only a part of the area is shown. */
import type { Position } from 'geojson'
import type { AreaFeature } from './shapes.ts'

type Rings = readonly (readonly Position[])[]

/** Rings of all polygons together: a point is inside when a line from it crosses them an odd number of times. */
export const ringsOf = ({ geometry }: AreaFeature): Rings =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

export function isInside(rings: Rings, [x, y]: readonly [number, number]): boolean {
  let crossings = 0
  for (const ring of rings)
    for (let at = 1; at < ring.length; at++) {
      const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = [ring[at - 1], ring[at]]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) crossings++
    }
  return crossings % 2 === 1
}

const steps = 48

/**
 * The point of a grid over `whole` that lies in both areas and farthest from everything that does not; undefined where
 * no point of the grid lies in both: that part is too small to be seen.
 */
export function roomiestPoint(
  whole: AreaFeature,
  part: AreaFeature,
): readonly [longitude: number, latitude: number] | undefined {
  const [all, own] = [ringsOf(whole), ringsOf(part)]
  const points = all.flat()
  const [west, east] = extent(points.map(([longitude = 0]) => longitude))
  const [south, north] = extent(points.map(([, latitude = 0]) => latitude))
  const at = (column: number, row: number): readonly [number, number] => [
    west + ((east - west) * (column + 0.5)) / steps,
    south + ((north - south) * (row + 0.5)) / steps,
  ]
  const cells = Array.from({ length: steps * steps }, (_, index) => {
    const [column, row] = [index % steps, Math.floor(index / steps)]
    const point = at(column, row)
    return { column, row, point, isIn: isInside(own, point) && isInside(all, point) }
  })
  const outside = cells.filter(cell => !cell.isIn)
  const room = ({ column, row }: (typeof cells)[number]): number =>
    outside.reduce(
      (least, other) => Math.min(least, (other.column - column) ** 2 + (other.row - row) ** 2),
      Math.min(column + 1, row + 1, steps - column, steps - row) ** 2,
    )
  let best: { readonly room: number; readonly point: readonly [number, number] } | undefined
  for (const cell of cells.filter(each => each.isIn)) {
    const found = room(cell)
    if (!best || found > best.room) best = { room: found, point: cell.point }
  }
  return best?.point
}

const extent = (values: readonly number[]): readonly [number, number] =>
  values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  )
