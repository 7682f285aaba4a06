/** Applying a staged run: all of its accepted rows in one transaction, or none. */
import { done, type Result, refuse } from '#kit'
import type { Actor } from '../actor.ts'
import { audit } from '../audit/append.ts'
import type { Db, Tx } from '../database.ts'
import { realNow } from '../wall-clock.ts'
import { type ComparedRow, type Effects, noEffects, noteEffects, type OnRows, passOver } from './examine.ts'
import { foresee } from './foresee.ts'
import type { ImportKind } from './import-kind.ts'
import { dropAccepted } from './store/rows.ts'
import { changeRun, findRun, waitForTurn } from './store/runs.ts'
import type { ImportRun, RunId } from './store/tables.ts'

export type Applying = {
  readonly onRows?: OnRows
  /** The fingerprint of the preview that somebody agreed to; absent where nobody was shown one, as by command. */
  readonly agreed?: string
}

/**
 * Applies what is accepted and keeps what is rejected. Of a run that was applied before, the rows corrected since
 * are applied (a replay). Refuses `not-found` for an unknown run, `out-of-order` for one that cannot be applied, and
 * `stale` where it would not do what was agreed to.
 */
export async function applyImport(
  db: Db,
  kind: ImportKind,
  id: RunId,
  actor: Actor,
  { onRows = () => undefined, agreed }: Applying = {},
): Promise<Result<ImportRun>> {
  return db.transaction().execute(async tx => {
    await waitForTurn(tx, id.system, kind.name)
    const run = await findRun(tx, id)
    if (!run || run.kind !== kind.name) return refuse('not-found', 'There is no such import.')
    if (run.state !== 'staged' && run.state !== 'applied')
      return refuse('out-of-order', `This import is ${run.state}, so there is nothing to apply.`)
    if (agreed !== undefined) {
      const foreseen = await foresee(tx, kind, id, actor, keepNothing, () => onRows(0))
      if (foreseen.fingerprint !== agreed) return refuse('stale', changedSince)
    }
    const effects = await writeAll(tx, kind, id, actor, onRows)
    await noteEffects(tx, id, run.state === 'applied' ? added(effects, run) : effects)
    await dropAccepted(tx, id)
    await changeRun(tx, id, { state: 'applied', finished_at: realNow() })
    await auditImport(tx, kind, actor, effects)
    return done((await findRun(tx, id))!)
  })
}

const keepNothing = async (): Promise<void> => undefined

async function writeAll(
  tx: Tx,
  kind: ImportKind,
  run: RunId,
  actor: Actor,
  onRows: OnRows,
): Promise<Effects> {
  const effects = noEffects()
  const write = async (pass: Tx, rows: readonly ComparedRow[]) => {
    const toWrite = rows.filter(({ effect }) => effect !== 'unchanged').map(({ value }) => value)
    if (toWrite.length > 0) await kind.apply(pass, run.system, toWrite, actor)
  }
  for await (const { rows } of passOver(tx, kind, run, actor, write, onRows))
    for (const { effect } of rows) effects[effect] += 1
  return effects
}

const changedSince =
  'Nothing was applied: the caseload has changed since you looked at what this file would do. Look at what it would do now.'

const added = (effects: Effects, before: ImportRun): Effects => ({
  new: effects.new + (before.new_rows ?? 0),
  changed: effects.changed + (before.changed_rows ?? 0),
  unchanged: effects.unchanged + (before.unchanged_rows ?? 0),
})

/** The shared reference data has no trail of its own: its runs say who brought what, when. */
async function auditImport(tx: Tx, kind: ImportKind, actor: Actor, effects: Effects): Promise<void> {
  if (kind.scope === 'shared') return
  await audit(tx, actor, {
    act: `import.apply-${kind.name}`,
    outcome: 'done',
    rows: effects.new + effects.changed,
  })
}
