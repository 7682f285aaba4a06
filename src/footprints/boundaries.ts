/** Boundaries for drawing, never for deciding who lives where: they are simplified to 500 metres, and more in July 2022. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'

/** Systems (42, of two lists), commissioners (106), upper-tier councils (152; 151 in 2019), lower-tier councils (309). */
export const boundarySets = {
  systems: { file: 'stp21.geojson', code: 'stp21_code', name: 'stp21_name', of: 'April 2021' },
  systemsOf2022: { file: 'icb22.geojson', code: 'icb22_code', name: 'icb22_name', of: 'July 2022' },
  commissioners: { file: 'ccg21.geojson', code: 'ccg21_code', name: 'ccg21_name', of: 'April 2021' },
  councils: { file: 'utla21.geojson', code: 'utla21_code', name: 'utla21_name', of: 'April 2021' },
  councilsOf2019: { file: 'utla19.geojson', code: 'utla19_code', name: 'utla19_name', of: 'April 2019' },
  districts: { file: 'ltla21.geojson', code: 'ltla21_code', name: 'ltla21_name', of: 'April 2021' },
} as const
export type BoundarySet = keyof typeof boundarySets

export type Boundary = Feature<Polygon | MultiPolygon, { code: string; name: string }>
export type Boundaries = FeatureCollection<Polygon | MultiPolygon, { code: string; name: string }>

const folder = fileURLToPath(new URL('../../data/boundaries/', import.meta.url))

/** Boundaries do not change while the product runs: each file is read once. */
const known = new Map<BoundarySet, Boundaries>()

/** Longitudes and latitudes (WGS84). Codes are ONS codes, for commissioners too: see `other_code`. */
export function readBoundaries(set: BoundarySet): Boundaries {
  const found = known.get(set) ?? boundariesIn(set)
  known.set(set, found)
  return found
}

function boundariesIn(set: BoundarySet): Boundaries {
  const { file, code, name } = boundarySets[set]
  const read = JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as FeatureCollection<
    Polygon | MultiPolygon,
    Record<string, string>
  >
  return {
    ...read,
    features: read.features.map(feature => ({
      ...feature,
      properties: { code: feature.properties[code]!, name: feature.properties[name]! },
    })),
  }
}
