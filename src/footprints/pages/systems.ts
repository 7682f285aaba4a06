/** Which systems are there, where, and how large are they? A map that leads to each, and the same as a list. */
import { dayInWords, type Page } from '#web'
import { readingsOn } from '../level.ts'
import { systemKinds } from '../organisation.ts'
import { viewLevelsRule } from '../rules.ts'
import { drawnSystems } from '../shapes/system-shapes.ts'
import { populationBands } from '../store/levels.ts'
import { organisationsOn } from '../store/organisations.ts'
import { residentsOf } from '../store/populations.ts'
import { systemsPath } from './addresses.ts'
import { askedDay, dayTyped } from './asked-day.ts'
import { dayRefused } from './day-form.tsx'
import { SystemsPage } from './systems.page.tsx'
import { systemsModel } from './systems-model.ts'

const title = 'Which systems are there, and how large are they?'

export const systemsPage: Page = {
  path: systemsPath,
  act: viewLevelsRule,
  async show({ tx, actor, query }) {
    const day = askedDay(query, actor.at.today)
    if (!day.ok) return dayRefused({ heading: title, address: systemsPath, query, refusal: day.refusal })
    const { on } = day.value
    const systems = await organisationsOn(tx, systemKinds, on)
    const codes = systems.map(each => each.code)
    const model = systemsModel({
      ...{ on, systems, residents: await residentsOf(tx, codes, on) },
      drawn: await drawnSystems(tx, codes, on),
      readings: readingsOn(await populationBands(tx), 'system', on),
    })
    return {
      ...{ title, asAt: dayInWords(on) },
      body: SystemsPage({ ...model, heading: title, typed: dayTyped(query) }),
    }
  },
}
