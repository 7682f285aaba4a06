import { geoIdentity, geoPath } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import { Lately } from '#kit'
import { nationalGrid } from './national-grid.ts'

/** An area's boundary in longitudes and latitudes, as the footprints give it. */
export type AreaFeature = Feature<Polygon | MultiPolygon, { readonly code: string; readonly name: string }>

type Geometry = AreaFeature['geometry']

const polygonsOf = (geometry: Geometry): readonly Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

/** Great Britain and its islands, with room to spare; the grid is not defined elsewhere. */
export const liesInBritain = (feature: AreaFeature): boolean =>
  polygonsOf(feature.geometry)
    .flat(2)
    .every(
      ([longitude = Number.NaN, latitude = Number.NaN]) =>
        longitude >= -10 && longitude <= 4 && latitude >= 49 && latitude <= 62,
    )

const onGrid = (geometry: Geometry): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygonsOf(geometry).map(rings =>
    rings.map(ring => ring.map(([longitude = 0, latitude = 0]) => [...nationalGrid(longitude, latitude)])),
  ),
})

/** Boundaries do not change while the server runs: each is brought onto the grid once, whatever it is called. */
const gridOf = new WeakMap<Geometry, MultiPolygon>()

function gridGeometry(geometry: Geometry): MultiPolygon {
  const known = gridOf.get(geometry) ?? onGrid(geometry)
  gridOf.set(geometry, known)
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

type Box = readonly [west: number, south: number, east: number, north: number]

const boxes = new WeakMap<Geometry, Box>()
const nothing: Box = [Infinity, Infinity, -Infinity, -Infinity]

function boxOfOne({ geometry }: AreaFeature): Box {
  const known = boxes.get(geometry)
  if (known) return known
  let [west, south, east, north] = nothing
  for (const [x = 0, y = 0] of gridGeometry(geometry).coordinates.flat(2)) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  boxes.set(geometry, [west, south, east, north])
  return [west, south, east, north]
}

/** In metres; nothing has a box that begins after its end. */
const boxOf = (features: readonly AreaFeature[]): Box =>
  features
    .map(boxOfOne)
    .reduce(
      (all, one) => [
        Math.min(all[0], one[0]),
        Math.min(all[1], one[1]),
        Math.max(all[2], one[2]),
        Math.max(all[3], one[3]),
      ],
      nothing,
    )

/** Width and height in metres of what is to be drawn; zero if there is nothing that has an extent. */
export function extentOf(features: readonly AreaFeature[]): readonly [width: number, height: number] {
  const [west, south, east, north] = boxOf(features)
  const isArea = east - west > smallestExtent && north - south > smallestExtent
  return isArea ? [east - west, north - south] : [0, 0]
}

/** Where the grid lies on a sheet: metres become units, north is up. */
interface Plane {
  readonly scale: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** As large as fits, in the middle. */
function planeFor(features: readonly AreaFeature[], width: number, highest: number): Plane {
  const [west, south, east, north] = boxOf(features)
  const [metresWide, metresHigh] = extentOf(features)
  const height = Math.max(lowest, Math.min(highest, Math.round(width * (metresHigh / metresWide))))
  const scale = Math.min((width - 2 * margin) / metresWide, (height - 2 * margin) / metresHigh)
  return {
    ...{ scale, width, height },
    left: width / 2 - (scale * (west + east)) / 2,
    top: height / 2 + (scale * (south + north)) / 2,
  }
}

/** How one boundary looks on one plane. Most maps are of the same boundaries on the same planes, so each is drawn once. */
type OnPlane = Omit<AreaShape, 'code' | 'name'> & { readonly line: string }
const drawnOn = new WeakMap<Geometry, Lately<OnPlane>>()
/** An area is on the maps of the nation, its region and its system, each wide and narrow; more are forgotten. */
const planesKept = 12

/** `name` of the plane: the same for the same plane. */
function onPlane({ geometry }: AreaFeature, plane: Plane, name: string): OnPlane {
  const drawn = drawnOn.get(geometry) ?? new Lately<OnPlane>(planesKept)
  drawnOn.set(geometry, drawn)
  return drawn.of(name, () => drawOn(gridGeometry(geometry), plane))
}

function drawOn(boundary: MultiPolygon, plane: Plane): OnPlane {
  const { scale, left, top, width, height } = plane
  const projection = () => geoIdentity().reflectY(true).scale(scale).translate([left, top])
  const draw = geoPath(projection()).digits(1)
  const thinned = thinnedBoundary(boundary, 0.8 / scale)
  const largest = largestPart(thinned)
  const [[west, north], [east, south]] = draw.bounds(largest)
  const sheet: [[number, number], [number, number]] = [
    [0, 0],
    [width, height],
  ]
  const framed = geoPath(projection().clipExtent(sheet)).digits(1)
  return {
    path: inOnePiece(draw(thinned)),
    middle: draw.centroid(largest),
    room: [east - west, south - north],
    line: inOnePiece(framed({ type: 'MultiLineString', coordinates: thinned.coordinates.flat() })),
  }
}

/** A path is made of thousands of pieces that the engine strings together: written into every page, each time anew. */
const inOnePiece = (path: string | null): string => Buffer.from(path ?? '', 'latin1').toString('latin1')

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
  const plane = planeFor(features, width, highest)
  const name = JSON.stringify(plane)
  const shape = (feature: AreaFeature): AreaShape => {
    const { line: _none, ...drawn } = onPlane(feature, plane, name)
    return { ...feature.properties, ...drawn }
  }
  return {
    ...{ height: plane.height, areas: features.map(shape), outlines: outlines.map(shape) },
    line: feature => onPlane(feature, plane, name).line,
    point: ([longitude, latitude]) => {
      const [easting, northing] = nationalGrid(longitude, latitude)
      return [plane.left + plane.scale * easting, plane.top - plane.scale * northing]
    },
  }
}

/** Points that lie closer to the last than can be seen are left out, and rings that are no more than a dot. */
function thinnedBoundary({ coordinates }: MultiPolygon, closest: number): MultiPolygon {
  const polygons = coordinates
    .map(rings => rings.map(ring => thinnedRing(ring, closest)).filter(ring => ring.length > 3))
    .filter(rings => rings.length > 0)
  return { type: 'MultiPolygon', coordinates: polygons.length > 0 ? polygons : coordinates }
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

function largestPart(boundary: MultiPolygon): MultiPolygon {
  const flat = geoPath(geoIdentity())
  const parts = boundary.coordinates.map(rings => ({ ...boundary, coordinates: [rings] }))
  return parts.reduce((most, part) => (flat.area(part) > flat.area(most) ? part : most), parts[0] ?? boundary)
}
