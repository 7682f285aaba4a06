/** Who holds which role, from when to when. Loaded by import; never written by a request. */
import type { Db } from '#platform'
import { type AssignmentRow, tables } from './tables.ts'

export async function assignmentsOf(db: Db, issuer: string, subject: string): Promise<AssignmentRow[]> {
  return tables(db)
    .selectFrom('web.assignment')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute()
}

export async function assignmentsBy(db: Db, issuer: string): Promise<AssignmentRow[]> {
  return tables(db)
    .selectFrom('web.assignment')
    .selectAll()
    .where('issuer', '=', issuer)
    .orderBy('system')
    .orderBy('name')
    .execute()
}
