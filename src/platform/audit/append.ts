/** Writing down who did or saw what. Every act, every read of a person's record, every refusal. */
import { sql } from 'kysely'
import type { RefusalCode } from '#kit'
import type { Actor } from '../actor.ts'
import { as } from '../as.ts'
import type { Db, Tx } from '../database.ts'

export type Audited = {
  readonly act: string
  readonly outcome: 'done' | 'refused' | 'read'
  readonly refusal?: RefusalCode
  readonly subject?: string | undefined
  readonly person?: string | undefined
  readonly place?: string | undefined
  /** How many rows about people were shown. */
  readonly rows?: number
}

/**
 * Appends inside the transaction of the act itself: no act without its row, no row without its act.
 * Nobody waits for anybody: the row joins a block later.
 */
export async function audit(tx: Tx, actor: Actor, what: Audited): Promise<void> {
  const { subject = null, person = null, place = null, refusal = null, rows = null } = what
  await sql`
    with next as (select nextval('platform.audit_id') as id),
    queued as (insert into platform.audit_unsealed (system, id) select ${actor.system}, id from next)
    insert into platform.audit (system, id, at, actor, actor_name, role, organisation, act, outcome, refusal,
      subject, person, place, purpose, request, row_count)
    select ${actor.system}, id, ${actor.at.now}::timestamptz, ${actor.id}, ${actor.name}, ${actor.role},
      ${actor.organisation}, ${what.act}, ${what.outcome}, ${refusal}, ${subject}, ${person}, ${place},
      ${actor.breakGlass?.reason ?? null}, ${actor.requestId}, ${rows}::integer
    from next`.execute(tx)
}

/** A refusal has rolled its act back, so it is written down in a transaction of its own. */
export async function auditRefusal(db: Db, actor: Actor, what: Omit<Audited, 'outcome'>): Promise<void> {
  await as(db, actor, tx => audit(tx, actor, { ...what, outcome: 'refused' }))
}
