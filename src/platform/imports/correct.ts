/** Putting a rejected row right: judged anew, and applied by the next replay. */
import { done, type Result, refuse } from '#kit'
import type { Tx } from '../database.ts'
import { surplus } from './heading.ts'
import type { CsvRecord, ImportKind } from './import-kind.ts'
import { judgeRecord } from './read-rows.ts'
import { countRejected, findAccepted, findRow, rewriteRow } from './store/rows.ts'
import type { RunId } from './store/tables.ts'

/**
 * Changes cells of a rejected row. Refuses `not-found`, `out-of-order` for a row that is not rejected, and `invalid`
 * with the reasons where it is still wrong; nothing is kept then.
 */
export async function correctRow(
  tx: Tx,
  kind: ImportKind,
  run: RunId,
  row: number,
  cells: CsvRecord,
): Promise<Result<CsvRecord>> {
  const found = await findRow(tx, run, row)
  if (!found) return refuse('not-found', `There is no row ${row} in this import.`)
  if (found.state !== 'rejected') return refuse('out-of-order', `Row ${row} is not rejected.`, { row })
  const unknown = Object.keys(cells).find(name => !kind.columns.some(column => column.name === name))
  if (unknown !== undefined)
    return refuse('invalid', `There is no column “${unknown}”.`, { field: unknown, row })
  const { [surplus]: _beyondTheHeading, ...known } = found.record
  const judged = judgeRecord(kind, { ...known, ...cells }, row)
  const [first, ...others] = judged.reasons
  if (first)
    return {
      ok: false,
      refusal: {
        ...{ code: 'invalid', row, ...first },
        others: others.map(reason => ({ code: 'invalid', row, ...reason })),
      },
    }
  const same = await findAccepted(tx, run, judged.key!)
  if (same !== undefined) return refuse('invalid', `repeats row ${same}, which has the same key`, { row })
  await rewriteRow(tx, run, judged)
  await countRejected(tx, run)
  return done(judged.record)
}
