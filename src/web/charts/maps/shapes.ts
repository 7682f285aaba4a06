import { geoIdentity, geoPath } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import { nationalGrid } from './national-grid.ts'

/** An area's boundary in longitudes and latitudes, as the footprints give it. */
export type AreaFeature = Feature<Polygon | MultiPolygon, { readonly code: string; readonly name: string }>

type GridFeature = Feature<MultiPolygon, AreaFeature['properties']>

const polygonsOf = ({ geometry }: AreaFeature): readonly Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

/** Great Britain and its islands, with room to spare; the grid is not defined elsewhere. */
export const liesInBritain = (feature: AreaFeature): boolean =>
  polygonsOf(feature)
    .flat(2)
    .every(
      ([longitude = Number.NaN, latitude = Number.NaN]) =>
        longitude >= -10 && longitude <= 4 && latitude >= 49 && latitude <= 62,
    )

const onGrid = (feature: AreaFeature): GridFeature => ({
  type: 'Feature',
  properties: feature.properties,
  geometry: {
    type: 'MultiPolygon',
    coordinates: polygonsOf(feature).map(rings =>
      rings.map(ring => ring.map(([longitude = 0, latitude = 0]) => [...nationalGrid(longitude, latitude)])),
    ),
  },
})

/** Boundaries do not change while the server runs: each is brought onto the grid once. */
const gridOf = new WeakMap<AreaFeature, GridFeature>()

function gridFeature(feature: AreaFeature): GridFeature {
  const known = gridOf.get(feature) ?? onGrid(feature)
  gridOf.set(feature, known)
  return known
}

/** An area on the sheet. */
export interface AreaShape {
  readonly code: string
  readonly name: string
  readonly path: string
  /** The middle of its largest part, and how much room there is. */
  readonly middle: readonly [x: number, y: number]
  readonly room: readonly [width: number, height: number]
}

export interface MapShapes {
  readonly height: number
  readonly areas: readonly AreaShape[]
  readonly outlines: readonly AreaShape[]
  /** A boundary as a line, cut off at the edge of the sheet. */
  readonly line: (feature: AreaFeature) => string
  /** Where a longitude and latitude lie on the sheet. */
  readonly point: (at: readonly [longitude: number, latitude: number]) => readonly [x: number, y: number]
}

const margin = 3

/** In metres: what is smaller is a point or a line. */
const smallestExtent = 1
const lowest = 40

/** Width and height in metres of what is to be drawn; zero if there is nothing that has an extent. */
export function extentOf(features: readonly AreaFeature[]): readonly [width: number, height: number] {
  const [[left, top], [right, bottom]] = geoPath(geoIdentity()).bounds(collection(features.map(gridFeature)))
  const isArea = right - left > smallestExtent && bottom - top > smallestExtent
  return isArea ? [right - left, bottom - top] : [0, 0]
}

const collection = (features: GridFeature[]) => ({ type: 'FeatureCollection' as const, features })

/**
 * Paths of areas and outlines, as large as fits. On the plane of the grid no winding is right or wrong, so a boundary
 * cannot turn into its outside, as it does on a sphere.
 */
export function mapShapes(
  features: readonly AreaFeature[],
  outlines: readonly AreaFeature[],
  width: number,
  highest: number,
): MapShapes {
  const [metresWide, metresHigh] = extentOf(features)
  const height = Math.max(lowest, Math.min(highest, Math.round(width * (metresHigh / metresWide))))
  const grid = features.map(gridFeature)
  const plane = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      collection(grid),
    )
  const closest = 0.8 / plane.scale()
  const draw = geoPath(plane).digits(1)
  const framed = geoPath(
    geoIdentity()
      .reflectY(true)
      .scale(plane.scale())
      .translate(plane.translate())
      .clipExtent([
        [0, 0],
        [width, height],
      ]),
  ).digits(1)
  const shape = (feature: GridFeature): AreaShape => {
    const thinned = thinnedFeature(feature, closest)
    const largest = largestPart(thinned)
    const [[left, top], [right, bottom]] = draw.bounds(largest)
    return {
      ...feature.properties,
      path: draw(thinned) ?? '',
      middle: draw.centroid(largest),
      room: [right - left, bottom - top],
    }
  }
  return {
    ...{ height, areas: grid.map(shape), outlines: outlines.map(gridFeature).map(shape) },
    line: feature => {
      const { coordinates } = thinnedFeature(gridFeature(feature), closest).geometry
      return framed({ type: 'MultiLineString', coordinates: coordinates.flat() }) ?? ''
    },
    point: ([longitude, latitude]) =>
      draw.centroid({ type: 'Point', coordinates: [...nationalGrid(longitude, latitude)] }),
  }
}

/** Points that lie closer to the last than can be seen are left out, and rings that are no more than a dot. */
function thinnedFeature(feature: GridFeature, closest: number): GridFeature {
  const polygons = feature.geometry.coordinates
    .map(rings => rings.map(ring => thinnedRing(ring, closest)).filter(ring => ring.length > 3))
    .filter(rings => rings.length > 0)
  return {
    ...feature,
    geometry: {
      type: 'MultiPolygon',
      coordinates: polygons.length > 0 ? polygons : feature.geometry.coordinates,
    },
  }
}

function thinnedRing(ring: readonly Position[], closest: number): Position[] {
  const kept: Position[] = []
  for (const [index, point] of ring.entries()) {
    const last = kept.at(-1)
    const isEnd = index === ring.length - 1
    const isFar = last === undefined || Math.hypot(point[0]! - last[0]!, point[1]! - last[1]!) >= closest
    if (isFar || isEnd) kept.push(point)
  }
  return kept
}

function largestPart(feature: GridFeature): GridFeature {
  const flat = geoPath(geoIdentity())
  const parts = feature.geometry.coordinates.map(rings => ({
    ...feature,
    geometry: { type: 'MultiPolygon' as const, coordinates: [rings] },
  }))
  return parts.reduce((most, part) => (flat.area(part) > flat.area(most) ? part : most), parts[0] ?? feature)
}
