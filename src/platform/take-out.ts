/** Taking everything of a kind out of a system: as the owner, on one state of the database, with a trace of it. */
import { jobActor } from './actor.ts'
import { audit } from './audit/append.ts'
import type { Database, Tx } from './database.ts'
import { momentOf, type System } from './wall-clock.ts'

export type TakenOut = {
  /** How many rows left: written into the audit trail. */
  readonly rows: number
}

/** Only for commands: whoever runs one may see the whole system. `name` is that of the kind. */
export const takeOut = <Taken extends TakenOut>(
  database: Database,
  system: System,
  name: string,
  work: (tx: Tx) => Promise<Taken>,
): Promise<Taken> =>
  database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      const taken = await work(tx)
      const actor = jobActor('export', system.system, [], momentOf(system), 'command line')
      await audit(tx, actor, { act: `export.${name}`, outcome: 'read', rows: taken.rows })
      return taken
    })
