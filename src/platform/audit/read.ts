/** Reading the trail, newest first, as far as the actor may see it. */
import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Tx } from '../database.ts'
import { type AuditRow, tables } from '../store.ts'

/** Who has looked at one subject, 50 at a time. */
export const lookedAt = (tx: Tx, actor: Actor, subject: string, before?: number): Promise<AuditRow[]> =>
  tables(tx)
    .selectFrom('platform.audit')
    .selectAll()
    .where('system', '=', actor.system)
    .where('subject', '=', subject)
    .$if(before !== undefined, query => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(50)
    .execute()

export type AlertKind = 'all' | 'refused' | 'opened'

/** The same words as the index in migrations/0004-alerts.sql, so that PostgreSQL uses it. */
const alerting = {
  all: sql<boolean>`(outcome = 'refused' or purpose is not null)`,
  refused: sql<boolean>`outcome = 'refused'`,
  opened: sql<boolean>`purpose is not null`,
} as const satisfies Record<AlertKind, unknown>

/** What was refused, and what was seen or done behind broken glass. `before` is the id of the last row shown. */
export const alertsOf = (
  tx: Tx,
  actor: Actor,
  page: { readonly kind: AlertKind; readonly before?: number; readonly limit: number },
): Promise<AuditRow[]> =>
  tables(tx)
    .selectFrom('platform.audit')
    .selectAll()
    .where('system', '=', actor.system)
    .where(alerting[page.kind])
    .$if(page.before !== undefined, query => query.where('id', '<', page.before!))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
