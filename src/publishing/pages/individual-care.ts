/** Are continuing care decisions and reviews on time? The published figures, as a page and as CSV. */
import { type Result, refuse } from '#kit'
import { standards } from '#standards/definitions'
import type { Page, PageContext } from '#web'
import { actRule } from '../acts.ts'
import type { Edition } from '../edition.ts'
import { editionCsv } from '../edition-csv.ts'
import { individualCareModel } from '../individual-care-model.ts'
import { readEdition } from '../read-edition.ts'
import { editionsOf } from '../store/editions.ts'
import { IndividualCarePage } from './individual-care.page.tsx'

const subject = 'individual-care'

/** The edition that `?edition=` pins, else the latest. What is no number was never published. */
async function editionAsked({ tx, system, query }: PageContext): Promise<Result<Edition | undefined>> {
  const asked = query.get('edition')
  if (asked === null || asked === '') return readEdition(tx, system.system, subject)
  return readEdition(tx, system.system, subject, /^\d{1,9}$/.test(asked) ? Number(asked) : 0)
}

export const individualCarePage: Page = {
  path: '/:system/promises/individual-care',
  act: actRule('read-public-record'),
  async show(context) {
    const { tx, system } = context
    const edition = await editionAsked(context)
    if (!edition.ok) return edition
    const promisesHref = `/${system.system}/promises`
    const model = individualCareModel({
      address: `${promisesHref}/${subject}`,
      standards: standards.filter(standard => standard.subject === subject),
      edition: edition.value,
      editions: await editionsOf(tx, system.system, subject),
    })
    return {
      title: 'Are continuing care decisions and reviews on time?',
      section: 'promises',
      body: IndividualCarePage({ model, promisesHref, differHref: `/${system.system}/variation` }),
      ...(model.edition ? { asAt: `Edition ${model.edition.number}, as at ${model.edition.asAt}` } : {}),
    }
  },
}

export const individualCareCsv: Page = {
  path: '/:system/promises/individual-care.csv',
  act: actRule('read-public-record'),
  async show(context) {
    const edition = await editionAsked(context)
    if (!edition.ok) return edition
    if (!edition.value) return refuse('not-found', 'No edition of this page was published yet')
    return {
      file: {
        name: `${context.system.system}-${subject}-edition-${edition.value.number}.csv`,
        type: 'text/csv; charset=utf-8; header=present',
        content: editionCsv(edition.value),
      },
    }
  },
}
