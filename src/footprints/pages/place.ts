/** Who looks after this place? Its councils, commissioners and people; what other areas know of it comes as panels. */
import { refuse } from '#kit'
import type { Page } from '#web'
import { findAreaRule } from '../rules.ts'
import { namedOn } from '../store/organisations.ts'
import { placesOf } from '../store/places.ts'
import { residentsOfPlaces } from '../store/populations.ts'
import { PlacePage } from './place.page.tsx'

export const placePage: Page = {
  path: '/:system/places/:place',
  act: findAreaRule,
  async show({ tx, actor, system, params, panels }) {
    const { today } = actor.at
    const place = (await placesOf(tx, system.system)).find(each => each.place === params.place)
    if (!place) return refuse('not-found', 'There is no such place in this area')
    const names = await namedOn(tx, [...place.commissioners, ...place.councils], today)
    const named = (codes: readonly string[]) => codes.map(code => names.get(code)?.name ?? code)
    return {
      title: place.name,
      section: 'your-area',
      body: PlacePage({
        name: place.name,
        commissioners: named(place.commissioners),
        councils: named(place.councils),
        residents: (await residentsOfPlaces(tx, system.system, today)).get(place.place),
        panels: await panels('place', place.place),
      }),
    }
  },
}
