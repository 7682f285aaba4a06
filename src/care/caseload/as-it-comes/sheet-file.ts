/** The bytes of a spreadsheet saved as CSV, whatever it was written in, and a look at its first rows. */
import { Readable } from 'node:stream'
import { type FileToImport, firstRows, headingNames } from '#platform'
import { headingsIn } from './heading-words.ts'
import type { Mapping } from './mapping.ts'

/** The same file in UTF-8. */
export const inUtf8 = (file: FileToImport, encoding: Mapping['encoding']): FileToImport =>
  encoding === 'utf-8'
    ? file
    : { name: file.name, open: () => Readable.from(transcoded(file.open(), encoding), { objectMode: false }) }

async function* transcoded(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of bytes) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield Buffer.from(text)
  }
  const rest = decoder.decode()
  if (rest !== '') yield Buffer.from(rest)
}

export type Look = {
  readonly encoding: Mapping['encoding']
  readonly separator: Mapping['separator']
  readonly heading: readonly string[]
  /** The row of the heading, counted from 1 as a spreadsheet counts. */
  readonly headingRow: number
  /** What follows the heading, with the number of each row; blank rows are left out. */
  readonly rows: readonly SheetRow[]
}
export type SheetRow = { readonly row: number; readonly cells: readonly string[] }

const lookedAt = 1_048_576
const mostRows = 2_000
const headingWithin = 60

/** What the first megabyte shows. Undefined where it is no text at all, or has no row of headings. */
export async function lookAt(file: FileToImport): Promise<Look | undefined> {
  const start = await firstBytes(file.open())
  const encoding = encodingOf(start)
  const text = new TextDecoder(encoding).decode(start)
  if (text.includes('\u0000')) return undefined
  const separator = await separatorOf(text)
  const read = await firstRows(text, separator, mostRows + headingWithin)
  // The last row may be cut off.
  const rows = start.length < lookedAt ? read : read.slice(0, -1)
  const at = headingAt(rows)
  if (at === undefined) return undefined
  return {
    ...{ encoding, separator, heading: headingNames(rows[at]!), headingRow: at + 1 },
    rows: rows
      .map((cells, index) => ({ row: index + 1, cells }))
      .slice(at + 1)
      .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
      .filter(({ cells }) => !isSameRow(cells, rows[at]!)),
  }
}

/** A heading that is repeated on every printed page. */
const isSameRow = (cells: readonly string[], heading: readonly string[]): boolean =>
  heading.every((cell, index) => (cells[index] ?? '').trim() === cell.trim())

const encodingOf = (start: Buffer): Mapping['encoding'] => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  return isUtf8(start) ? 'utf-8' : 'windows-1252'
}

/** The one that makes the widest rows, most of the time. */
async function separatorOf(text: string): Promise<Look['separator']> {
  const start = text.slice(0, 50_000)
  const found = await Promise.all(
    ([',', ';', '\t'] as const).map(async each => {
      const rows = await firstRows(start, each, headingWithin)
      return { each, cells: rows.reduce((sum, row) => sum + row.length, 0) }
    }),
  )
  return found.sort((a, b) => b.cells - a.cells)[0]!.each
}

/** The row whose cells read most like headings; the widest of the first rows where none does. */
function headingAt(rows: readonly (readonly string[])[]): number | undefined {
  const filled = (cells: readonly string[]) => cells.filter(cell => cell.trim() !== '').length
  const [best] = rows
    .slice(0, headingWithin)
    .map((cells, at) => ({ at, words: filled(cells) > 1 ? headingsIn(cells) : 0, filled: filled(cells) }))
    .filter(each => each.filled > 0)
    .sort((a, b) => b.words - a.words || b.filled - a.filled || a.at - b.at)
  return best?.at
}

async function firstBytes(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of stream) {
    pieces.push(piece)
    length += piece.length
    if (length >= lookedAt) break
  }
  return Buffer.concat(pieces).subarray(0, lookedAt)
}

/** A character cut at the end of the look is no fault. */
function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch (cause) {
    if (cause instanceof TypeError) return false
    throw cause
  }
}
