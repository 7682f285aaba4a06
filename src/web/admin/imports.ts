/** What was imported, and what of it was rejected and why. */
import { refuse } from '#kit'
import { audit, findRun, listRuns, realNow, rejectionsOf, rowsAfter, sharedSystem } from '#platform'
import type { Page } from '../page.ts'
import { importsRule } from './acts.ts'
import { ImportPage } from './import.page.tsx'
import { ImportsPage } from './imports.page.tsx'

const runsPerPage = 50
const rowsPerPage = 50

export const importsPage: Page = {
  path: '/admin/imports',
  act: importsRule,
  async show({ tx, actor, query }) {
    const before = /^\d{4}-[\d-]{5}T[\d:.]+Z$/.exec(query.get('before') ?? '')?.[0]
    const systems = [actor.system, sharedSystem]
    const found = await listRuns(tx, systems, { limit: runsPerPage + 1, ...(before ? { before } : {}) })
    const runs = found.slice(0, runsPerPage)
    await audit(tx, actor, { act: importsRule.act, outcome: 'read' })
    const last = runs.at(-1)
    return {
      ...{ title: 'What was imported?', section: 'admin' },
      body: ImportsPage({
        ...{ runs, now: realNow() },
        nextHref:
          last && found.length > runsPerPage
            ? `?${new URLSearchParams({ before: last.started_at })}`
            : undefined,
      }),
    }
  },
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const importPage: Page = {
  path: '/admin/imports/:of/:run',
  act: importsRule,
  async show({ tx, actor, params, query }) {
    const { of = '', run: id = '' } = params
    const isReachable = (of === actor.system || of === sharedSystem) && uuid.test(id)
    const run = isReachable ? await findRun(tx, { system: of, id }) : undefined
    if (!run) return refuse('not-found', 'There is no such import that you can see')
    const after = Number(/^\d{1,9}$/.exec(query.get('after') ?? '')?.[0] ?? 0)
    const found = await rowsAfter(tx, run, 'rejected', after, rowsPerPage + 1)
    const rows = found.slice(0, rowsPerPage)
    await audit(tx, actor, { act: importsRule.act, outcome: 'read', subject: id, rows: rows.length })
    const last = rows.at(-1)
    return {
      ...{ title: `Import of ${run.file_name}`, section: 'admin' },
      body: ImportPage({
        ...{ run, rows, rejections: await rejectionsOf(tx, run), now: realNow() },
        nextHref: last && found.length > rowsPerPage ? `?after=${last.row}` : undefined,
      }),
    }
  },
}
