/** What rows would change, kept with them while they wait to be applied. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../database.ts'
import type { RowChange } from '../import-kind.ts'
import type { RunId } from './tables.ts'

/** A row that would change something, as it is numbered in the file. */
export type ChangedRow = RowChange & { readonly row: number }

export async function noteChanges(tx: Tx, run: RunId, changed: readonly ChangedRow[]): Promise<void> {
  if (changed.length === 0) return
  const noted = changed.map(({ row, ...change }) => ({ row, change }))
  await sql`
    update platform.import_row r set change = d.change
    from json_to_recordset(${JSON.stringify(noted)}::json) as d(row integer, change json)
    where ${sql.ref('r.system')} = ${run.system} and r.run = ${run.id} and r.row = d.row`.execute(tx)
}

/** What an earlier look found may not be so any more. */
export async function forgetChanges(tx: Tx, { system, id }: RunId): Promise<void> {
  await sql`
    update platform.import_row set change = null
    where system = ${system} and run = ${id} and change is not null`.execute(tx)
}

/** Of `taken-back`, rows of which something is no longer said. */
export type WhichChanges = 'all' | 'taken-back'

/** In the order of the file, from one row on: a page of them. */
export async function changesAfter(
  tx: Db | Tx,
  { system, id }: RunId,
  which: WhichChanges,
  after: number,
  limit: number,
): Promise<ChangedRow[]> {
  const takesBack = sql`exists (
    select from json_array_elements(change->'differences') d where d->>'after' is null)`
  const { rows } = await sql<{ row: number; change: RowChange }>`
    select row, change from platform.import_row
    where system = ${system} and run = ${id} and change is not null and state = 'accepted'
      and ${which === 'all' ? sql`true` : takesBack} and row > ${after}
    order by row limit ${limit}`.execute(tx)
  return rows.map(({ row, change }) => ({ row, ...change }))
}
