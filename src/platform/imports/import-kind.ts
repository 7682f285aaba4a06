/** What can be imported: one kind a file layout. Areas export theirs; the command and the pages are made of them. */
import type { Refusal, Result } from '#kit'
import type { Actor, SystemId } from '../actor.ts'
import type { Tx } from '../database.ts'
import type { Audience } from '../roles.ts'

/** One row of a file: the kind's own columns by name. An absent optional column is empty text. */
export type CsvRecord = Readonly<Record<string, string>>

export type ImportColumn = {
  readonly name: string
  readonly meaning: string
  /** Must the heading be in the file? Whether it may be empty is for `read` to say. */
  readonly required: boolean
}

/** What applying a row does to what is there. */
export type Effect = 'new' | 'changed' | 'unchanged'

/** From what to what; null where nothing is said. */
export type Difference = {
  /** In the words of the file, such as the heading of its column. */
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}
/** What a changed row is about, as somebody would call it, and what it changes. */
export type RowChange = { readonly about: string; readonly differences: readonly Difference[] }

/**
 * `shared` is reference data, the same for every system; its runs carry the reserved name `england`.
 * `system` belongs to one system.
 */
export type ImportScope = 'shared' | 'system'
export const sharedSystem: SystemId = 'england'

/** Rows are numbered as a spreadsheet program numbers them. The heading is the first row that has every column. */
export type SheetLayout = {
  /** Is this line no row at all, such as a total or a note? It is kept apart and said. */
  isNoRow(record: CsvRecord): boolean
}

export type ImportKind<Row = unknown> = {
  /** As typed on the command line and as the shipped files are named: `organisations`. */
  readonly name: string
  readonly title: string
  readonly scope: ImportScope
  /** Who may look at the rows of a run. */
  readonly audience: Audience
  /** As whom rows are compared and written: the owner of the tables, or the actor behind row-level security. */
  readonly rights: 'owner' | 'actor'
  readonly columns: readonly ImportColumn[]
  /** What stands between the cells; a comma unless said. */
  readonly separator?: ',' | ';' | '\t' | '|'
  /** Said where a file is somebody's spreadsheet: titles above its heading, blank lines, totals and notes below. */
  readonly sheet?: SheetLayout
  /** Pure: the typed row, or what is wrong with which field. Read again whenever the row is used. */
  read(record: CsvRecord, row: number): Result<Row>
  /** What makes two rows the same row. A file that holds a key twice has its later rows rejected. */
  key(row: Row): string
  /** The column to look at where two rows have the same key, if one column tells them apart. */
  readonly keyColumn?: string | undefined
  /** What only the database can tell, such as an unknown organisation, or who may say so: one answer a row, in order. */
  check?(
    tx: Tx,
    system: SystemId,
    rows: readonly Row[],
    actor: Actor,
  ): Promise<readonly (Refusal | undefined)[]>
  /** What applying would do: one answer a row, in the same order. */
  compare(tx: Tx, system: SystemId, rows: readonly Row[]): Promise<readonly Effect[]>
  /** From what to what rows that were found changed change it: one answer a row, in the same order. */
  changes?(tx: Tx, system: SystemId, rows: readonly Row[]): Promise<readonly RowChange[]>
  /** Writes rows that are new or changed. Called with some thousand rows at a time, all in one transaction. */
  apply(tx: Tx, system: SystemId, rows: readonly Row[], actor: Actor): Promise<void>
}
