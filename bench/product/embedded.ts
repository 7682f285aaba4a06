/** A PostgreSQL of its own for a benchmark, as durable as the product's, in a folder that goes with it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { connect, type Database, migrate, startEmbedded } from '#platform'

export type Measured = Database & { readonly connection: pg.PoolConfig; remove(): Promise<void> }

export async function durableDatabase(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-bench-'))
  chmodSync(folder, 0o755)
  const embedded = await startEmbedded(join(folder, 'data'))
  const connection = { ...embedded.connection }
  const database = connect(connection, embedded)
  await migrate(database.db)
  return {
    ...database,
    connection,
    remove: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
