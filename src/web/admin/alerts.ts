/** What an auditor looks at first: refused attempts and broken glass, newest first. */
import { type AlertKind, type AuditRow, alertsOf, audit } from '#platform'
import type { Page } from '../page.ts'
import { alertsRule } from './acts.ts'
import { AlertsPage } from './alerts.page.tsx'

const rowsPerPage = 50
const kinds: readonly AlertKind[] = ['all', 'refused', 'opened']

export const alertsPage: Page = {
  path: '/:system/work/audit',
  act: alertsRule,
  async show({ tx, actor, query }) {
    const kind = kinds.find(each => each === query.get('show')) ?? 'all'
    const before = /^\d{1,15}$/.exec(query.get('before') ?? '')?.[0]
    const found = await alertsOf(tx, actor, {
      ...{ kind, limit: rowsPerPage + 1 },
      ...(before === undefined ? {} : { before: Number(before) }),
    })
    const rows = found.slice(0, rowsPerPage)
    await audit(tx, actor, { act: alertsRule.act, outcome: 'read', rows: rows.length })
    return {
      ...{ title: 'Refused attempts and broken glass', section: 'work' },
      body: AlertsPage({
        ...{ rows, kind, today: actor.at.today, base: `/${actor.system}/work` },
        nextHref: found.length > rowsPerPage ? nextHref(kind, rows.at(-1)) : undefined,
      }),
    }
  },
}

const nextHref = (kind: AlertKind, last: AuditRow | undefined): string | undefined =>
  last && `?${new URLSearchParams({ show: kind, before: String(last.id) })}`
