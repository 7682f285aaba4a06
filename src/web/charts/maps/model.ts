import { done, type Result, refuse } from '#kit'
import { byName } from '../by-name.ts'
import { present, refuseUndrawable, writeNumber } from '../numbers.ts'
import { type AreaValue, classesOf, isFigure, niceBreaks, type ValueClass } from './classes.ts'
import { type AreaFeature, extentOf, liesInBritain } from './shapes.ts'

export interface MapModel {
  /** "Overdue reviews for 1,000 adults"; or what the areas are, where they have no values. */
  readonly measure: string
  readonly place: string
  /** The areas, longitudes and latitudes (WGS84) with code and name. */
  readonly areas: readonly AreaFeature[]
  /** By code; a code that is not there has no figure. Leave out for a map of areas without values. */
  readonly values?: Readonly<Record<string, AreaValue>> | undefined
  /** Where classes begin, ascending, four at the most; round ones are found unless given. */
  readonly breaks?: readonly number[] | undefined
  /** What each class means, from the lowest; by its ends unless told. */
  readonly classNames?: readonly ClassName[] | undefined
  /** Boundaries of another kind over the areas, as a dash-dot line. */
  readonly outlines?: readonly AreaFeature[] | undefined
  readonly outlinesAre?: string | undefined
  /** The reader's own area. */
  readonly highlighted?: string | undefined
  readonly hrefs?: Readonly<Record<string, string>> | undefined
  readonly write?: ((value: number) => string) | undefined
  /** What must be known to read it: of which day the boundaries are. */
  readonly notes?: readonly string[] | undefined
  readonly finding: string
}

export interface ClassName {
  /** In the key: "below 1,000,000". */
  readonly words: string
  /** Of one area, after its value: "below". */
  readonly ofOne: string
}

export interface MapArea {
  readonly code: string
  readonly name: string
  /** Its number on the map and in the list; empty where there are too many. */
  readonly number: string
  readonly value: AreaValue
}

export interface ReadMap {
  readonly areas: readonly MapArea[]
  readonly features: readonly AreaFeature[]
  readonly outlines: readonly AreaFeature[]
  readonly hasValues: boolean
  readonly classes: readonly ValueClass[]
  readonly write: (value: number) => string
}

/** Up to so many areas have their numbers on the map. */
const mostNumbered = 45

export function readMap(model: MapModel): Result<ReadMap> {
  const { areas, outlines = [], values, write = writeNumber } = model
  if (areas.length === 0) return refuse('invalid', 'No areas: no map', { field: 'areas' })
  const abroad = [...areas, ...outlines].find(feature => !liesInBritain(feature))
  if (abroad)
    return refuse('invalid', `No map: ${abroad.properties.name} does not lie in Great Britain`, {
      field: 'areas',
    })
  if (extentOf(areas)[0] === 0)
    return refuse('invalid', 'No map: the areas have no extent', { field: 'areas' })
  const features = byName(areas.map(feature => ({ name: feature.properties.name, feature }))).map(
    each => each.feature,
  )
  const read = features.map(({ properties: { code, name } }, index): MapArea => {
    const value = values && Object.hasOwn(values, code) ? (values[code] ?? null) : null
    return { code, name, number: features.length > mostNumbered ? '' : String(index + 1), value }
  })
  const figures = read.map(area => area.value).filter(isFigure)
  const wrong = refuseUndrawable(figures, 'value') ?? refuseBreaks(model.breaks) ?? refuseNames(model)
  if (wrong) return wrong
  return done({
    areas: read,
    features,
    outlines,
    hasValues: values !== undefined,
    classes:
      figures.length === 0
        ? []
        : named(classesOf(model.breaks ?? niceBreaks(present(figures)), write), model.classNames),
    write,
  })
}

function refuseNames({ breaks = [], classNames }: MapModel) {
  if (classNames === undefined || classNames.length === breaks.length + 1) return undefined
  return refuse('invalid', 'No map: a name for each class between the breaks', { field: 'classNames' })
}

const named = (classes: readonly ValueClass[], names: readonly ClassName[] = []): ValueClass[] =>
  classes.map((each, index) => {
    const name = names[index]
    return name ? { ...each, style: { ...each.style, words: name.words }, ofOne: name.ofOne } : each
  })

function refuseBreaks(breaks: readonly number[] = []) {
  const ascend = breaks.every((value, index) => index === 0 || value > breaks[index - 1]!)
  if (ascend && breaks.length <= 4) return refuseUndrawable(breaks, 'break')
  return refuse('invalid', 'No map: four breaks at the most, ascending', { field: 'breaks' })
}
