/** The first page of a system: what was promised, and is it being kept? */
import { standards } from '#standards/definitions'
import type { Page } from '#web'
import { actRule } from '../acts.ts'
import { firstPageModel } from '../first-page-model.ts'
import { promisesModel } from '../promises-model.ts'
import { ruleOfStandard } from '../read-edition.ts'
import { latestOfSystem } from '../store/editions.ts'
import { statementsOf, storiesOf } from '../store/statements.ts'
import { FirstPage } from './first.page.tsx'

/** @param findAreaAt where a place is looked up in a system; null while the product has no such page. */
export const firstPage = (findAreaAt: ((system: string) => string) | null): Page => ({
  path: '/:system',
  act: actRule('read-public-record'),
  async show({ tx, system }) {
    const address = `/${system.system}`
    const editions = await latestOfSystem(tx, system.system, ruleOfStandard)
    const model = firstPageModel({
      ...{ address, systemName: system.name },
      stories: await storiesOf(tx, system.system),
      statements: await statementsOf(tx, system.system),
      promises: promisesModel(`${address}/promises`, standards, editions).rows,
      findAreaAction: findAreaAt ? findAreaAt(system.system) : null,
    })
    return { title: 'What was promised, and is it being kept?', body: FirstPage({ model }) }
  },
})
