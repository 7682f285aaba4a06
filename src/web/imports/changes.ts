/** `/{system}/work/imports/{file}/changes`: from what to what the changed rows change what is here. */
import { audit, changesAfter, type ImportChoice, type WhichChanges } from '#platform'
import type { Page } from '../page.ts'
import { importRules } from './acts.ts'
import { ChangesPage } from './changes.page.tsx'
import { openWhenIdle } from './opened.ts'

const rowsPerPage = 50

export const changesPage = (choices: readonly ImportChoice[]): Page => ({
  path: '/:system/work/imports/:file/changes',
  act: importRules['view-changes'],
  async show(context) {
    const { tx, actor, query } = context
    const opened = await openWhenIdle(choices, context)
    if (!opened.ok) return opened
    const { run, preview, file } = opened.value
    const which: WhichChanges = query.get('only') === 'taken-back' ? 'taken-back' : 'all'
    const after = Number(/^\d{1,9}$/.exec(query.get('after') ?? '')?.[0] ?? 0)
    const found = run && preview ? await changesAfter(tx, run, which, after, rowsPerPage + 1) : []
    const changes = found.slice(0, rowsPerPage)
    const last = changes.at(-1)
    await audit(tx, actor, {
      ...{ act: importRules['view-changes'].act, outcome: 'read', subject: file.id, rows: changes.length },
    })
    const next = new URLSearchParams({
      ...(which === 'all' ? {} : { only: which }),
      after: String(last?.row ?? 0),
    })
    return {
      ...{ title: 'What would this file change?', section: 'imports' },
      body: ChangesPage({
        ...{ opened: opened.value, changes, which },
        nextHref: found.length > rowsPerPage ? `?${next}` : undefined,
      }),
    }
  },
})
