/** From the bytes of a file to judged rows: accepted with their key, or rejected with reasons. */
import { CsvError, type Options, parse } from 'csv-parse'
import { type Refusal, type Result, refuse } from '#kit'
import { FileFault } from './file-fault.ts'
import { type Heading, readHeading, recordOf } from './heading.ts'
import type { CsvRecord, ImportKind } from './import-kind.ts'

export type Reason = { readonly field?: string; readonly message: string }
export type JudgedRow = {
  readonly row: number
  readonly record: CsvRecord
  readonly key: string | null
  readonly reasons: readonly Reason[]
  /** A line of a spreadsheet that is no row: a total, a note. */
  readonly isLeftOut?: true
}

/** A longer row means a quotation mark that was never closed; memory stays flat. */
const longestRow = 1_000_000

const options: Options = { bom: true, relax_column_count: true, max_record_size: longestRow }

/** Empty lines of a spreadsheet are passed on, because its rows are counted with them. */
export const csvParser = ({ separator = ',', sheet }: Pick<ImportKind, 'separator' | 'sheet'>) =>
  parse({ ...options, delimiter: separator, skip_empty_lines: sheet === undefined })

/** What the parser says, in words for the person who sent the file. Rows are counted without the heading. */
export function faultOf(cause: unknown): unknown {
  if (!(cause instanceof CsvError)) return cause
  const words: Partial<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: 'A quotation mark is opened and never closed',
    CSV_INVALID_CLOSING_QUOTE: 'A closing quotation mark is followed by something else than a comma',
    INVALID_OPENING_QUOTE: 'A quotation mark stands in the middle of a cell that does not begin with one',
    CSV_MAX_RECORD_SIZE: 'The row is longer than a million characters: a quotation mark may never be closed',
  }
  const said = words[cause.code] ?? cause.message
  const records: unknown = cause.records
  const row = typeof records === 'number' && records > 0 ? records : undefined
  const lines: unknown = cause.lines
  return new FileFault(
    `${said} (line ${String(lines)}). Nothing was read in, because the rows after it cannot be told apart.`,
    row === undefined ? {} : { row },
  )
}

/** Judges one row. Never throws for what a file can hold. */
export function judge(kind: ImportKind, heading: Heading, cells: readonly string[], row: number): JudgedRow {
  const record = recordOf(heading, cells)
  if (cells.length !== heading.width)
    return rejected(row, record, [
      { message: `has ${cells.length} cells where the heading has ${heading.width}` },
    ])
  return judgeRecord(kind, record, row)
}

export function judgeRecord(kind: ImportKind, record: CsvRecord, row: number): JudgedRow {
  const reading = readRecord(kind, record, row)
  if (!reading.ok) return rejected(row, record, reasonsOf(reading.refusal))
  return { row, record, key: kind.key(reading.value), reasons: [] }
}

/** NUL can hide in a corrected row that came from a form; PostgreSQL's text cannot hold it. */
function readRecord(kind: ImportKind, record: CsvRecord, row: number): Result<unknown> {
  const broken = Object.entries(record).find(([, text]) => text.includes('\u0000'))
  if (broken) return refuse('invalid', `${broken[0]} holds a NUL character`, { field: broken[0] })
  return kind.read(record, row)
}

export const rejected = (row: number, record: CsvRecord, reasons: readonly Reason[]): JudgedRow => ({
  ...{ row, record, reasons },
  key: null,
})

export const reasonsOf = (refusal: Refusal): Reason[] =>
  [refusal, ...(refusal.others ?? [])].map(({ field, message }) => ({
    ...(field === undefined ? {} : { field }),
    message,
  }))

/** Reads the heading, then judges row by row. Throws a FileFault where there is no heading or no row. */
export async function* judgedRows(
  kind: ImportKind,
  rows: AsyncIterable<readonly string[]>,
  onHeading: (heading: Heading) => void,
): AsyncGenerator<JudgedRow> {
  let heading: Heading | undefined
  let row = 0
  for await (const cells of rows) {
    if (heading === undefined) {
      heading = readHeading(cells, kind.columns)
      onHeading(heading)
      continue
    }
    row += 1
    yield judge(kind, heading, cells, row)
  }
  if (heading === undefined) throw new FileFault('The file is empty: it has no heading and no rows.')
  if (row === 0) throw new FileFault('The file has a heading and no rows.')
}
