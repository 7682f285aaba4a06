/** How many organisations of each kind were there, and which of them merged? */
import { dayInWords, type Page } from '#web'
import { countedDays, mergerDays } from '../counts.ts'
import { findAreaRule } from '../rules.ts'
import { countsOn, mergersOf } from '../store/counts.ts'
import { organisationHref, organisationsPath } from './addresses.ts'
import { CountsPage } from './counts.page.tsx'

export const countsPage: Page = {
  path: `${organisationsPath}/counts`,
  act: findAreaRule,
  show: async ({ tx, actor }) => ({
    title: 'How many organisations',
    asAt: dayInWords(actor.at.today),
    tables: 'as-files',
    body: CountsPage({
      counts: await countsOn(tx, countedDays),
      commissioners: mergerDays(await mergersOf(tx, ['ccg'])),
      systems: mergerDays(await mergersOf(tx, ['stp', 'icb'])),
      hrefOf: code => organisationHref(code),
    }),
  }),
}
