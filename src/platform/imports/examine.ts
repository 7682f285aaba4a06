/** Passing over a staged run: every accepted row checked and compared with what is there, batch by batch. */
import type { Actor } from '../actor.ts'
import type { Tx } from '../database.ts'
import type { Effect, ImportKind } from './import-kind.ts'
import { type Reason, reasonsOf } from './read-rows.ts'
import { withRightsOf } from './store/rights.ts'
import { countRows, rejectRows, rowsAfter } from './store/rows.ts'
import { changeRun } from './store/runs.ts'
import type { ImportRow, RunId } from './store/tables.ts'

const rowsAtOnce = 2_000

/** Told how many rows are done. What it throws rolls everything back. */
export type OnRows = (done: number) => void
export type Effects = Record<Effect, number>
export const noEffects = (): Effects => ({ new: 0, changed: 0, unchanged: 0 })

/** An accepted row that is right, with what applying it does. */
export type ComparedRow = { readonly row: number; readonly value: unknown; readonly effect: Effect }

/** What is done with the right rows of a batch, in the transaction of the pass and with the rights of the kind. */
export type UseRows<Found> = (tx: Tx, rows: readonly ComparedRow[]) => Promise<Found>
type PassedBatch<Found> = { readonly rows: readonly ComparedRow[]; readonly found: Found }

/**
 * Passes over the accepted rows in the order of the file, and rejects those that turn out to be wrong. Kinds file what
 * they note about earlier rows under the transaction that they are given, so each pass gives them one of its own: a
 * second pass in the same transaction would else meet the rows of the first.
 */
export async function* passOver<Found>(
  whole: Tx,
  kind: ImportKind,
  run: RunId,
  actor: Actor,
  use: UseRows<Found>,
  onRows: OnRows,
): AsyncGenerator<PassedBatch<Found>> {
  const tx: Tx = whole.withTables()
  let done = 0
  for (let after = 0; ; ) {
    const staged = await rowsAfter(tx, run, 'accepted', after, rowsAtOnce)
    if (staged.length === 0) return
    after = staged.at(-1)!.row
    const { rejected, ...passed } = await withRightsOf(tx, kind, actor, async () => {
      const { rows, rejected } = await compared(tx, kind, { system: run.system, actor }, staged)
      return { rows, rejected, found: await use(tx, rows) }
    })
    await rejectRows(tx, run, rejected)
    yield passed
    done += staged.length
    onRows(done)
  }
}

type RejectedRow = { row: number; reasons: readonly Reason[] }
type Judging = { readonly system: string; readonly actor: Actor }

async function compared(
  tx: Tx,
  kind: ImportKind,
  judging: Judging,
  staged: readonly ImportRow[],
): Promise<{ rows: ComparedRow[]; rejected: RejectedRow[] }> {
  const read = staged.map(({ row, record }) => ({ row, reading: kind.read(record, row) }))
  const { right, rejected } = await sorted(tx, kind, judging, read)
  const values = right.map(each => each.value)
  const effects = values.length > 0 ? await kind.compare(tx, judging.system, values) : []
  return { rows: right.map((each, at) => ({ ...each, effect: effects[at]! })), rejected }
}

async function sorted(
  tx: Tx,
  kind: ImportKind,
  { system, actor }: Judging,
  read: readonly { row: number; reading: ReturnType<ImportKind['read']> }[],
): Promise<{ right: { row: number; value: unknown }[]; rejected: RejectedRow[] }> {
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
  const right = values.filter(({ row }, at) => {
    const refusal = answers?.[at]
    if (refusal) rejected.push({ row, reasons: reasonsOf(refusal) })
    return !refusal
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
