/** The staged import pipeline: staged whole, judged row by row, previewed, applied in one transaction or not at all. */
export { applyImport } from './apply.ts'
export { correctRow } from './correct.ts'
export { discardImport } from './discard.ts'
export { type Preview, previewImport } from './examine.ts'
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
export { fileAt, importFile, importShipped, type ShippedFile, tryFile } from './import-file.ts'
export {
  type CsvRecord,
  type Effect,
  type ImportColumn,
  type ImportKind,
  sharedSystem,
} from './import-kind.ts'
export { type FileToImport, type Progress, stageImport } from './stage.ts'
export { type RejectionCount, rejectionsOf, rowsAfter } from './store/rows.ts'
export { findRun, listRuns } from './store/runs.ts'
export type { ImportRow, ImportRun, RunId } from './store/tables.ts'
export { type TableKind, tableKind } from './table-kind.ts'
