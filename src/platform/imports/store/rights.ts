/** The pipeline works as the owner of its tables; a kind that says so works as the actor who brought the file. */
import { sql } from 'kysely'
import type { Actor } from '../../actor.ts'
import { become } from '../../as.ts'
import type { Tx } from '../../database.ts'
import type { ImportKind } from '../import-kind.ts'

export async function withRightsOf<T>(
  tx: Tx,
  kind: ImportKind,
  actor: Actor,
  work: () => Promise<T>,
): Promise<T> {
  if (kind.rights === 'owner') return work()
  await become(tx, actor)
  const outcome = await work()
  await sql`set local role none`.execute(tx)
  return outcome
}
