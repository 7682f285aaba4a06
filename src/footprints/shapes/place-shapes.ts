/** Places of a system as areas: a place is drawn from its commissioners. */
import { type CommissionerShapes, type DrawnArea, drawnCommissionersTogether } from './drawn-areas.ts'

type PlaceToDraw = {
  readonly place: string
  readonly name: string
  readonly commissioners: readonly string[]
}

/** By the short name of the place; without those that cannot be drawn. */
export function drawnPlaces(
  places: readonly PlaceToDraw[],
  shapes: CommissionerShapes,
): ReadonlyMap<string, DrawnArea> {
  return new Map(
    places.flatMap(({ place, name, commissioners }) => {
      const area = drawnCommissionersTogether(commissioners, shapes, { code: place, name })
      return area ? [[place, area] as const] : []
    }),
  )
}
