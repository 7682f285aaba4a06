/** Staged rows: copied in, paged through, rejected, corrected, dropped when applied. */
import { type RawBuilder, sql } from 'kysely'
import { copyCell } from '../../copy.ts'
import type { Db, Tx } from '../../database.ts'
import type { JudgedRow, Reason } from '../read-rows.ts'
import { type ImportRow, importTables, type RunId } from './tables.ts'

export const copyRows =
  'copy platform.import_row (system, run, row, record, key, state, reasons, audience) from stdin'

/** One line in the text format of COPY. */
export function copyLine({ system, id }: RunId, audience: string, judged: JudgedRow): string {
  const rejected = judged.reasons.length > 0
  const cells = [
    ...[system, id, String(judged.row), JSON.stringify(judged.record), judged.key],
    ...[stateOf(judged), rejected ? JSON.stringify(judged.reasons) : null, audience],
  ]
  return `${cells.map(copyCell).join('\t')}\n`
}

const stateOf = ({ reasons, isLeftOut }: JudgedRow): ImportRow['state'] => {
  if (isLeftOut) return 'left-out'
  return reasons.length > 0 ? 'rejected' : 'accepted'
}

const repeats = 'repeats row '

const ofRun = ({ system, id }: RunId): RawBuilder<boolean> => sql<boolean>`system = ${system} and run = ${id}`

/** Gives the planner a look at what was just copied; without it a join of a run with itself takes for ever. */
export async function analyzeRows(tx: Tx): Promise<void> {
  await sql`analyze platform.import_row`.execute(tx)
}

/** The first row of a key stands; later ones say which row they repeat. */
export async function rejectRepeated(tx: Tx, run: RunId, column?: string): Promise<void> {
  const before = column === undefined ? repeats : `“${column}” ${repeats}`
  const behind = column === undefined ? ', which has the same key' : ', which says the same there'
  await sql`
    update platform.import_row r
    set state = 'rejected', key = null,
      reasons = json_build_array(json_strip_nulls(json_build_object(
        'field', ${column ?? null}::text, 'message', ${before}::text || d.first || ${behind}::text)))
    from (
      select row, first from (
        select row, min(row) over (partition by key) as first
        from platform.import_row where ${ofRun(run)} and state = 'accepted'
      ) keyed where row <> first
    ) d
    where r.system = ${run.system} and r.run = ${run.id} and r.row = d.row`.execute(tx)
}

/** An accepted row with this key that is still to be applied. */
export async function findAccepted(tx: Tx, run: RunId, key: string): Promise<number | undefined> {
  const { rows } = await sql<{ row: number }>`
    select row from platform.import_row
    where ${ofRun(run)} and state = 'accepted' and key = ${key} limit 1`.execute(tx)
  return rows[0]?.row
}

/** Rows in order of the file, from one row on: a page of them. */
export const rowsAfter = (
  tx: Db | Tx,
  run: RunId,
  state: ImportRow['state'],
  after: number,
  limit: number,
): Promise<ImportRow[]> =>
  importTables(tx)
    .selectFrom('platform.import_row')
    .selectAll()
    .where(ofRun(run))
    .where('state', '=', state)
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute()

export const findRow = (tx: Tx, run: RunId, row: number): Promise<ImportRow | undefined> =>
  importTables(tx)
    .selectFrom('platform.import_row')
    .selectAll()
    .where(ofRun(run))
    .where('row', '=', row)
    .forUpdate()
    .executeTakeFirst()

export async function rejectRows(
  tx: Tx,
  run: RunId,
  rows: readonly { row: number; reasons: readonly Reason[] }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update platform.import_row r set state = 'rejected', key = null, reasons = d.reasons
    from json_to_recordset(${JSON.stringify(rows)}::json) as d(row integer, reasons json)
    where ${sql.ref('r.system')} = ${run.system} and r.run = ${run.id} and r.row = d.row`.execute(tx)
}

/** Puts what was judged anew in place of what was staged. */
export async function rewriteRow(tx: Tx, run: RunId, judged: JudgedRow): Promise<void> {
  const rejected = judged.reasons.length > 0
  await sql`
    update platform.import_row
    set record = ${JSON.stringify(judged.record)}::json, key = ${judged.key},
      state = ${rejected ? 'rejected' : 'accepted'},
      reasons = ${rejected ? JSON.stringify(judged.reasons) : null}::json
    where ${ofRun(run)} and row = ${judged.row}`.execute(tx)
}

/** What was applied is where it belongs; what was rejected stays. */
export async function dropAccepted(tx: Tx, run: RunId): Promise<void> {
  await sql`delete from platform.import_row where ${ofRun(run)} and state = 'accepted'`.execute(tx)
}

export async function dropRows(tx: Db | Tx, run: RunId): Promise<void> {
  await sql`delete from platform.import_row where ${ofRun(run)}`.execute(tx)
}

export type RowCounts = { readonly accepted: number; readonly rejected: number; readonly leftOut: number }

export async function countRows(tx: Tx, run: RunId): Promise<RowCounts> {
  const { rows } = await sql<RowCounts>`
    select count(*) filter (where state = 'accepted') as accepted,
      count(*) filter (where state = 'rejected') as rejected,
      count(*) filter (where state = 'left-out') as "leftOut"
    from platform.import_row where ${ofRun(run)}`.execute(tx)
  return rows[0]!
}

export type RejectionCount = {
  readonly field: string | null
  readonly message: string
  readonly rows: number
}

/** Rejected rows by their first reason, most frequent first. */
export async function rejectionsOf(tx: Db | Tx, run: RunId, limit = 20): Promise<RejectionCount[]> {
  const { rows } = await sql<RejectionCount>`
    select reasons->0->>'field' as field, reasons->0->>'message' as message, count(*) as rows
    from platform.import_row where ${ofRun(run)} and state = 'rejected'
    group by 1, 2 order by 3 desc, 2 limit ${limit}`.execute(tx)
  return rows
}

/** After a correction: the run says again how many are rejected. */
export async function countRejected(tx: Tx, { system, id }: RunId): Promise<void> {
  await sql`
    update platform.import_run set rejected_rows = (
      select count(*) from platform.import_row where system = ${system} and run = ${id} and state = 'rejected'
    ) where system = ${system} and id = ${id}`.execute(tx)
}
