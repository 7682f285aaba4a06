import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { type Outcome, unworkable, worked } from '../../outcome.ts'
import { type CellValue, cellText } from './number-text.ts'
import { csvCell, csvParser } from './parse.ts'

/** The cells of one data row, by name. */
export type CsvRow = {
  /** 1-based, the header not counted. */
  readonly number: number
  readonly cells: readonly string[]
  get(column: string): string
}

/** What is done with the rows of a file as they come. A refusal ends the reading. */
export type RowHandler = {
  /** Called once, before the first row. */
  columns?(names: readonly string[]): Outcome<unknown>
  row(row: CsvRow): Outcome<unknown>
  /** Called between pieces of the file: a moment to write out what has gathered. */
  pause?(): Promise<void>
}

/** The text of a file, or of standard input where none is named or it is `-`. */
export function openInput(
  file: string | undefined,
  stdin: NodeJS.ReadableStream,
): Outcome<NodeJS.ReadableStream> {
  if (file === undefined || file === '-') return worked(stdin)
  if (!existsSync(file)) return unworkable('missing-value', `there is no file ${file}`, { field: 'file' })
  return worked(createReadStream(file))
}

/** Reads CSV row by row; only the row at hand is in memory. Gives how many rows there were. */
export async function readCsv(input: NodeJS.ReadableStream, handler: RowHandler): Promise<Outcome<number>> {
  let names: readonly string[] = []
  let positions = new Map<string, number>()
  let number = 0
  let stopped: Outcome<unknown> | null = null
  const parser = csvParser(cells => {
    if (stopped) return
    if (names.length === 0) {
      names = cells.map(cell => cell.trim())
      positions = new Map(names.map((name, i) => [name, i]))
      const seen = handler.columns?.(names)
      if (seen && !seen.ok) stopped = seen
      return
    }
    number++
    if (cells.length !== names.length) {
      stopped = unworkable(
        'lengths-differ',
        `the row has ${cells.length} cells, the header ${names.length}`,
        { row: number },
      )
      return
    }
    const done = handler.row({ number, cells, get: column => cells[positions.get(column) ?? -1] ?? '' })
    if (!done.ok) stopped = done
  })
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of input) {
    parser.write(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    if (stopped) break
    await handler.pause?.()
  }
  if (!stopped) parser.end()
  const refused = stopped as Outcome<unknown> | null
  if (refused && !refused.ok) return refused
  if (names.length === 0) return unworkable('no-rows', 'the input is empty; a header row is wanted')
  return number === 0 ? unworkable('no-rows', 'the input has a header and no rows') : worked(number)
}

/** A refusal that names the first column that is not there, or a go-ahead. */
export function needColumns(names: readonly string[], needed: readonly string[]): Outcome<null> {
  const missing = needed.find(column => !names.includes(column))
  return missing === undefined
    ? worked(null)
    : unworkable('missing-column', `there is no column "${missing}"; there are ${names.join(', ')}`, {
        field: missing,
      })
}

/** Rows of an answer, by column. */
export type OutputRow = Readonly<Record<string, CellValue>>

/** Where answers go. */
export type RowWriter = {
  row(row: OutputRow): void
  /** Writes out what has gathered; waits if the reader is slow. */
  flush(): Promise<void>
  finish(): Promise<void>
}

const pieceLength = 1 << 16

/** CSV as it comes. The columns are those of the first row. */
export function csvWriter(output: NodeJS.WritableStream): RowWriter {
  let columns: readonly string[] | null = null
  let pending = ''

  async function send(): Promise<void> {
    const piece = pending
    pending = ''
    if (piece !== '' && !output.write(piece)) await once(output, 'drain')
  }

  return {
    row(row) {
      if (!columns) {
        columns = Object.keys(row)
        pending += `${columns.map(csvCell).join(',')}\n`
      }
      let line = ''
      for (let i = 0; i < columns.length; i++) {
        const value = row[columns[i]!] ?? null
        if (i > 0) line += ','
        line += typeof value === 'string' ? csvCell(value) : cellText(value)
      }
      pending += `${line}\n`
    },
    async flush() {
      if (pending.length >= pieceLength) await send()
    },
    finish: send,
  }
}

/** One JSON array at the end: a refusal half-way must not leave half a value, so the rows are kept until then. */
export function jsonWriter(output: NodeJS.WritableStream): RowWriter {
  const rows: OutputRow[] = []
  return {
    row: row => {
      rows.push(row)
    },
    flush: async () => undefined,
    finish: async () => {
      output.write(`${JSON.stringify(rows)}\n`)
    },
  }
}
