/** Bringing a backup back: into a database that is empty, whole or not at all. */
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { done, type Result, refuse } from '#kit'
import type { Database } from '../database.ts'
import { listMigrations, type Migration, migrate } from '../migrate.ts'
import {
  archiveFormat,
  BrokenArchive,
  type End,
  type Header,
  readSections,
  type Section,
  type Sequence,
  type TableHead,
} from './archive.ts'

export type Restored = { readonly takenAt: string; readonly tables: number; readonly rows: number }

/**
 * Refuses `out-of-order` where there are data already, `invalid` where the file is no archive, was changed, or comes
 * from a release that this one does not know. Nothing is kept then but empty tables.
 */
export async function restoreBackup(database: Database, file: string): Promise<Result<Restored>> {
  if (await isInUse(database.pool))
    return refuse('out-of-order', 'There are data in this database. A backup is brought into an empty one.')
  try {
    const restored = await bringBack(database, file)
    await migrate(database.db)
    return done(restored)
  } catch (cause) {
    if (cause instanceof BrokenArchive) return refuse('invalid', cause.message)
    if (isUnpacking(cause)) return refuse('invalid', 'This is no archive of a backup, or it is cut off.')
    throw cause
  }
}

const isUnpacking = (cause: unknown): boolean =>
  /^Z_/.test(String((cause as NodeJS.ErrnoException).code)) ||
  (cause as Error).message === 'unexpected end of file'

async function isInUse(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ there: boolean }>(
    "select to_regclass('platform.system') is not null as there",
  )
  if (!rows[0]!.there) return false
  const { rows: systems } = await pool.query('select from platform.system limit 1')
  return systems.length > 0
}

async function bringBack(database: Database, file: string): Promise<Restored> {
  const unpacked = new PassThrough()
  // Kept as a value: it may break long before anybody asks.
  const reading = pipeline(createReadStream(file), createGunzip(), unpacked).then(
    () => undefined,
    (broken: unknown) => broken,
  )
  const sections = readSections(unpacked)[Symbol.asyncIterator]()
  try {
    const header = await headerOf(sections)
    await migrate(database.db, knownMigrations(header))
    return await load(database.pool, header, sections)
  } catch (cause) {
    unpacked.destroy()
    // What broke the reading is the cause of what broke here, if anything did.
    const broken = await reading
    throw broken && isUnpacking(broken) ? broken : cause
  }
}

async function headerOf(sections: AsyncIterator<Section>): Promise<Header> {
  const first = await sections.next()
  if (first.done || first.value.letter !== 'H') throw new BrokenArchive('This is no archive of a backup.')
  const header = first.value.json as Header
  if (header.format !== archiveFormat)
    throw new BrokenArchive(
      `The archive is of the format “${header.format}”, which this release does not know.`,
    )
  return header
}

/** The tables are made as they were when the backup was taken; newer migrations follow once the rows are there. */
function knownMigrations({ migrations }: Header): Migration[] {
  const own = new Map(listMigrations().map(each => [each.name, each]))
  return migrations.map(({ name, checksum }) => {
    const found = own.get(name)
    if (!found || found.checksum !== checksum)
      throw new BrokenArchive(
        `The archive needs the migration ${name}, which this release does not have as it was.`,
      )
    return found
  })
}

async function load(pool: pg.Pool, header: Header, sections: AsyncIterator<Section>): Promise<Restored> {
  const client = await pool.connect()
  const loading = new Loading(client)
  try {
    await client.query('begin')
    for (let next = await sections.next(); !next.done; next = await sections.next())
      await loading.take(next.value)
    await client.query('commit')
    return { takenAt: header.takenAt, ...loading.summary() }
  } catch (cause) {
    loading.abandon()
    await client.query('rollback')
    throw cause
  } finally {
    client.release()
  }
}

type Copying = {
  readonly table: string
  readonly copy: CopyStreamQuery
  /** Kept until it is asked for: PostgreSQL may refuse a row while the next section is read. */
  broken?: unknown
}

class Loading {
  private readonly client: pg.PoolClient
  private readonly counts: Record<string, number> = {}
  private into: Copying | undefined

  constructor(client: pg.PoolClient) {
    this.client = client
  }

  async take(section: Section): Promise<void> {
    if (section.letter === 'D') return this.write(section.data)
    await this.close()
    if (section.letter === 'T') await this.open(section.json as TableHead)
    if (section.letter === 'S') await this.setSequences(section.json as Sequence[])
    if (section.letter === 'E') this.check(section.json as End)
  }

  summary(): { tables: number; rows: number } {
    const rows = Object.values(this.counts).reduce((sum, each) => sum + each, 0)
    return { tables: Object.keys(this.counts).length, rows }
  }

  /** What migrations put into a table comes with the backup as well. */
  private async open({ table, columns }: TableHead): Promise<void> {
    await this.client.query(`delete from ${table}`)
    const copy = this.client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
    const into: Copying = { table, copy }
    copy.on('error', cause => {
      into.broken ??= cause
    })
    this.into = into
    this.counts[table] = 0
  }

  private async write(data: Buffer): Promise<void> {
    const { into } = this
    if (!into) throw new BrokenArchive('The archive has rows without their table.')
    for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, at + 1)) this.counts[into.table]! += 1
    if (into.broken) throw into.broken
    if (!into.copy.write(data)) await once(into.copy, 'drain')
  }

  private async close(): Promise<void> {
    const { into } = this
    if (!into) return
    this.into = undefined
    if (into.broken) throw into.broken
    into.copy.end()
    await finished(into.copy)
  }

  /** A copy that is under way would keep the connection from rolling back. */
  abandon(): void {
    const { into } = this
    this.into = undefined
    into?.copy.destroy()
  }

  private async setSequences(sequences: readonly Sequence[]): Promise<void> {
    for (const { sequence, last } of sequences)
      if (last !== null) await this.client.query('select setval($1::regclass, $2)', [sequence, last])
  }

  private check({ rows }: End): void {
    const short = Object.keys(rows).find(table => rows[table] !== this.counts[table])
    if (short !== undefined) throw new BrokenArchive(`The archive lacks rows of ${short}.`)
  }
}
