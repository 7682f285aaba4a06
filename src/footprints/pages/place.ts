/** Who looks after this place? Its councils, commissioners and people; what other areas know of it comes as panels. */
import { refuse } from '#kit'
import { dayInWords, drawMarkedMap, monthInWords, type Page, type PictureResult } from '#web'
import { findAreaRule } from '../rules.ts'
import { commissionerShapes } from '../shapes/commissioner-shapes.ts'
import { type DrawnArea, drawnAsNote, drawnCouncil } from '../shapes/drawn-areas.ts'
import { drawnPlaces } from '../shapes/place-shapes.ts'
import { lifetimesOf } from '../store/family.ts'
import { type Place, placesOn } from '../store/places.ts'
import { residentsOfPlaces } from '../store/populations.ts'
import { organisationHref } from './addresses.ts'
import { askedDay, dayTyped } from './asked-day.ts'
import { dayRefused } from './day-form.tsx'
import { PlacePage } from './place.page.tsx'

export const placePage: Page = {
  path: '/:system/places/:place',
  act: findAreaRule,
  async show({ tx, actor, system, params, panels, query }) {
    const day = askedDay(query, actor.at.today)
    const on = day.ok ? day.value.on : actor.at.today
    const places = await placesOn(tx, system.system, on)
    const place = places.find(each => each.place === params.place)
    if (!place) return refuse('not-found', 'There is no such place in this area')
    const address = `/${system.system}/places/${place.place}`
    if (!day.ok) return dayRefused({ heading: place.name, address, query, refusal: day.refusal })
    const names = await lifetimesOf(tx, [...place.commissioners, ...place.councils], on)
    const named = (codes: readonly string[]) =>
      codes.map(code => ({ name: names.get(code)?.name ?? code, href: organisationHref(code, on) }))
    const drawn = drawnPlaces(places, await commissionerShapes(tx, on))
    return {
      title: place.name,
      section: 'your-area',
      asAt: `Shown as at ${dayInWords(on)}`,
      body: PlacePage({
        ...{ name: place.name, address, typed: dayTyped(query) },
        asAt: `as at ${dayInWords(on)}`,
        commissioners: named(place.commissioners),
        councils: named(place.councils),
        residents: (await residentsOfPlaces(tx, system.system, on)).get(place.place),
        map: mapOf(place, drawn, `${system.name}, ${dayInWords(on)}`, monthInWords(on)),
        panels: await panels('place', place.place),
      }),
    }
  },
}

/** The place among the others of its system, its councils as lines. */
function mapOf(
  { place, name, councils }: Place,
  drawn: ReadonlyMap<string, DrawnArea>,
  whereabouts: string,
  month: string,
): PictureResult {
  const outlines = councils.flatMap(code => drawnCouncil(code) ?? [])
  return drawMarkedMap({
    ...{ finding: `Where ${name} is`, measure: 'The place', place: whereabouts },
    marked: [{ name, value: '', feature: drawn.get(place)?.feature }],
    ground: [...drawn.values()].map(area => area.feature),
    outlines: outlines.map(area => area.feature),
    outlinesAre: 'its councils',
    areOutlinesCut: true,
    notes: drawnAsNote([...drawn.values(), ...outlines], month),
  })
}
