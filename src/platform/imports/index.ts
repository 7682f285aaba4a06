/** The staged import pipeline: staged whole, judged row by row, previewed, applied in one transaction or not at all. */
export { applyImport } from './apply.ts'
export { afterInWords, beforeInWords, changesInLines, mostChanges } from './changes-in-words.ts'
export { correctRow } from './correct.ts'
export { bringFile, discardFile, type SentFile } from './desk/bring.ts'
export { asCsv, type CsvSource, choiceOf, type ImportChoice, type ReadBy } from './desk/choice.ts'
export { type FilePreview, previewOf } from './desk/preview.ts'
export { daysKept, forgottenFilesJob, importsJob } from './desk/work.ts'
export { discardImport } from './discard.ts'
export type { Effects } from './examine.ts'
export {
  type ColumnOf,
  type ColumnsOf,
  columnsOf,
  countField,
  dayField,
  type Field,
  filledText,
  matching,
  oneOf,
  optional,
  type Reading,
  readFields,
} from './fields.ts'
export { FileFault } from './file-fault.ts'
export { type FileForm, formOfFile } from './file-form.ts'
export type { FileToImport } from './file-to-import.ts'
export { firstRows, rowsAsTheyStand } from './first-rows.ts'
export { type Preview, previewImport } from './foresee.ts'
export { fieldOfName, groupedNames, isSameRow, mayBeGrouped } from './grouped-heading.ts'
export { headingNames } from './heading.ts'
export { fileAt, importFile, importShipped, type ShippedFile, tryFile } from './import-file.ts'
export {
  type CsvRecord,
  type Difference,
  type Effect,
  type ImportColumn,
  type ImportKind,
  type RowChange,
  sharedSystem,
} from './import-kind.ts'
export { type FileLine, type FileLines, readLines } from './read-lines.ts'
export { lineText } from './read-sheet.ts'
export { type Progress, stageImport } from './stage.ts'
export { type ChangedRow, changesAfter, type WhichChanges } from './store/changes.ts'
export {
  type Asked,
  askFor,
  type BroughtFile,
  changeFile,
  type FileId,
  findFile,
  listFiles,
} from './store/files.ts'
export { countRows, findRow, type RejectionCount, rejectionsOf, rowsAfter } from './store/rows.ts'
export { findRun, listRuns, runsOf } from './store/runs.ts'
export type { ImportRow, ImportRun, RunId } from './store/tables.ts'
export { compareWithTable, type TargetTable, upsertInto } from './store/target-table.ts'
export { type TableKind, tableKind } from './table-kind.ts'
export { encodingOf, type TextEncoding, textEncodings } from './text-encoding.ts'
export { filesInArchive } from './workbook/archived-files.ts'
export { workbookAsCsv } from './workbook/as-csv.ts'
