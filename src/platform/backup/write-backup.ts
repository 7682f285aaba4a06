/** A backup: everything, as it was at one moment, into one file, while the product runs. */
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Database } from '../database.ts'
import { realNow } from '../wall-clock.ts'
import { archiveFormat, type Header, SectionWriter, type TableHead } from './archive.ts'
import { sequencesOf, tablesInOrder } from './tables.ts'

export type BackupSummary = { readonly file: string; readonly tables: number; readonly rows: number }
type OnTable = (table: string, rows: number) => void

/** The file appears under its name once it is whole. Nobody but its owner may read it. */
export async function writeBackup(
  { pool }: Database,
  file: string,
  onTable: OnTable = () => undefined,
): Promise<BackupSummary> {
  const client = await pool.connect()
  const partly = `${file}.part`
  try {
    await client.query('begin isolation level repeatable read read only')
    const counts: Record<string, number> = {}
    await pipeline(
      Readable.from(sectionsOf(client, counts, onTable)),
      createGzip({ level: 3 }),
      createWriteStream(partly, { mode: 0o600 }),
    )
    await client.query('commit')
    renameSync(partly, file)
    const rows = Object.values(counts).reduce((sum, each) => sum + each, 0)
    return { file, tables: Object.keys(counts).length, rows }
  } catch (cause) {
    await client.query('rollback')
    rmSync(partly, { force: true })
    throw cause
  } finally {
    client.release()
  }
}

async function* sectionsOf(
  client: pg.PoolClient,
  counts: Record<string, number>,
  onTable: OnTable,
): AsyncGenerator<Buffer> {
  const writer = new SectionWriter()
  const { rows: migrations } = await client.query<Header['migrations'][number]>(
    'select name, checksum from public.answerable_migration order by name',
  )
  yield writer.json('H', { format: archiveFormat, takenAt: realNow(), migrations } satisfies Header)
  for (const head of await tablesInOrder(client)) {
    yield writer.json('T', head)
    let rows = 0
    for await (const piece of rowsOf(client, head)) {
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) rows += 1
      yield writer.bytes('D', piece)
    }
    counts[head.table] = rows
    onTable(head.table, rows)
  }
  yield writer.json('S', await sequencesOf(client))
  yield writer.end(counts)
}

const rowsOf = (client: pg.PoolClient, { table, columns }: TableHead): AsyncIterable<Buffer> =>
  client.query(copyTo(`copy ${table} (${columns.join(', ')}) to stdout`))
