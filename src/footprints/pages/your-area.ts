/** Which place looks after me, and how is this system divided? Search, map and list. */
import type { Day } from '#kit'
import { type SystemId, systemsOf, type Tx } from '#platform'
import { dayInWords, monthInWords, type Page } from '#web'
import { coterminosity } from '../coterminosity.ts'
import { findAreaRule } from '../rules.ts'
import { commissionerShapes } from '../shapes/commissioner-shapes.ts'
import { drawnPlaces } from '../shapes/place-shapes.ts'
import { partsInForce } from '../split-councils.ts'
import { lifetimesOf } from '../store/family.ts'
import { namedOn } from '../store/organisations.ts'
import { placesOn, systemCodeOn } from '../store/places.ts'
import { residentsOf, residentsOfPlaces } from '../store/populations.ts'
import { findArea } from '../store/search.ts'
import { askedDay, dayTyped } from './asked-day.ts'
import { overlapHref } from './boundaries-asked.ts'
import { dayRefused } from './day-form.tsx'
import { YourAreaPage } from './your-area.page.tsx'
import { type CouncilsShown, councilsShown, yourAreaModel } from './your-area-model.ts'

const councilsAsked = (text: string | null): CouncilsShown =>
  councilsShown.find(each => each === text) ?? 'lower'

export const yourAreaPage: Page = {
  path: '/:system/your-area',
  act: findAreaRule,
  async show({ tx, actor, system, query }) {
    const day = askedDay(query, actor.at.today)
    const address = `/${system.system}/your-area`
    if (!day.ok) return dayRefused({ heading: 'Your area', address, query, refusal: day.refusal })
    const { on } = day.value
    const wanted = query.get('q') ?? ''
    const places = await placesOn(tx, system.system, on)
    const codes = places.flatMap(each => [...each.commissioners, ...each.councils])
    const model = yourAreaModel({
      ...{ system, on, places, councils: councilsAsked(query.get('councils')) },
      names: await lifetimesOf(tx, codes, on),
      residents: await residentsOfPlaces(tx, system.system, on),
      ...(await peopleOfSystem(tx, system.system, on)),
      drawn: drawnPlaces(places, await commissionerShapes(tx, on)),
      divided: await dividedCouncils(tx, system.system, on),
    })
    const found = wanted ? await findArea(tx, wanted, await everySystemOn(tx, on)) : null
    return {
      ...{ title: 'Your area', section: 'your-area', tables: 'as-files' },
      asAt: `Shown as at ${dayInWords(on)}`,
      body: YourAreaPage({ ...model, wanted, found, typed: dayTyped(query) }),
    }
  },
}

/** Somebody may ask on the page of a system that is not theirs. */
const everySystemOn = async (tx: Tx, on: Day) =>
  (await systemsOf(tx)).map(({ system, name }) => ({ system, name, today: on }))

async function peopleOfSystem(tx: Tx, system: SystemId, on: Day) {
  const code = await systemCodeOn(tx, system, on)
  return { code, whole: code ? (await residentsOf(tx, [code], on)).get(code) : undefined }
}

/** Councils of which this system holds a part and another one too; none where there are no lists of that day. */
async function dividedCouncils(tx: Tx, system: SystemId, on: Day) {
  const code = await systemCodeOn(tx, system, on)
  const found = await partsInForce(tx, on, 'upper')
  if (!code || !found.ok) return []
  const { lists, parts } = found.value
  const ours = coterminosity(parts, 0).split.filter(each => each.parts.some(part => part.system === code))
  const names = await namedOn(
    tx,
    ours.map(each => each.council),
    lists,
  )
  return ours.map(({ council, parts: held }) => ({
    ...{ name: names.get(council)?.name ?? council, href: overlapHref(council, lists) },
    ...{ systems: held.length, month: monthInWords(lists) },
  }))
}
