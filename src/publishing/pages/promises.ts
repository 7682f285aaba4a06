/** Which promises there are, and which are late? And what does one of them say? */
import { refuse } from '#kit'
import { standardNamed, standards } from '#standards/definitions'
import { dayInWords, type Page } from '#web'
import { actRule } from '../acts.ts'
import { promiseModel } from '../promise-model.ts'
import { promisesModel } from '../promises-model.ts'
import { readEdition, ruleOfStandard } from '../read-edition.ts'
import { editionsOf, latestOfSystem } from '../store/editions.ts'
import { PromisePage } from './promise.page.tsx'
import { PromisesPage } from './promises.page.tsx'

const addressOf = (system: string): string => `/${system}/promises`

export const promisesPage: Page = {
  path: '/:system/promises',
  act: actRule('read-public-record'),
  async show({ tx, system, actor }) {
    const editions = await latestOfSystem(tx, system.system, ruleOfStandard)
    const model = promisesModel(addressOf(system.system), standards, editions)
    return {
      title: 'Promises and whether they are kept',
      section: 'promises',
      body: PromisesPage({ model, asAt: `as at ${dayInWords(actor.at.today)}` }),
    }
  },
}

export const promisePage: Page = {
  path: '/:system/promises/:standard',
  act: actRule('read-public-record'),
  async show({ tx, system, params }) {
    const standard = standardNamed(params.standard ?? '')
    if (!standard) return refuse('not-found', 'There is no such promise')
    const edition = await readEdition(tx, system.system, standard.subject)
    if (!edition.ok) return edition
    const promisesHref = addressOf(system.system)
    const editions = await editionsOf(tx, system.system, standard.subject)
    const model = promiseModel(promisesHref, standard, edition.value, editions)
    return {
      title: standard.title,
      section: 'promises',
      body: PromisePage({
        ...{ model, promisesHref, placeName: system.name },
        asAt: edition.value ? `edition ${edition.value.number}` : '',
      }),
    }
  },
}
