/** Files that somebody brought by the page: where their bytes are, what was asked for, how far the work is. */
import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Actor, SystemId } from '../../actor.ts'
import type { Db, Tx } from '../../database.ts'
import type { FileForm } from '../file-form.ts'
import type { ImportRun } from './tables.ts'

export type Asked = 'read' | 'check' | 'apply' | 'discard'
export type BroughtFile = {
  readonly system: SystemId
  readonly id: string
  readonly choice: string
  readonly audience: string
  readonly file_name: string
  readonly form: FileForm['form'] | 'archive'
  readonly bytes: number
  readonly kept_at: string | null
  readonly reading: Readonly<Record<string, unknown>>
  readonly notice: string | null
  readonly brought_by: string
  readonly brought_by_name: string
  readonly brought_at: Instant
  readonly run: string | null
  readonly asked: Asked | null
  readonly asked_by: AskedBy | null
  readonly asked_at: Instant | null
  readonly working_since: Instant | null
  readonly rows_done: number
  readonly bytes_done: number
  readonly is_cancelled: boolean
  readonly message: string | null
  readonly let_go_at: Instant | null
}
export type FileId = Pick<BroughtFile, 'system' | 'id'>

/** Who asked, so that the job works as them. */
export type AskedBy = Pick<Actor, 'id' | 'name' | 'role' | 'organisation' | 'places' | 'requestId'>

const files = (db: Db | Tx) =>
  db.withTables<{ 'platform.import_file': BroughtFile; 'platform.import_run': ImportRun }>()

export async function insertFile(tx: Tx, file: FileId & Partial<BroughtFile>): Promise<void> {
  const { reading = {}, ...rest } = file
  await files(tx)
    .insertInto('platform.import_file')
    .values({ ...(rest as BroughtFile), reading: JSON.stringify(reading) as never })
    .execute()
}

export const findFile = (db: Db | Tx, { system, id }: FileId): Promise<BroughtFile | undefined> =>
  files(db)
    .selectFrom('platform.import_file')
    .selectAll()
    .where('system', '=', system)
    .where('id', '=', id)
    .executeTakeFirst()

/** Newest first. */
export const listFiles = (
  tx: Tx,
  system: SystemId,
  before: string | undefined,
  limit: number,
): Promise<BroughtFile[]> =>
  files(tx)
    .selectFrom('platform.import_file')
    .selectAll()
    .where('system', '=', system)
    .$if(before !== undefined, query => query.where('brought_at', '<', before as never))
    .orderBy('brought_at', 'desc')
    .limit(limit)
    .execute()

export async function changeFile(
  db: Db | Tx,
  { system, id }: FileId,
  { reading, asked_by, ...to }: Partial<BroughtFile>,
): Promise<void> {
  await files(db)
    .updateTable('platform.import_file')
    .set({
      ...to,
      ...(reading === undefined ? {} : { reading: JSON.stringify(reading) as never }),
      ...(asked_by === undefined ? {} : { asked_by: JSON.stringify(asked_by) as never }),
    })
    .where('system', '=', system)
    .where('id', '=', id)
    .execute()
}

/** Asks for work; the job finds it within a second. */
export async function askFor(tx: Tx, file: FileId, asked: Asked, actor: Actor, at: Instant): Promise<void> {
  const { id, name, role, organisation, places, requestId } = actor
  await changeFile(tx, file, {
    ...{ asked, asked_by: { id, name, role, organisation, places, requestId }, asked_at: at },
    ...{ working_since: null, rows_done: 0, bytes_done: 0, is_cancelled: false, message: null },
  })
}

/** What was asked for first and is not done, in any system. */
export const nextAsked = (db: Db): Promise<BroughtFile | undefined> =>
  files(db)
    .selectFrom('platform.import_file')
    .selectAll()
    .where('asked', 'is not', null)
    .orderBy('asked_at')
    .limit(1)
    .executeTakeFirst()

/** Says how far it is; answers whether somebody has asked to stop. */
export async function noteProgress(
  db: Db,
  { system, id }: FileId,
  done: { readonly rows: number; readonly bytes: number },
): Promise<{ readonly isCancelled: boolean }> {
  const { rows } = await sql<{ is_cancelled: boolean }>`
    update platform.import_file set rows_done = ${done.rows}, bytes_done = ${done.bytes}
    where system = ${system} and id = ${id} returning is_cancelled`.execute(db)
  return { isCancelled: rows[0]?.is_cancelled === true }
}

/** Done, unless the same was asked for again meanwhile. */
export async function settleAsked(
  db: Db,
  { system, id, asked_at }: Pick<BroughtFile, 'system' | 'id' | 'asked_at'>,
  message: string | null,
): Promise<void> {
  await sql`
    update platform.import_file
    set asked = null, working_since = null, is_cancelled = false, message = ${message}
    where system = ${system} and id = ${id} and asked_at = ${asked_at}::timestamptz`.execute(db)
}

/** Asks that what nobody has applied or discarded for so long be let go. */
export async function askToLetGo(db: Db, broughtBefore: Instant, at: Instant): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update platform.import_file f set asked = 'discard', asked_at = ${at}::timestamptz
    where asked is null and let_go_at is null and brought_at < ${broughtBefore}::timestamptz
      and not exists (select from platform.import_run r
        where r.system = f.system and r.id = f.run and r.state = 'applied')
    returning id`.execute(db)
  return rows.length
}
