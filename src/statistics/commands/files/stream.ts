import { once } from 'node:events'
import { type Outcome, unworkable, worked } from '../../outcome.ts'
import type { Streams } from '../command.ts'
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

/** Reads CSV row by row; only the row at hand is in memory. Gives how many rows there were. */
export async function readCsv(input: NodeJS.ReadableStream, handler: RowHandler): Promise<Outcome<number>> {
  let names: readonly string[] = []
  let positions = new Map<string, number>()
  let number = 0
  let isSuspect = false
  let stopped: Outcome<unknown> | null = null
  const parser = csvParser(cells => {
    if (stopped) return
    if (names.length === 0) {
      names = cells.map(cell => cell.trim())
      positions = new Map(names.map((name, i) => [name, i]))
      const seen = checkHeader(names) ?? handler.columns?.(names)
      if (seen && !seen.ok) stopped = seen
      return
    }
    number++
    const damaged = isSuspect ? cells.findIndex(cell => cell.includes(unreadable)) : -1
    if (damaged >= 0) {
      stopped = notUtf8({ row: number, field: names[damaged] ?? '' })
      return
    }
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
  const take = (text: string): boolean => {
    isSuspect ||= text.includes(unreadable)
    return parser.write(text)
  }
  for await (const chunk of input) {
    const isWhole = take(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    if (!isWhole) stopped ??= unclosedQuote(number + 1)
    if (stopped) break
    await handler.pause?.()
  }
  if (!stopped && !(take(decoder.decode()) && parser.end())) stopped ??= unclosedQuote(number + 1)
  const refused = stopped as Outcome<unknown> | null
  if (refused && !refused.ok) return refused
  if (names.length === 0) return unworkable('no-rows', 'the input is empty; a header row is wanted')
  return number === 0 ? unworkable('no-rows', 'the input has a header and no rows') : worked(number)
}

/** What the decoder puts where bytes are no UTF-8. */
const unreadable = '\uFFFD'

const notUtf8 = (where: { row?: number; field?: string }) =>
  unworkable('not-utf-8', 'a character cannot be read; save the file as "CSV UTF-8"', where)

export const unclosedQuote = (row: number) =>
  unworkable('unclosed-quote', 'a quotation mark opens a cell and never closes it', { row })

/** A refusal of a header that cannot be believed, or null. Columns without a name may be several. */
function checkHeader(names: readonly string[]): Outcome<never> | null {
  const damaged = names.find(name => name.includes(unreadable) || name.includes('\0'))
  if (damaged !== undefined) return notUtf8({})
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i)
  return twice === undefined
    ? null
    : unworkable('duplicate-column', `two columns are called "${twice}"`, { field: twice })
}

const otherSeparators = { ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const

/** Where a header is one cell that holds another separator: what to do about it. */
function separatorAdvice(names: readonly string[]): string {
  if (names.length !== 1) return ''
  const [, plural] = Object.entries(otherSeparators).find(([sign]) => names[0]!.includes(sign)) ?? []
  return plural === undefined ? '' : `; the cells seem to be separated by ${plural}, and commas are wanted`
}

/** Says which columns of a table an answer's own will stand in for: nothing is replaced silently. */
export function sayReplaced(names: readonly string[], written: readonly string[], io: Streams): void {
  const replaced = names.filter(name => written.includes(name))
  if (replaced.length > 0)
    io.stderr.write(`Replaced, because the answer has columns of these names: ${replaced.join(', ')}\n`)
}

/** A refusal that names the first column that is not there, or a go-ahead. */
export function needColumns(names: readonly string[], needed: readonly string[]): Outcome<null> {
  const missing = needed.find(column => !names.includes(column))
  return missing === undefined
    ? worked(null)
    : unworkable(
        'missing-column',
        `there is no column "${missing}"; there are ${names.join(', ')}${separatorAdvice(names)}`,
        {
          field: missing,
        },
      )
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
