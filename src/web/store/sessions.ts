/** Sessions, kept under the hash of their identifier. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Instant } from '#kit'
import type { Db } from '#platform'
import { type AssignmentRow, type SessionRow, tables } from './tables.ts'

export type Found = { readonly session: SessionRow; readonly assignments: readonly AssignmentRow[] }

/** The session with everything its person was ever assigned, in one query: it is asked on every request. */
export async function findSession(db: Db, idHash: string): Promise<Found | undefined> {
  const row = await tables(db)
    .selectFrom('web.session as session')
    .selectAll('session')
    .select(from =>
      jsonArrayFrom(
        from
          .selectFrom('web.assignment as assignment')
          .selectAll('assignment')
          .whereRef('assignment.issuer', '=', 'session.issuer')
          .whereRef('assignment.subject', '=', 'session.subject'),
      ).as('assignments'),
    )
    .where('session.id_hash', '=', idHash)
    .executeTakeFirst()
  if (!row) return undefined
  const { assignments, ...session } = row
  return { session, assignments }
}

export type NewSession = Pick<
  SessionRow,
  'id_hash' | 'issuer' | 'subject' | 'name' | 'assurance' | 'allowed' | 'created_at' | 'expires_at'
> &
  Choice

export type Choice = Pick<SessionRow, 'chosen_system' | 'chosen_role' | 'chosen_organisation'>

export async function addSession(db: Db, session: NewSession): Promise<void> {
  await tables(db)
    .insertInto('web.session')
    .values({
      ...session,
      allowed: sql`${session.allowed && JSON.stringify(session.allowed)}::jsonb`,
      last_used_at: session.created_at,
      glass_subject: null,
      glass_person: null,
      glass_reason: null,
      glass_until: null,
    })
    .execute()
}

/** A changed role is a new identifier, and mends broken glass. False when somebody ended the session meanwhile. */
export async function rechooseSession(db: Db, idHash: string, newHash: string, to: Choice): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('web.session')
    .set({
      ...{ ...to, id_hash: newHash, glass_subject: null, glass_person: null },
      ...{ glass_reason: null, glass_until: null },
    })
    .where('id_hash', '=', idHash)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function touchSession(db: Db, idHash: string, now: Instant): Promise<void> {
  await tables(db)
    .updateTable('web.session')
    .set({ last_used_at: now })
    .where('id_hash', '=', idHash)
    .execute()
}

export async function removeSession(db: Db, idHash: string): Promise<void> {
  await tables(db).deleteFrom('web.session').where('id_hash', '=', idHash).execute()
}

export type Glass = {
  readonly subject: string
  readonly person: string | null
  readonly reason: string
  readonly until: Instant
}

/** Inside the transaction that audits it: no glass is broken without its row in the trail. */
export async function setGlass(db: Db, idHash: string, glass: Glass | null): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('web.session')
    .set({
      glass_subject: glass?.subject ?? null,
      glass_person: glass?.person ?? null,
      glass_reason: glass?.reason ?? null,
      glass_until: glass?.until ?? null,
    })
    .where('id_hash', '=', idHash)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Sessions that ended before an instant, and drafts past theirs, are of no use to anybody. */
export async function removeEnded(db: Db, sessionsBefore: Instant, now: Instant): Promise<void> {
  await tables(db).deleteFrom('web.session').where('expires_at', '<', sessionsBefore).execute()
  await tables(db).deleteFrom('web.draft').where('expires_at', '<', now).execute()
}
