/** Plain SQL migrations, forward only, in the order of their names, each in one transaction. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { type Refused, refuse } from '#kit'
import type { Db } from './database.ts'

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

export type Migration = { readonly name: string; readonly checksum: string; readonly text: string }

export function listMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
    .map(name => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Applies what is missing and returns the names. Processes that start together wait for one another.
 * Throws when a migration that was applied has been edited since: history is not rewritten.
 */
export async function migrate(db: Db, migrations = listMigrations()): Promise<string[]> {
  return db.connection().execute(async connection => {
    await sql`select pg_advisory_lock(hashtext('answerable migrations'))`.execute(connection)
    try {
      await sql`create table if not exists public.answerable_migration
        (name text primary key, checksum text not null, applied_at timestamptz not null default now())`.execute(
        connection,
      )
      const { rows } = await sql<{ name: string; checksum: string }>`
        select name, checksum from public.answerable_migration`.execute(connection)
      const applied = new Map(rows.map(row => [row.name, row.checksum]))
      const missing = migrations.filter(migration => !isApplied(migration, applied.get(migration.name)))
      for (const migration of missing) await apply(connection, migration)
      return missing.map(migration => migration.name)
    } finally {
      await sql`select pg_advisory_unlock(hashtext('answerable migrations'))`.execute(connection)
    }
  })
}

/** Undefined where the tables are there; commands that only look at what is there ask first. */
export async function refuseWithoutTables(db: Db): Promise<Refused | undefined> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('platform.audit_block') is not null as there`.execute(db)
  if (rows[0]?.there) return undefined
  return refuse('out-of-order', 'There are no tables yet: run answerable migrate, or start the product once')
}

function isApplied(migration: Migration, checksum: string | undefined): boolean {
  if (checksum === undefined) return false
  if (checksum !== migration.checksum)
    throw new Error(`Migration ${migration.name} was edited after it was applied. Write a new one instead.`)
  return true
}

async function apply(connection: Db, { name, checksum, text }: Migration): Promise<void> {
  await connection.transaction().execute(async tx => {
    await sql.raw(text).execute(tx)
    await sql`insert into public.answerable_migration (name, checksum) values (${name}, ${checksum})`.execute(
      tx,
    )
  })
}
