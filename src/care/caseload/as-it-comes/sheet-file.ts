/** The bytes of a spreadsheet saved as CSV, whatever it was written in, and a look at its first rows. */
import { Readable } from 'node:stream'
import {
  encodingOf,
  type FileToImport,
  firstRows,
  groupedNames,
  headingNames,
  isSameRow,
  mayBeGrouped,
} from '#platform'
import { headingsIn } from './heading-words.ts'
import { type Mapping, separators } from './mapping.ts'

/** The same file in UTF-8. */
export const inUtf8 = (file: FileToImport, encoding: Mapping['encoding']): FileToImport =>
  encoding === 'utf-8'
    ? file
    : {
        name: file.name,
        isRewritten: true,
        open: () => Readable.from(transcoded(file.open(), encoding), { objectMode: false }),
      }

async function* transcoded(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of bytes) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield Buffer.from(text)
  }
  const rest = decoder.decode()
  if (rest !== '') yield Buffer.from(rest)
}

/** What the first megabyte shows. */
export type FirstLook = {
  readonly encoding: Mapping['encoding']
  readonly separator: Mapping['separator']
  readonly heading: readonly string[]
  /** The row of the heading, counted from 1 as a spreadsheet counts: of a heading of two rows, the lower one. */
  readonly headingRow: number
  /** The row above names groups of columns. */
  readonly isGrouped: boolean
  /** What follows the heading, with the number of each row; blank rows are left out. */
  readonly rows: readonly SheetRow[]
}
export type SheetRow = { readonly row: number; readonly cells: readonly string[] }

const lookedAt = 1_048_576
const mostRows = 2_000
const headingWithin = 60

/** Undefined where it is no text at all, or has no row of headings. */
export async function glanceAt(file: FileToImport): Promise<FirstLook | undefined> {
  const start = await firstBytes(file.open())
  const encoding = encodingOf(start)
  const text = new TextDecoder(encoding).decode(start)
  if (text.includes('\u0000')) return undefined
  const separator = await separatorOf(text)
  const read = await firstRows(text, separator, mostRows + headingWithin)
  // The last row may be cut off.
  const rows = start.length < lookedAt ? read : read.slice(0, -1)
  const found = headingAmong(rows)
  if (!found) return undefined
  const { at, isGrouped, heading } = found
  return {
    ...{ encoding, separator, heading, headingRow: at + 1, isGrouped },
    rows: rows
      .map((cells, index) => ({ row: index + 1, cells }))
      .slice(at + 1)
      .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
      // A heading may be repeated on every printed page.
      .filter(({ cells }) => !isSameRow(rows[at]!, cells) && !(isGrouped && isSameRow(rows[at - 1]!, cells))),
  }
}

/** The one that makes the widest rows, most of the time. */
async function separatorOf(text: string): Promise<FirstLook['separator']> {
  const start = text.slice(0, 50_000)
  const found = await Promise.all(
    separators.map(async each => {
      const rows = await firstRows(start, each, headingWithin)
      return { each, cells: rows.reduce((sum, row) => sum + row.length, 0) }
    }),
  )
  return found.sort((a, b) => b.cells - a.cells)[0]!.each
}

type Found = { readonly at: number; readonly isGrouped: boolean; readonly heading: readonly string[] }

/**
 * The row whose cells read most like headings, alone or with groups above it; the widest of the first rows where none
 * does. Groups count where they say more: what a column tells of, or which of two of the same name it is.
 */
function headingAmong(rows: readonly (readonly string[])[]): Found | undefined {
  const [best] = rows
    .slice(0, headingWithin)
    .flatMap((cells, at) => readings(cells, at, rows[at - 1]))
    .map(found => ({ ...found, ...strengthOf(found.heading), filled: filledIn(rows[found.at]!) }))
    .filter(each => each.filled > 0)
    .sort((a, b) => b.words - a.words || a.repeated - b.repeated || b.filled - a.filled || a.at - b.at)
  return best
}

const readings = (cells: readonly string[], at: number, above: readonly string[] | undefined): Found[] => [
  { at, isGrouped: false, heading: headingNames(cells) },
  ...(above && mayBeGrouped(above, cells)
    ? [{ at, isGrouped: true, heading: groupedNames(above, cells) }]
    : []),
]

const filledIn = (cells: readonly string[]): number => cells.filter(cell => cell.trim() !== '').length

const strengthOf = (heading: readonly string[]) => {
  const named = heading.filter(name => !name.startsWith('(column '))
  return {
    words: named.length > 1 ? headingsIn(named) : 0,
    repeated: named.filter(name => / \(\d+\)$/.test(name)).length,
  }
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
