/** What applying a staged run would do: every accepted row checked and compared with what is there. */
import { createHash, type Hash } from 'node:crypto'
import type { Actor } from '../actor.ts'
import type { Db, Tx } from '../database.ts'
import type { Effect, ImportKind } from './import-kind.ts'
import { type Reason, reasonsOf } from './read-rows.ts'
import { withRightsOf } from './store/rights.ts'
import {
  countRejected,
  countRows,
  type RejectionCount,
  rejectionsOf,
  rejectRows,
  rowsAfter,
} from './store/rows.ts'
import { changeRun, findRun } from './store/runs.ts'
import type { ImportRow, ImportRun, RunId } from './store/tables.ts'

const rowsAtOnce = 2_000

/** Told how many rows are done. What it throws rolls everything back. */
export type OnRows = (done: number) => void
export type Effects = Record<Effect, number>
/** `fingerprint` tells what happens to which row: two previews may count alike and mean other rows. */
export type Foreseen = { readonly effects: Effects; readonly fingerprint: string }
export type Preview = { readonly run: ImportRun; readonly rejections: readonly RejectionCount[] }

/**
 * Counts new, changed and unchanged rows, and rejects those that the database knows to be wrong. Of a run that was
 * applied before, the rows corrected since are looked at, and its own counts stay.
 */
export async function previewImport(
  db: Db,
  kind: ImportKind,
  run: RunId,
  actor: Actor,
  onRows: OnRows = () => undefined,
): Promise<Preview & { readonly foreseen: Foreseen }> {
  return db.transaction().execute(async tx => {
    const foreseen = await passOver(tx, kind, run, actor, writeNothing, onRows)
    if ((await findRun(tx, run))?.state === 'applied') await countRejected(tx, run)
    else await noteEffects(tx, run, foreseen.effects)
    return { run: (await findRun(tx, run))!, rejections: await rejectionsOf(tx, run), foreseen }
  })
}

export const writeNothing = async (): Promise<void> => undefined

/** What becomes of new and changed rows, in the transaction of the pass. */
export type UseRows = (tx: Tx, rows: readonly unknown[]) => Promise<void>

/**
 * Passes over the accepted rows in the order of the file; `use` gets the new and changed ones of each batch. Kinds file
 * what they note about earlier rows under the transaction that they are given, so each pass gives them one of its own:
 * a second pass in the same transaction would else meet the rows of the first.
 */
export async function passOver(
  whole: Tx,
  kind: ImportKind,
  run: RunId,
  actor: Actor,
  use: UseRows,
  onRows: OnRows = () => undefined,
): Promise<Foreseen> {
  const tx: Tx = whole.withTables()
  const effects: Effects = { new: 0, changed: 0, unchanged: 0 }
  const seen = createHash('sha256')
  let done = 0
  for (let after = 0; ; ) {
    const staged = await rowsAfter(tx, run, 'accepted', after, rowsAtOnce)
    if (staged.length === 0) return { effects, fingerprint: seen.digest('hex') }
    after = staged.at(-1)!.row
    const rejected = await withRightsOf(tx, kind, actor, () =>
      useBatch(tx, kind, run, staged, { use, effects, seen, actor }),
    )
    await rejectRows(tx, run, rejected)
    done += staged.length
    onRows(done)
  }
}

type Using = {
  readonly use: UseRows
  readonly effects: Effects
  readonly seen: Hash
  readonly actor: Actor
}
type RejectedRow = { row: number; reasons: readonly Reason[] }

/** Returns the rows that turned out to be wrong. */
async function useBatch(
  tx: Tx,
  kind: ImportKind,
  { system }: RunId,
  staged: readonly ImportRow[],
  { use, effects, seen, actor }: Using,
): Promise<RejectedRow[]> {
  const read = staged.map(({ row, record }) => ({ row, reading: kind.read(record, row) }))
  const { right, rows, rejected } = await sorted(tx, kind, { system, actor }, read)
  const compared = right.length > 0 ? await kind.compare(tx, system, right) : []
  compared.forEach((effect, at) => {
    effects[effect] += 1
    seen.update(`${rows[at]} ${effect}\n`)
  })
  const toApply = right.filter((_, at) => compared[at] !== 'unchanged')
  if (toApply.length > 0) await use(tx, toApply)
  return rejected
}

async function sorted(
  tx: Tx,
  kind: ImportKind,
  { system, actor }: { readonly system: string; readonly actor: Actor },
  read: readonly { row: number; reading: ReturnType<ImportKind['read']> }[],
): Promise<{ right: unknown[]; rows: number[]; rejected: RejectedRow[] }> {
  const values = read.flatMap(({ row, reading }) => (reading.ok ? [{ row, value: reading.value }] : []))
  // Staged by an older release whose rules were milder: judged by today's.
  const rejected = read.flatMap(({ row, reading }) =>
    reading.ok ? [] : [{ row, reasons: reasonsOf(reading.refusal) }],
  )
  const answers = await kind.check?.(
    tx,
    system,
    values.map(each => each.value),
    actor,
  )
  const right: unknown[] = []
  const rows: number[] = []
  values.forEach(({ row, value }, at) => {
    const refusal = answers?.[at]
    if (refusal) {
      rejected.push({ row, reasons: reasonsOf(refusal) })
      return
    }
    right.push(value)
    rows.push(row)
  })
  return { right, rows, rejected }
}

/** Writes the counts down; rows applied before (of a run that is replayed) are added by the caller. */
export async function noteEffects(tx: Tx, run: RunId, effects: Effects): Promise<void> {
  const { rejected } = await countRows(tx, run)
  await changeRun(tx, run, {
    rejected_rows: rejected,
    new_rows: effects.new,
    changed_rows: effects.changed,
    unchanged_rows: effects.unchanged,
  })
}
