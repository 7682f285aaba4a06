/** Who has looked at a case: role, organisation, what and why. */
import { refuse } from '#kit'
import { audit, lookedAt } from '#platform'
import type { Page } from '#web'
import { careRules } from '../rules.ts'
import { LookedPage } from './looked.page.tsx'
import { openedCase } from './opened-case.tsx'

/** As many as the trail hands out at once. */
const rowsPerPage = 50

export const lookedPage: Page = {
  path: '/:system/work/cases/:id/looked',
  act: careRules['view-who-has-looked'],
  async show({ tx, actor, params, query }) {
    const id = params.id ?? ''
    const before = /^\d{1,15}$/.exec(query.get('before') ?? '')?.[0]
    const rows = await lookedAt(tx, actor, id, before === undefined ? undefined : Number(before))
    const last = rows.length === rowsPerPage ? rows.at(-1) : undefined
    const opened =
      actor.role === 'auditor' ? undefined : await openedCase(tx, actor, careRules['view-who-has-looked'], id)
    if (!opened && rows.length === 0 && before === undefined)
      return refuse('not-found', 'There is no such case that you can see')
    if (!opened)
      await audit(tx, actor, { act: careRules['view-who-has-looked'].act, outcome: 'read', subject: id })
    return {
      title: 'Who has looked at this',
      section: 'work',
      body: LookedPage({
        ...{ opened, rows, today: actor.at.today },
        nextHref: last && `?before=${last.id}`,
      }),
    }
  },
}
