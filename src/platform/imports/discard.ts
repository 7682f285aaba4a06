/** Letting go of a staged run that nobody wants to apply. */
import { done, type Result, refuse } from '#kit'
import type { Db } from '../database.ts'
import { realNow } from '../wall-clock.ts'
import { dropRows } from './store/rows.ts'
import { changeRun, findRun } from './store/runs.ts'
import type { RunId } from './store/tables.ts'

/** Drops its rows; the run stays as `abandoned`. Refuses `not-found`, and `out-of-order` for an applied run. */
export async function discardImport(db: Db, id: RunId): Promise<Result<undefined>> {
  return db.transaction().execute(async tx => {
    const run = await findRun(tx, id)
    if (!run) return refuse('not-found', 'There is no such import.')
    if (run.state === 'applied')
      return refuse('out-of-order', 'This import was applied, so it cannot be discarded.')
    await dropRows(tx, id)
    await changeRun(tx, id, { state: 'abandoned', message: 'Discarded.', finished_at: realNow() })
    return done(undefined)
  })
}
