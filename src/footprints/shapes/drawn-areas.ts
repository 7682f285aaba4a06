/** Which boundaries stand for whom: areas are drawn by the lists that we have, and say of which day they are. */
import type { MultiPolygon } from 'geojson'
import { Lately } from '#kit'
import { type Boundary, type BoundarySet, boundarySets, readBoundaries } from '../boundaries.ts'
import type { CommissionerPart, DrawnCommissioner } from '../store/drawn.ts'
import { dissolved } from './dissolve.ts'

export type DrawnArea = {
  readonly feature: Boundary
  /** Of which lists the boundary is: "April 2021". */
  readonly as: string
}

const codesOf = new Map<BoundarySet, ReadonlyMap<string, Boundary>>()

function byCode(set: BoundarySet): ReadonlyMap<string, Boundary> {
  const found =
    codesOf.get(set) ??
    new Map(readBoundaries(set).features.map(feature => [feature.properties.code, feature] as const))
  codesOf.set(set, found)
  return found
}

function firstOf(sets: readonly BoundarySet[], code: string): DrawnArea | undefined {
  for (const set of sets) {
    const feature = byCode(set).get(code)
    if (feature) return { feature, as: boundarySets[set].of }
  }
  return undefined
}

/** A code of ONS changes whenever the boundary does, so the same code is the same boundary, whatever the list. */
export const drawnSystem = (code: string): DrawnArea | undefined =>
  firstOf(['systems', 'systemsOf2022'], code)

export const drawnCouncil = (code: string): DrawnArea | undefined =>
  firstOf(['councils', 'districts', 'councilsOf2019'], code)

export type Named = { readonly code: string; readonly name: string }

/** The same boundary under another code and name. */
export const named = (feature: Boundary, { code, name }: Named): Boundary => ({
  ...feature,
  properties: { code, name },
})

/** What is known of the commissioners of a day, for drawing them. */
export type CommissionerShapes = {
  readonly drawn: readonly DrawnCommissioner[]
  /** By the lists of that day; empty where there are none. */
  readonly parts: readonly CommissionerPart[]
}

/** Of the people of a council or of commissioners: below it, one does not stand for the other. */
const nearlyAll = 0.99

/**
 * Commissioners together as one area. A commissioner that has merged since is drawn by the boundary of its successor if
 * all that merged with it belong to the area; the others are drawn by the councils nearly all of whose people they
 * served, if these are nearly all of their own people. Undefined where neither is so.
 */
export function drawnCommissionersTogether(
  commissioners: readonly string[],
  { drawn, parts }: CommissionerShapes,
  as: Named,
): DrawnArea | undefined {
  const isOurs = (code: string): boolean => commissioners.includes(code)
  const whole = [...new Set(drawn.map(each => each.boundary))].filter(boundary => {
    const sharing = drawn.filter(each => each.boundary === boundary)
    return sharing.some(each => isOurs(each.commissioner)) && sharing.every(each => isOurs(each.commissioner))
  })
  const shown = drawn.filter(each => whole.includes(each.boundary)).map(each => each.commissioner)
  const missing = commissioners.filter(code => !shown.includes(code))
  const councils = missing.length === 0 ? [] : councilsInstead(missing, parts)
  if (!councils) return undefined
  const features = [
    ...whole.map(code => byCode('commissioners').get(code)),
    ...councils.map(code => drawnCouncil(code)?.feature),
  ]
  if (features.length === 0 || features.some(feature => !feature)) return undefined
  const geometry = together(features.flatMap(feature => feature ?? []))
  return { feature: { type: 'Feature', properties: { ...as }, geometry }, as: 'April 2021' }
}

/** Of boundaries that were drawn together before, the same; there are as many as systems and places of a few days. */
const drawnTogether = new Lately<MultiPolygon>(600)

function together(features: readonly Boundary[]): Boundary['geometry'] {
  const [only] = features
  if (only && features.length === 1) return only.geometry
  const codes = features.map(each => each.properties.code).sort()
  return drawnTogether.of(codes.join(' '), () => dissolved(features.map(each => each.geometry)))
}

function councilsInstead(
  commissioners: readonly string[],
  parts: readonly CommissionerPart[],
): string[] | undefined {
  const theirs = (part: CommissionerPart): boolean => commissioners.includes(part.commissioner)
  const sum = (some: readonly CommissionerPart[]): number =>
    some.reduce((total, { people }) => total + people, 0)
  const councils = [...new Set(parts.filter(theirs).map(part => part.council))].filter(council => {
    const all = parts.filter(part => part.council === council)
    return sum(all.filter(theirs)) >= nearlyAll * sum(all)
  })
  const served = parts.filter(theirs)
  const covered = sum(served.filter(part => councils.includes(part.council)))
  return served.length > 0 && covered >= nearlyAll * sum(served) ? councils : undefined
}

/** "Drawn as in April 2021." for a map of another day; nothing for a map of the same. */
export function drawnAsNote(areas: readonly DrawnArea[], monthAsked: string): string[] {
  const months = [...new Set(areas.map(area => area.as))].filter(month => month !== monthAsked).sort()
  return months.length === 0
    ? []
    : [`Boundaries are drawn as in ${months.join(' and ')}, not as in ${monthAsked}.`]
}
