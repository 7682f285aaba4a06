/** A sheet of a workbook as a CSV file in UTF-8: what every kind of import reads. */
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { csvLine } from '#kit'
import type { FileToImport } from '../file-to-import.ts'
import { workbookRows } from './read-workbook.ts'

const pieceLength = 65_536

/** Fails while it is read, with a FileFault, where the file is no workbook. */
export const workbookAsCsv = (path: string, sheet?: string, name = basename(path)): FileToImport => ({
  name,
  open: () => Readable.from(csvPieces(path, sheet), { objectMode: false }),
  isGrid: true,
})

async function* csvPieces(path: string, sheet: string | undefined): AsyncGenerator<Buffer> {
  let piece = ''
  for await (const cells of workbookRows(path, sheet)) {
    piece += csvLine(cells)
    if (piece.length < pieceLength) continue
    yield Buffer.from(piece)
    piece = ''
  }
  if (piece !== '') yield Buffer.from(piece)
}
