/** What applying a staged run would do: counted, and from what to what each changed row changes what is there. */
import { createHash } from 'node:crypto'
import type { Actor } from '../actor.ts'
import type { Db, Tx } from '../database.ts'
import { type ComparedRow, type Effects, noEffects, noteEffects, type OnRows, passOver } from './examine.ts'
import type { ImportKind, RowChange } from './import-kind.ts'
import { type ChangedRow, forgetChanges, noteChanges } from './store/changes.ts'
import { countRejected, type RejectionCount, rejectionsOf } from './store/rows.ts'
import { findRun } from './store/runs.ts'
import type { ImportRun, RunId } from './store/tables.ts'

export type Foreseen = {
  readonly effects: Effects
  /** Changed rows of which something is no longer said. */
  readonly takingBack: number
  /** Tells what happens to which row, from what to what: two previews may count alike and mean something else. */
  readonly fingerprint: string
}
export type Preview = { readonly run: ImportRun; readonly rejections: readonly RejectionCount[] }

/**
 * Counts new, changed and unchanged rows, keeps what the changed ones change, and rejects those that the database knows
 * to be wrong. Of a run that was applied before, the rows corrected since are looked at, and its own counts stay.
 */
export async function previewImport(
  db: Db,
  kind: ImportKind,
  run: RunId,
  actor: Actor,
  onRows: OnRows = () => undefined,
): Promise<Preview & { readonly foreseen: Foreseen }> {
  return db.transaction().execute(async tx => {
    await forgetChanges(tx, run)
    const note = (changed: readonly ChangedRow[]) => noteChanges(tx, run, changed)
    const foreseen = await foresee(tx, kind, run, actor, note, onRows)
    if ((await findRun(tx, run))?.state === 'applied') await countRejected(tx, run)
    else await noteEffects(tx, run, foreseen.effects)
    return { run: (await findRun(tx, run))!, rejections: await rejectionsOf(tx, run), foreseen }
  })
}

/** Writes nothing; `note` is given the changed rows of each batch. */
export async function foresee(
  tx: Tx,
  kind: ImportKind,
  run: RunId,
  actor: Actor,
  note: (changed: readonly ChangedRow[]) => Promise<void>,
  onRows: OnRows,
): Promise<Foreseen> {
  const effects = noEffects()
  const seen = createHash('sha256')
  let takingBack = 0
  const look = (pass: Tx, rows: readonly ComparedRow[]) => changesOf(pass, kind, run, rows)
  for await (const { rows, found } of passOver(tx, kind, run, actor, look, onRows)) {
    for (const { row, effect } of rows) {
      effects[effect] += 1
      seen.update(`${row} ${effect}\n`)
    }
    for (const change of found) seen.update(`${JSON.stringify(change)}\n`)
    takingBack += found.filter(takesBack).length
    await note(found)
  }
  return { effects, takingBack, fingerprint: seen.digest('hex') }
}

async function changesOf(
  tx: Tx,
  kind: ImportKind,
  { system }: RunId,
  rows: readonly ComparedRow[],
): Promise<ChangedRow[]> {
  const changed = rows.filter(({ effect }) => effect === 'changed')
  if (changed.length === 0 || !kind.changes) return []
  const values = changed.map(each => each.value)
  const changes = await kind.changes(tx, system, values)
  return changed.map(({ row }, at) => ({ row, ...changes[at]! }))
}

const takesBack = ({ differences }: RowChange): boolean => differences.some(({ after }) => after === null)
