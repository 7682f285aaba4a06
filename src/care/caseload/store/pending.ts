/**
 * What the rows of a file so far have made known and nobody has written, while a file is previewed: kept in a temporary
 * table of the transaction, so that memory does not grow with the file. It is gone when the transaction ends.
 */
import { sql } from 'kysely'
import type { Tx } from '#platform'

export type PendingKind = 'case' | 'told' | 'person' | 'reference' | 'death' | 'request'

/** Empty, also where an earlier pass of the same transaction left something. */
export async function beginPending(tx: Tx): Promise<void> {
  await sql`
    create temporary table if not exists caseload_pending (
      kind text not null, key text not null, known json not null, primary key (kind, key)
    ) on commit drop`.execute(tx)
  await sql`truncate pg_temp.caseload_pending`.execute(tx)
}

/** What was kept under the same key before is replaced. */
export async function keepPending(
  tx: Tx,
  kind: PendingKind,
  pending: ReadonlyMap<string, unknown>,
): Promise<void> {
  if (pending.size === 0) return
  const known = [...pending.values()].map(each => JSON.stringify(each))
  await sql`
    insert into pg_temp.caseload_pending (kind, key, known)
    select ${kind}, key, known::json from unnest(${[...pending.keys()]}::text[], ${known}::text[]) as p(key, known)
    on conflict (kind, key) do update set known = excluded.known`.execute(tx)
}

export async function pendingUnder<T>(
  tx: Tx,
  kind: PendingKind,
  keys: readonly string[],
): Promise<(readonly [key: string, known: T])[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ key: string; known: T }>`
    select key, known from pg_temp.caseload_pending
    where kind = ${kind} and key = any(${keys}::text[])`.execute(tx)
  return rows.map(({ key, known }) => [key, known] as const)
}
