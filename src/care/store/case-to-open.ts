/** Finding the case that glass is to be broken for. */
import { sql } from 'kysely'
import type { Tx } from '#platform'

export type CaseToOpen = { readonly id: string; readonly person: string; readonly place: string }

/** By its reference, also where the actor cannot see it. Undefined where there is none in the actor's system. */
export async function caseToOpen(tx: Tx, reference: string): Promise<CaseToOpen | undefined> {
  const { rows } = await sql<CaseToOpen>`
    select id, person, place from care.case_to_open(${reference})`.execute(tx)
  return rows[0]
}
