/** Boundaries for drawing, never for deciding who lives where: they are simplified to 500 metres. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'

/** Lists of April 2021: systems (42), commissioners (106), upper-tier councils (152). */
export const boundarySets = {
  systems: { file: 'stp21.geojson', code: 'stp21_code', name: 'stp21_name' },
  commissioners: { file: 'ccg21.geojson', code: 'ccg21_code', name: 'ccg21_name' },
  councils: { file: 'utla21.geojson', code: 'utla21_code', name: 'utla21_name' },
} as const
export type BoundarySet = keyof typeof boundarySets

export type Boundaries = FeatureCollection<Polygon | MultiPolygon, { code: string; name: string }>

const folder = fileURLToPath(new URL('../../data/boundaries/', import.meta.url))

/** Longitudes and latitudes (WGS84). Codes are ONS codes, for commissioners too: see `other_code`. */
export function readBoundaries(set: BoundarySet): Boundaries {
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
