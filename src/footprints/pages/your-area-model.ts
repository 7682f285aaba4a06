/** A system and its places, laid out for reading. */
import type { Day } from '#kit'
import type { System } from '#platform'
import {
  countOf,
  dayInWords,
  drawMarkedMap,
  listInWords,
  monthInWords,
  numberInWords,
  type PictureResult,
} from '#web'
import { tiersOf } from '../organisation.ts'
import { type DrawnArea, drawnAsNote, drawnCouncil } from '../shapes/drawn-areas.ts'
import type { Place } from '../store/places.ts'
import type { Residents } from '../store/populations.ts'
import { organisationHref, placeHref } from './addresses.ts'

/** Which councils lie over the places as lines. */
export const councilsShown = ['lower', 'upper', 'none'] as const
export type CouncilsShown = (typeof councilsShown)[number]

export type AreaFound = {
  readonly system: System
  /** National code of that day. */
  readonly code: string | undefined
  readonly on: Day
  readonly places: readonly Place[]
  readonly councils: CouncilsShown
  readonly names: ReadonlyMap<string, { readonly name: string }>
  readonly residents: ReadonlyMap<string, Residents>
  readonly whole: Residents | undefined
  readonly drawn: ReadonlyMap<string, DrawnArea>
  readonly divided: readonly Divided[]
}

export type Divided = {
  readonly name: string
  readonly href: string
  readonly systems: number
  readonly month: string
}

export type NamedLink = { readonly name: string; readonly href: string }

export type AreaModel = {
  readonly system: System
  readonly lead: string
  readonly on: Day
  readonly asAt: string
  readonly councils: CouncilsShown
  readonly map: PictureResult
  readonly rows: readonly {
    readonly name: string
    readonly href: string
    readonly people: string
    readonly commissioners: readonly NamedLink[]
    readonly councils: readonly NamedLink[]
  }[]
  readonly divided: readonly Divided[]
  readonly nationalHref: string | undefined
}

export function yourAreaModel(found: AreaFound): AreaModel {
  const { system, code, on, places, names, residents, divided, councils } = found
  const linked = (codes: readonly string[]): NamedLink[] =>
    codes.map(each => ({ name: names.get(each)?.name ?? each, href: organisationHref(each, on) }))
  return {
    ...{ system, on, councils, divided, lead: leadOf(found), asAt: `as at ${dayInWords(on)}` },
    map: mapOf(found),
    rows: places.map(place => ({
      ...{ name: place.name, href: placeHref(system.system, place.place, on) },
      people: peopleInWords(residents.get(place.place)),
      ...{ commissioners: linked(place.commissioners), councils: linked(place.councils) },
    })),
    nationalHref: code && organisationHref(code, on),
  }
}

const peopleInWords = (residents: Residents | undefined): string =>
  residents ? numberInWords(residents.people) : 'not known'

function leadOf({ system, places, whole }: AreaFound): string {
  const parts = `${countOf(places.length, 'place')}: ${listInWords(places.map(each => each.name))}`
  return whole
    ? `${numberInWords(whole.people)} people lived in ${system.name} in the middle of ${whole.year}, in ${parts}.`
    : `${system.name} has ${parts}.`
}

function mapOf({ system, on, places, councils, residents, drawn }: AreaFound): PictureResult {
  const outlines = outlinesOf(places, councils)
  return drawMarkedMap({
    finding: `The places of ${system.name}`,
    measure: 'Places and their residents',
    place: `${system.name}, ${dayInWords(on)}`,
    marked: places.map(({ place, name }) => ({
      ...{ name, href: placeHref(system.system, place, on), feature: drawn.get(place)?.feature },
      value: peopleInWords(residents.get(place)),
    })),
    outlines: outlines.map(area => area.feature),
    areOutlinesCut: true,
    outlinesAre:
      councils === 'upper' ? 'counties and single-tier councils' : 'districts and single-tier councils',
    notes: drawnAsNote([...drawn.values(), ...outlines], monthInWords(on)),
  })
}

function outlinesOf(places: readonly Place[], councils: CouncilsShown): DrawnArea[] {
  if (councils === 'none') return []
  const codes = new Set(places.flatMap(place => place.councils))
  return [...codes].filter(code => tiersOf(code).includes(councils)).flatMap(code => drawnCouncil(code) ?? [])
}
