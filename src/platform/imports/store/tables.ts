/** The tables of the import pipeline. */
import type { Kysely } from 'kysely'
import type { Instant } from '#kit'
import type { SystemId } from '../../actor.ts'
import type { NoTables } from '../../database.ts'
import type { CsvRecord, RowChange } from '../import-kind.ts'
import type { Reason } from '../read-rows.ts'

export type ImportRun = {
  readonly system: SystemId
  readonly id: string
  readonly kind: string
  readonly audience: string
  readonly file_name: string
  readonly checksum: string | null
  readonly bytes: number | null
  readonly state: 'staging' | 'staged' | 'applied' | 'refused' | 'abandoned'
  readonly started_by: string
  readonly started_at: Instant
  readonly finished_at: Instant | null
  readonly read_rows: number
  readonly rejected_rows: number
  /** Lines of a spreadsheet that are no rows: neither read nor lost. */
  readonly left_out_rows: number
  readonly new_rows: number | null
  readonly changed_rows: number | null
  readonly unchanged_rows: number | null
  readonly ignored_columns: string[]
  readonly message: string | null
  readonly message_field: string | null
  readonly message_row: number | null
}

export type ImportRow = {
  readonly system: SystemId
  readonly run: string
  readonly row: number
  readonly record: CsvRecord
  readonly key: string | null
  readonly state: 'accepted' | 'rejected' | 'left-out'
  readonly reasons: readonly Reason[] | null
  readonly change: RowChange | null
  readonly audience: string
}

type ImportTables = { 'platform.import_run': ImportRun; 'platform.import_row': ImportRow }

export const importTables = (db: Kysely<NoTables>) => db.withTables<ImportTables>()

/** Which run: runs belong to a system, so its name is always said. */
export type RunId = Pick<ImportRun, 'system' | 'id'>
