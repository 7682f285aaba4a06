/** The bytes of a spreadsheet saved as CSV, whatever it was written in, and a look at its first rows. */
import { Readable } from 'node:stream'
import type { FileToImport } from '#platform'
import type { Mapping } from './mapping.ts'

/** The same file in UTF-8. */
export const inUtf8 = (file: FileToImport, encoding: Mapping['encoding']): FileToImport =>
  encoding === 'utf-8'
    ? file
    : { name: file.name, open: () => Readable.from(transcoded(file.open(), encoding)) }

async function* transcoded(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of bytes) yield Buffer.from(decoder.decode(piece, { stream: true }))
  yield Buffer.from(decoder.decode())
}

export type Look = {
  readonly encoding: Mapping['encoding']
  readonly separator: Mapping['separator']
  readonly heading: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const lookedAt = 1_048_576

/** What the first megabyte shows. Undefined where it is no text at all. */
export async function lookAt(file: FileToImport): Promise<Look | undefined> {
  const start = await firstBytes(file.open())
  if (start.includes(0)) return undefined
  const encoding = isUtf8(start) ? 'utf-8' : 'windows-1252'
  const text = new TextDecoder(encoding).decode(start).replace(/^\ufeff/, '')
  const lines = text.split(/\r?\n/)
  // The last line may be cut off.
  const whole = start.length < lookedAt ? lines : lines.slice(0, -1)
  const separator = ([',', ';', '\t'] as const)
    .map(each => ({ each, cells: whole[0]?.split(each).length ?? 0 }))
    .sort((a, b) => b.cells - a.cells)[0]!.each
  const [heading = [], ...rows] = whole
    .filter(line => line.trim() !== '')
    .map(line => cellsOf(line, separator))
  return { encoding, separator, heading: heading.map(cell => cell.trim()), rows: rows.slice(0, 2_000) }
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

/** Good enough for a look: a cell with a line break in it is seen as two rows. The import itself reads properly. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted
    else if (letter === separator && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...cells, cell]
}
