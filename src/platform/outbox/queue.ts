/** Letters and e-mail are queued in the transaction of the act that they tell about. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Db, Tx } from '../database.ts'
import type { Audience } from '../roles.ts'
import { type OutboxRow, tables } from '../store.ts'

export type Message = {
  readonly kind: 'letter' | 'email'
  /** Postal address in lines, or an e-mail address. */
  readonly recipient: string
  readonly title: string
  readonly body: string
  /** Whom it is about: those who may see the subject may see it, and a death stops it. */
  readonly subject?: string
  readonly place?: string
  readonly audience: Audience
}

/** Returns its id. If the act is refused or fails, nothing was queued. */
export async function queueMessage(tx: Tx, actor: Actor, message: Message): Promise<string> {
  const id = randomUUID()
  const { kind, recipient, title, body, subject = null, place = null, audience } = message
  await sql`
    insert into platform.outbox (system, id, kind, recipient, title, body, subject, place, audience, created_at)
    values (${actor.system}, ${id}, ${kind}, ${recipient}, ${title}, ${body}, ${subject}, ${place}, ${audience},
      ${actor.at.now}::timestamptz)`.execute(tx)
  return id
}

/**
 * Stops everything about a subject that still waits, and says how many: nothing more goes out after a death.
 * The messages are stopped whether or not the actor may read them, because a letter that one cannot see goes out too.
 */
export async function stopMessages(tx: Tx, actor: Actor, subject: string): Promise<number> {
  const { rows } = await sql<{ subjects: string | null }>`
    select nullif(current_setting('actor.subjects', true), '') as subjects`.execute(tx)
  const before = rows[0]?.subjects ?? '{}'
  await openOnly(tx, `{${JSON.stringify(subject)}}`)
  const { numAffectedRows } = await sql`
    update platform.outbox set state = 'stopped'
    where system = ${actor.system} and subject = ${subject} and state = 'waiting'`.execute(tx)
  await openOnly(tx, before)
  return Number(numAffectedRows ?? 0n)
}

/** Quoted literals, because `set_config` is not forwarded to the nodes of a Citus cluster. */
async function openOnly(tx: Tx, subjects: string): Promise<void> {
  await sql.raw(`set local actor.subjects = '${subjects.replaceAll("'", "''")}'`).execute(tx)
}

/** Newest first, as far as the actor may see them: what a demonstration shows instead of sending. */
export const listMessages = (
  tx: Db | Tx,
  actor: Actor,
  narrow: { state?: OutboxRow['state']; subject?: string; before?: string; limit?: number } = {},
): Promise<OutboxRow[]> =>
  tables(tx)
    .selectFrom('platform.outbox')
    .selectAll()
    .where('system', '=', actor.system)
    .$if(narrow.state !== undefined, query => query.where('state', '=', narrow.state!))
    .$if(narrow.subject !== undefined, query => query.where('subject', '=', narrow.subject!))
    .$if(narrow.before !== undefined, query => query.where('created_at', '<', narrow.before as never))
    .orderBy('created_at', 'desc')
    .limit(narrow.limit ?? 50)
    .execute()

export const findMessage = (tx: Tx, actor: Actor, id: string): Promise<OutboxRow | undefined> =>
  tables(tx)
    .selectFrom('platform.outbox')
    .selectAll()
    .where('system', '=', actor.system)
    .where('id', '=', id)
    .executeTakeFirst()
