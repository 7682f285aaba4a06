/** Which area? By name of a council, place or GP practice; and the systems that are recorded here. */
import type { Day } from '#kit'
import { systemsOf, type Tx } from '#platform'
import type { Page } from '#web'
import { findAreaRule } from '../rules.ts'
import { findArea } from '../store/search.ts'
import { AreasPage } from './areas.page.tsx'

async function everySystem(tx: Tx, today: Day) {
  const systems = await systemsOf(tx)
  return systems.map(each => ({ ...each, today: each.fixedToday ?? today }))
}

export const homePage: Page = {
  path: '/',
  act: findAreaRule,
  async show({ tx, actor, query }) {
    const systems = await everySystem(tx, actor.at.today)
    const wanted = query.get('q') ?? ''
    return {
      title: 'Which area?',
      body: AreasPage({ systems, wanted, found: wanted ? await findArea(tx, wanted, systems) : null }),
    }
  },
}
