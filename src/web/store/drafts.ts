/** What was typed when a session had ended, sealed. */
import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db } from '#platform'
import { type DraftRow, tables } from './tables.ts'

export async function addDraft(db: Db, draft: DraftRow): Promise<void> {
  await tables(db).insertInto('web.draft').values(draft).execute()
}

export async function findDraft(db: Db, idHash: string, now: Instant): Promise<DraftRow | undefined> {
  return tables(db)
    .selectFrom('web.draft')
    .selectAll()
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** From the first time it is shown a draft is that person's, and ends soon. */
export async function claimDraft(
  db: Db,
  draft: DraftRow,
  by: { issuer: string; subject: string; shownUntil: Instant },
): Promise<void> {
  await tables(db)
    .updateTable('web.draft')
    .set({
      issuer: by.issuer,
      subject: by.subject,
      expires_at: sql`least(expires_at, ${by.shownUntil}::timestamptz)`,
    })
    .where('id_hash', '=', draft.id_hash)
    .execute()
}

export async function removeDraft(db: Db, idHash: string): Promise<void> {
  await tables(db).deleteFrom('web.draft').where('id_hash', '=', idHash).execute()
}
