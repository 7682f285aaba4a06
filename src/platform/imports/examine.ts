/** What applying a staged run would do: every accepted row checked and compared with what is there. */
import type { Actor } from '../actor.ts'
import type { Db, Tx } from '../database.ts'
import type { Effect, ImportKind } from './import-kind.ts'
import { type Reason, reasonsOf } from './read-rows.ts'
import { withRightsOf } from './store/rights.ts'
import { countRows, type RejectionCount, rejectionsOf, rejectRows, rowsAfter } from './store/rows.ts'
import { changeRun, findRun } from './store/runs.ts'
import type { ImportRow, ImportRun, RunId } from './store/tables.ts'

const rowsAtOnce = 2_000

/** Told how many rows are done. What it throws rolls everything back. */
export type OnRows = (done: number) => void
export type Effects = Record<Effect, number>
export type Preview = { readonly run: ImportRun; readonly rejections: readonly RejectionCount[] }

/** Counts new, changed and unchanged rows, and rejects those that the database knows to be wrong. */
export async function previewImport(
  db: Db,
  kind: ImportKind,
  run: RunId,
  actor: Actor,
  onRows: OnRows = () => undefined,
): Promise<Preview> {
  return db.transaction().execute(async tx => {
    await noteEffects(tx, run, await passOver(tx, kind, run, actor, async () => undefined, onRows))
    return { run: (await findRun(tx, run))!, rejections: await rejectionsOf(tx, run) }
  })
}

/** Passes over the accepted rows in the order of the file; `use` gets the new and changed ones of each batch. */
export async function passOver(
  tx: Tx,
  kind: ImportKind,
  run: RunId,
  actor: Actor,
  use: (rows: readonly unknown[]) => Promise<void>,
  onRows: OnRows = () => undefined,
): Promise<Effects> {
  const effects: Effects = { new: 0, changed: 0, unchanged: 0 }
  let done = 0
  for (let after = 0; ; ) {
    const staged = await rowsAfter(tx, run, 'accepted', after, rowsAtOnce)
    if (staged.length === 0) return effects
    after = staged.at(-1)!.row
    const rejected = await withRightsOf(tx, kind, actor, () =>
      useBatch(tx, kind, run, staged, { use, effects, actor }),
    )
    await rejectRows(tx, run, rejected)
    done += staged.length
    onRows(done)
  }
}

type Using = {
  readonly use: (rows: readonly unknown[]) => Promise<void>
  readonly effects: Effects
  readonly actor: Actor
}
type RejectedRow = { row: number; reasons: readonly Reason[] }

/** Returns the rows that turned out to be wrong. */
async function useBatch(
  tx: Tx,
  kind: ImportKind,
  { system }: RunId,
  staged: readonly ImportRow[],
  { use, effects, actor }: Using,
): Promise<RejectedRow[]> {
  const read = staged.map(({ row, record }) => ({ row, reading: kind.read(record, row) }))
  const { right, rejected } = await sorted(tx, kind, { system, actor }, read)
  const compared = right.length > 0 ? await kind.compare(tx, system, right) : []
  for (const effect of compared) effects[effect] += 1
  const toApply = right.filter((_, at) => compared[at] !== 'unchanged')
  if (toApply.length > 0) await use(toApply)
  return rejected
}

async function sorted(
  tx: Tx,
  kind: ImportKind,
  { system, actor }: { readonly system: string; readonly actor: Actor },
  read: readonly { row: number; reading: ReturnType<ImportKind['read']> }[],
): Promise<{ right: unknown[]; rejected: RejectedRow[] }> {
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
  values.forEach(({ row, value }, at) => {
    const refusal = answers?.[at]
    if (refusal) rejected.push({ row, reasons: reasonsOf(refusal) })
    else right.push(value)
  })
  return { right, rejected }
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
