/** Runs: who brought which file, and what became of it. */
import { sql } from 'kysely'
import type { Refusal } from '#kit'
import type { SystemId } from '../../actor.ts'
import type { Db, Tx } from '../../database.ts'
import { dropRows } from './rows.ts'
import { type ImportRun, importTables, type RunId } from './tables.ts'

export async function insertRun(db: Db, run: RunId & Partial<ImportRun>): Promise<void> {
  await importTables(db)
    .insertInto('platform.import_run')
    .values({ ...(run as ImportRun) })
    .execute()
}

export async function changeRun(db: Db | Tx, { system, id }: RunId, to: Partial<ImportRun>): Promise<void> {
  await importTables(db)
    .updateTable('platform.import_run')
    .set(to)
    .where('system', '=', system)
    .where('id', '=', id)
    .execute()
}

export const refusedBecause = ({ message, field, row }: Refusal): Partial<ImportRun> => ({
  ...{ state: 'refused', message, message_field: field ?? null, message_row: row ?? null },
})

export const findRun = (db: Db | Tx, { system, id }: RunId): Promise<ImportRun | undefined> =>
  importTables(db)
    .selectFrom('platform.import_run')
    .selectAll()
    .where('system', '=', system)
    .where('id', '=', id)
    .executeTakeFirst()

export const runsOf = (tx: Tx, system: SystemId, ids: readonly string[]): Promise<ImportRun[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : importTables(tx)
        .selectFrom('platform.import_run')
        .selectAll()
        .where('system', '=', system)
        .where('id', 'in', ids)
        .execute()

/** Newest first, of one system and of the shared reference data, as far as the reader may see them. */
export const listRuns = (
  tx: Db | Tx,
  systems: readonly SystemId[],
  narrow: { kind?: string; before?: string; limit?: number } = {},
): Promise<ImportRun[]> =>
  importTables(tx)
    .selectFrom('platform.import_run')
    .selectAll()
    .where('system', 'in', systems)
    .$if(narrow.kind !== undefined, query => query.where('kind', '=', narrow.kind!))
    .$if(narrow.before !== undefined, query => query.where('started_at', '<', narrow.before as never))
    .orderBy('started_at', 'desc')
    .limit(narrow.limit ?? 50)
    .execute()

/** The checksum last applied of each file, as `kind file-name`: what a second start compares with. */
export async function lastChecksums(db: Db, system: SystemId): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; checksum: string }>`
    select distinct on (kind, file_name) kind || ' ' || file_name as name, checksum
    from platform.import_run
    where system = ${system} and state = 'applied' and rejected_rows = 0
    order by kind, file_name, started_at desc`.execute(db)
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

/** The number of the advisory lock that a process holds while it stages a run. */
const lockOf = (id: string) => sql`hashtextextended(${`import run ${id}`}, 0)`

export async function holdRun(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockOf(id)})`.execute(tx)
}

/** One file of a kind is applied at a time in a system. */
export async function waitForTurn(tx: Tx, system: SystemId, kind: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${system} ${kind}`}, 0))`.execute(tx)
}

/** Runs whose process died while staging are told apart because nobody holds their lock. */
export async function abandonDeadRuns(db: Db): Promise<number> {
  return db.transaction().execute(async tx => {
    const staging = await importTables(tx)
      .selectFrom('platform.import_run')
      .select(['system', 'id'])
      .where('state', '=', 'staging')
      .execute()
    const dead: RunId[] = []
    for (const run of staging) {
      const { rows } = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(${lockOf(run.id)}) as free`.execute(tx)
      if (rows[0]?.free) dead.push(run)
    }
    for (const run of dead) {
      await dropRows(tx, run)
      await changeRun(tx, run, {
        state: 'abandoned',
        message: 'The process that read the file ended before it.',
      })
    }
    return dead.length
  })
}
