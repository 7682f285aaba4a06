/** What somebody may bring in by the page: a row each in the registry's table. */
import type { Refusal, Result } from '#kit'
import type { ActRule } from '../../act-rule.ts'
import type { Moment } from '../../actor.ts'
import type { Db, Tx } from '../../database.ts'
import type { FileToImport } from '../file-to-import.ts'
import { fileAt } from '../import-file.ts'
import type { ImportKind } from '../import-kind.ts'
import type { BroughtFile } from '../store/files.ts'
import { workbookAsCsv } from '../workbook/as-csv.ts'

export type ReadBy = { readonly kind: ImportKind; readonly file: FileToImport }

export type ImportChoice = {
  readonly name: string
  readonly title: string
  /** What such a file is, for whoever has to choose. */
  readonly hint: string
  /** Who may bring one: a named permission, written into the audit trail. */
  readonly act: ActRule
  /** Several files, sent as one ZIP archive. */
  readonly takes?: 'an archive'
  /** Says why no such file is in these bytes, before they are taken in. */
  refuses?(sent: CsvSource): Promise<Refusal | undefined>
  /** The page below the file's own on which is said how it is read; absent where there is nothing to say. */
  readonly saidAt?: string
  /** How a file of this choice is read; refused where it is still to be said, or its bytes are gone. */
  readBy(db: Db | Tx, file: BroughtFile, at: Moment): Promise<Result<ReadBy>>
}

export type CsvSource = Pick<BroughtFile, 'file_name' | 'form' | 'kept_at'> & {
  readonly sheets: readonly string[]
}

/** The bytes of a file that somebody brought, as CSV whatever they are. */
export const asCsv = (file: Omit<CsvSource, 'sheets'>, sheet?: string): FileToImport =>
  file.form === 'workbook'
    ? workbookAsCsv(file.kept_at!, sheet, file.file_name)
    : fileAt(file.kept_at!, file.file_name)

/** A choice whose files are all read alike. */
export const choiceOf = (
  kind: ImportKind,
  words: Pick<ImportChoice, 'title' | 'hint' | 'act'>,
): ImportChoice => ({
  ...words,
  name: kind.name,
  readBy: async (_db, file) => ({ ok: true, value: { kind, file: asCsv(file) } }),
})
