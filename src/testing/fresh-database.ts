/**
 * A database of its own for every test file: a template with all migrations is made once for a set of
 * migrations, and copied in 20 to 30 ms; so is one that was filled with what comes with the product. The server is ours (embedded, fsync off) or the one named by
 * TEST_DATABASE_URL, so that the same tests run on PostgreSQL 15 and 18.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type pg from 'pg'
import { connect, type Database, type Db, listMigrations, migrate, startEmbedded } from '#platform'

export type FreshDatabase = Database & { readonly connection: pg.PoolConfig }

let server: Promise<pg.PoolConfig> | undefined

async function testServer(): Promise<pg.PoolConfig> {
  if (process.env.TEST_DATABASE_URL) return { connectionString: process.env.TEST_DATABASE_URL }
  const name = `answerable-tests-${process.getuid?.() ?? 0}`
  const embedded = await startEmbedded(join(tmpdir(), name), ['fsync=off', 'synchronous_commit=off'])
  return { ...embedded.connection }
}

const named = (config: pg.PoolConfig, database: string): pg.PoolConfig => {
  if (!config.connectionString) return { ...config, database }
  const url = new URL(config.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

/** Loads what comes with the product, by a function that has a name: `loadReferenceData`. */
export type Fill = (database: Database) => Promise<unknown>

/** The caller closes it in `after`; closing drops the database. With `fill`, it is a copy of one that was filled once. */
export async function freshDatabase(fill?: Fill): Promise<FreshDatabase> {
  server ??= testServer()
  const config = await server
  const admin = connect({ ...config, max: 1 })
  const name = `test_${randomUUID().replaceAll('-', '')}`
  try {
    const template = await templateOn(admin.db, config, fill)
    await sql.raw(`create database ${name} template ${template}`).execute(admin.db)
  } finally {
    await admin.close()
  }
  const connection = named(config, name)
  const database = connect({ ...connection, max: 10 })
  return { ...database, connection, close: () => drop(database, config, name) }
}

async function drop(database: Database, config: pg.PoolConfig, name: string): Promise<void> {
  await database.close()
  const admin = connect({ ...config, max: 1 })
  await sql.raw(`drop database ${name} with (force)`).execute(admin.db)
  await admin.close()
}

const root = fileURLToPath(new URL('../../', import.meta.url))
/** What a filling depends on: the files that come with the product, and what reads them. */
const filledFrom = ['data', 'src/footprints/kinds', 'src/platform/imports']

function contentsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => readFileSync(path, 'utf8'))
}

function templateName(fill: Fill | undefined): string {
  const made = listMigrations().map(each => each.checksum)
  const filled = fill ? [fill.name, ...filledFrom.flatMap(folder => contentsBelow(join(root, folder)))] : []
  const hash = createHash('sha256')
    .update([...made, ...filled].join())
    .digest('hex')
  return `template_${hash.slice(0, 12)}`
}

/** Made by the first file that comes; the others wait at the lock. */
async function templateOn(admin: Db, config: pg.PoolConfig, fill: Fill | undefined): Promise<string> {
  const template = templateName(fill)
  return admin.connection().execute(async connection => {
    await sql`select pg_advisory_lock(hashtext('answerable template'))`.execute(connection)
    try {
      const found = await sql`select from pg_database where datname = ${template}`.execute(connection)
      if (found.rows.length === 0) await makeTemplate(connection, config, template, fill)
    } finally {
      await sql`select pg_advisory_unlock(hashtext('answerable template'))`.execute(connection)
    }
    return template
  })
}

async function makeTemplate(
  connection: Db,
  config: pg.PoolConfig,
  template: string,
  fill: Fill | undefined,
): Promise<void> {
  const making = `making_${template}`
  await sql.raw(`drop database if exists ${making} with (force)`).execute(connection)
  await sql.raw(`create database ${making}`).execute(connection)
  const database = connect({ ...named(config, making), max: 3 })
  await migrate(database.db)
  await fill?.(database)
  await database.close()
  await sql.raw(`alter database ${making} rename to ${template}`).execute(connection)
}
