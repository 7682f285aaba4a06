/** Staging: the whole file into the database, every row judged, nothing applied yet. */
import { randomUUID } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { done, type Result } from '#kit'
import type { Actor, SystemId } from '../actor.ts'
import type { Database, Tx } from '../database.ts'
import { realNow } from '../wall-clock.ts'
import { FileBytes } from './file-bytes.ts'
import { FileFault } from './file-fault.ts'
import type { FileToImport } from './file-to-import.ts'
import type { Heading } from './heading.ts'
import { type ImportKind, sharedSystem } from './import-kind.ts'
import { csvParser, faultOf, type JudgedRow, judgedRows } from './read-rows.ts'
import { judgedSheetRows } from './read-sheet.ts'
import { analyzeRows, copyLine, copyRows, countRows, rejectRepeated } from './store/rows.ts'
import { abandonDeadRuns, changeRun, findRun, holdRun, insertRun, refusedBecause } from './store/runs.ts'
import type { ImportRun, RunId } from './store/tables.ts'

const pieceLength = 65_536

export type Progress = (soFar: { readonly rows: number; readonly bytes: number }) => void

/** To whom the rows of a kind belong when this actor brings them. */
export const systemOf = (kind: ImportKind, actor: Actor): SystemId =>
  kind.scope === 'shared' ? sharedSystem : actor.system

/**
 * Reads a file into a run of state `staged`; accepted + rejected = read. A file that cannot be read as rows
 * is refused (`invalid`) and leaves a run of state `refused` that says why. Memory does not grow with the file.
 * A process that dies here leaves no row. What `onProgress` throws ends the reading, and nothing of it stays.
 */
export async function stageImport(
  database: Database,
  kind: ImportKind,
  file: FileToImport,
  actor: Actor,
  onProgress: Progress = () => undefined,
  id: string = randomUUID(),
): Promise<Result<ImportRun>> {
  await abandonDeadRuns(database.db)
  const run: RunId = { system: systemOf(kind, actor), id }
  const started: Partial<ImportRun> = { kind: kind.name, audience: kind.audience, file_name: file.name }
  try {
    await database.db.transaction().execute(async lock => {
      await holdRun(lock, run.id)
      await insertRun(database.db, {
        ...{ ...run, ...started },
        ...{ state: 'staging', started_by: actor.id, started_at: realNow() },
      })
      await settle(lock, kind, run, await copyIn(database, kind, file, run, onProgress))
    })
  } catch (cause) {
    const fault = faultOf(cause)
    if (!(fault instanceof FileFault)) {
      await changeRun(database.db, run, { state: 'abandoned', finished_at: realNow() })
      throw cause
    }
    await changeRun(database.db, run, { ...refusedBecause(fault.refusal), finished_at: realNow() })
    return { ok: false, refusal: fault.refusal }
  }
  return done((await findRun(database.db, run))!)
}

async function copyIn(
  database: Database,
  kind: ImportKind,
  file: FileToImport,
  run: RunId,
  onProgress: Progress,
): Promise<Partial<ImportRun>> {
  const source = file.open()
  const bytes = new FileBytes()
  const seen = { rows: 0, ignored: [] as string[] }
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await pipeline(
      source,
      bytes,
      csvParser(kind),
      async function* (cells: AsyncIterable<string[]>) {
        const onHeading = (heading: Heading) => void seen.ignored.push(...heading.ignored)
        const rows = kind.sheet
          ? judgedSheetRows(kind, { ...kind.sheet, isGrid: file.isGrid }, cells, onHeading)
          : judgedRows(kind, cells, onHeading)
        yield* copyText(run, kind.audience, rows, row => {
          seen.rows = row
          onProgress({ rows: row, bytes: bytes.bytes })
        })
      },
      client.query(copyFrom(copyRows)),
    )
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw cause
  } finally {
    client.release()
  }
  return { bytes: bytes.bytes, checksum: bytes.checksum, ignored_columns: seen.ignored }
}

/** Lines for COPY, gathered into pieces of some size: a piece a row would spend most of its time waiting. */
async function* copyText(
  run: RunId,
  audience: string,
  rows: AsyncIterable<JudgedRow>,
  onPiece: (row: number) => void,
): AsyncGenerator<string> {
  let piece = ''
  for await (const row of rows) {
    piece += copyLine(run, audience, row)
    if (piece.length < pieceLength) continue
    onPiece(row.row)
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

async function settle(tx: Tx, kind: ImportKind, run: RunId, file: Partial<ImportRun>): Promise<void> {
  await analyzeRows(tx)
  await rejectRepeated(tx, run, kind.keyColumn)
  const { accepted, rejected, leftOut } = await countRows(tx, run)
  const counts = { read_rows: accepted + rejected, rejected_rows: rejected, left_out_rows: leftOut }
  await changeRun(tx, run, { ...file, ...counts, state: 'staged', finished_at: realNow() })
}
