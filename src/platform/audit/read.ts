/** Who has looked: the trail of one subject, newest first, as far as the actor may see it. */
import type { Actor } from '../actor.ts'
import type { Tx } from '../database.ts'
import { type AuditRow, tables } from '../store.ts'

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
