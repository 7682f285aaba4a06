/** Who stands behind this number? The rows of one cell that are the actor's to see, of all that were counted. */
import { refuse } from '#kit'
import { audit } from '#platform'
import type { Page } from '#web'
import { requestsIn } from '../return/count.ts'
import { lineNamed, openingsOf } from '../return/opening.ts'
import { returnRules } from '../return/rules.ts'
import { openRequests } from '../return/store/open-requests.ts'
import { askedReturn, counted, returnHref } from './return-asked.ts'
import { ReturnRowsPage } from './return-rows.page.tsx'

const mostRows = 200

export const returnRowsPage: Page = {
  path: '/:system/work/return/:quarter/rows',
  act: returnRules['view-return'],
  async show(context) {
    const { tx, actor, query } = context
    const asked = await askedReturn(context)
    if (!asked.ok) return asked
    const line = lineNamed(query.get('line') ?? '')
    if (!line) return refuse('not-found', 'The return has no such line')
    const counting = await counted(context, asked.value)
    if (!counting.ok) return counting
    const { requests } = counting.value
    const { commissioner, quarter, knownAt } = asked.value
    const parts = []
    for (const opening of openingsOf(line)) {
      const of = { system: actor.system, commissioner, quarter, knownAt }
      const opened = await openRequests(tx, of, opening, mostRows)
      parts.push({
        title: opening.title,
        counted: requestsIn({ requests }, opening.count, opening.of),
        ...opened,
      })
    }
    const rows = parts.reduce((sum, part) => sum + part.rows.length, 0)
    await audit(tx, actor, { act: returnRules['view-return'].act, outcome: 'read', rows })
    const { cells } = counting.value.counted
    const value = cells.find(
      each => each.table === line.table && each.type === line.type && each.line === line.line,
    )!.value
    return {
      title: line.title,
      section: 'work',
      body: ReturnRowsPage({
        asked: asked.value,
        line,
        value,
        parts,
        system: actor.system,
        backHref: returnHref(actor.system, asked.value),
      }),
    }
  },
}
