/** A file that is one of several, read whole: for sets of files that must be put together before they are judged. */
import { pipeline } from 'node:stream/promises'
import { FileBytes } from './file-bytes.ts'
import { FileFault } from './file-fault.ts'
import type { FileToImport } from './file-to-import.ts'
import { type Heading, readHeading, recordOf } from './heading.ts'
import type { CsvRecord, ImportColumn } from './import-kind.ts'
import { csvParser, faultOf } from './read-rows.ts'

export type FileLine = {
  /** As a spreadsheet numbers it: the heading is line 1. */
  readonly line: number
  readonly record: CsvRecord
  /** Where it has more or fewer cells than the heading: in words, with the cells that are too many. */
  readonly wrong?: string
}
export type FileLines = {
  readonly lines: readonly FileLine[]
  /** Columns of the file that are not among those asked for. */
  readonly ignored: readonly string[]
}

/** Throws a FileFault that names the file; a file with a heading and no line has no lines. */
export async function readLines(
  file: FileToImport,
  columns: readonly ImportColumn[],
  aboutHeading: (cells: readonly string[]) => string | undefined = () => undefined,
): Promise<FileLines> {
  const lines: FileLine[] = []
  let heading: Heading | undefined
  let fault: unknown
  const take = (cells: string[]) => {
    if (heading) lines.push(lineOf(heading, cells, lines.length + 2))
    else heading = headingOf(cells, columns, aboutHeading(cells))
  }
  try {
    await pipeline(file.open(), new FileBytes(), csvParser({}), async (rows: AsyncIterable<string[]>) => {
      for await (const cells of rows) {
        try {
          take(cells)
        } catch (cause) {
          // The pipeline may report that it was broken off instead of why.
          fault = cause
          throw cause
        }
      }
    })
    if (!heading) throw new FileFault('The file is empty: it has no heading and no rows.')
  } catch (cause) {
    throw named(file.name, faultOf(fault ?? cause))
  }
  return { lines, ignored: heading.ignored }
}

function headingOf(
  cells: readonly string[],
  columns: readonly ImportColumn[],
  about: string | undefined,
): Heading {
  if (about !== undefined) throw new FileFault(about)
  return readHeading(cells, columns)
}

function lineOf(heading: Heading, cells: readonly string[], line: number): FileLine {
  const record = recordOf(heading, cells)
  if (cells.length === heading.width) return { line, record }
  return { line, record, wrong: `has ${cells.length} cells where the heading has ${heading.width}` }
}

function named(file: string, fault: unknown): unknown {
  if (!(fault instanceof FileFault)) return fault
  const { message, field, row } = fault.refusal
  return new FileFault(`${file}: ${message}`, {
    ...(field === undefined ? {} : { field }),
    ...(row === undefined ? {} : { row }),
  })
}
