/** Several areas as one: what lies between them is no boundary any more. */
import type { MultiPolygon, Polygon, Position } from 'geojson'

const keyOf = ([longitude = 0, latitude = 0]: Position): string => `${longitude} ${latitude}`

/** The edges that an odd number of areas have: a line between two neighbours is in both, and falls out. */
function outerEdges(geometries: readonly (Polygon | MultiPolygon)[]): Map<string, [Position, Position]> {
  const edges = new Map<string, [Position, Position]>()
  for (const ring of geometries.flatMap(each =>
    each.type === 'Polygon' ? each.coordinates : each.coordinates.flat(),
  ))
    for (let at = 1; at < ring.length; at++) {
      const [from, to] = [ring[at - 1]!, ring[at]!]
      const ends = [keyOf(from), keyOf(to)].sort()
      if (ends[0] === ends[1]) continue
      const key = ends.join('|')
      if (!edges.delete(key)) edges.set(key, [from, to])
    }
  return edges
}

/**
 * The union of areas that share their corner points, as lists of one tier do; areas that only nearly meet keep the
 * lines between them. Every ring is a polygon of its own: filled by the even-odd rule a hole stays a hole.
 */
export function dissolved(geometries: readonly (Polygon | MultiPolygon)[]): MultiPolygon {
  const edges = outerEdges(geometries)
  const ends = new Map<string, Set<string>>()
  const point = new Map<string, Position>()
  for (const [key, pair] of edges)
    for (const position of pair) {
      const at = keyOf(position)
      point.set(at, position)
      ends.set(at, (ends.get(at) ?? new Set()).add(key))
    }
  const take = (from: string): string | undefined => {
    const [edge] = ends.get(from) ?? []
    if (edge === undefined) return undefined
    const [one, other] = edges.get(edge)!.map(keyOf)
    const to = one === from ? other! : one!
    ends.get(from)!.delete(edge)
    ends.get(to)!.delete(edge)
    return to
  }
  const rings: Position[][] = []
  for (const start of point.keys())
    for (let next = take(start); next !== undefined; next = take(start)) {
      const ring = [point.get(start)!, point.get(next)!]
      while (next !== undefined && next !== start) {
        next = take(next)
        if (next !== undefined) ring.push(point.get(next)!)
      }
      rings.push(ring)
    }
  return { type: 'MultiPolygon', coordinates: rings.map(ring => [ring]) }
}
