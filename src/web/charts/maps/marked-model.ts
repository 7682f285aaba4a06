import { done, type Result, refuse } from '#kit'
import { type AreaFeature, extentOf, liesInBritain } from './shapes.ts'

/** One area that the map is about. */
export interface MarkedArea {
  readonly name: string
  /** What is said of it in the list and to a screen reader: "62%, 906,000 people". */
  readonly value: string
  readonly href?: string | undefined
  /** Left out where its boundary is not known: then it stands in the list alone. */
  readonly feature?: AreaFeature | undefined
}

/** A map of a few areas that matter, on the ground of those that do not. */
export interface MarkedMapModel {
  /** What the marked areas are: "Councils divided between systems". */
  readonly measure: string
  readonly place: string
  readonly finding: string
  /** In the order of the list; they are numbered in it. */
  readonly marked: readonly MarkedArea[]
  /** Areas around them, drawn without a name; the map shows all of it. Without it, the map shows the marked ones. */
  readonly ground?: readonly AreaFeature[] | undefined
  /** Nothing is drawn outside this area, and what of it no marked area covers belongs to the first one. */
  readonly within?: AreaFeature | undefined
  /** Boundaries of another kind over the areas, as a dash-dot line. */
  readonly outlines?: readonly AreaFeature[] | undefined
  readonly outlinesAre?: string | undefined
  /** Where the outlines reach beyond the areas: they end at the edge of these. */
  readonly areOutlinesCut?: true | undefined
  /** What must be known to read it: of which day the boundaries are. */
  readonly notes?: readonly string[] | undefined
}

export interface MarkedShape {
  readonly area: MarkedArea & { readonly feature: AreaFeature }
  readonly number: string
}

export const drawnOnes = (areas: readonly MarkedArea[]): (MarkedArea & { readonly feature: AreaFeature })[] =>
  areas.flatMap(area => (area.feature ? [{ ...area, feature: area.feature }] : []))

/** What decides how large the map is drawn. */
export const fittedTo = ({ within, ground, marked }: MarkedMapModel): readonly AreaFeature[] =>
  within ? [within] : ground?.length ? ground : drawnOnes(marked).map(area => area.feature)

/** Refuses (`invalid`) what cannot be drawn: nothing, areas outside Great Britain, areas without extent. */
export function readMarkedMap(model: MarkedMapModel): Result<MarkedMapModel> {
  const fitted = fittedTo(model)
  if (model.marked.length === 0) return refuse('invalid', 'No areas: no map', { field: 'marked' })
  if (fitted.length === 0)
    return refuse('invalid', 'No map: none of the boundaries is known', { field: 'marked' })
  const every = [...fitted, ...drawnOnes(model.marked).map(area => area.feature), ...(model.outlines ?? [])]
  const abroad = every.find(feature => !liesInBritain(feature))
  if (abroad)
    return refuse('invalid', `No map: ${abroad.properties.name} does not lie in Great Britain`, {
      field: 'marked',
    })
  if (extentOf(fitted)[0] === 0)
    return refuse('invalid', 'No map: the areas have no extent', { field: 'marked' })
  return done(model)
}
