/** A typeface as browsers get it, unpacked into what a rasteriser reads. */
import { inflateSync } from 'node:zlib'

const headerBytes = 44
const entryBytes = 20
const tableHeaderBytes = 12
const tableEntryBytes = 16
const padded = (length: number): number => (length + 3) & ~3

type FontTable = { readonly tag: Buffer; readonly checksum: number; readonly content: Buffer }

/**
 * A WOFF file (W3C, "WOFF File Format 1.0", sections 3 to 5) as the OpenType file it was packed from. Throws where it is
 * none: the typeface is ours, shipped with the product.
 */
export function fontOfWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is no WOFF file')
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) =>
    tableAt(woff, headerBytes + index * entryBytes),
  )
  const font = Buffer.alloc(
    tableHeaderBytes +
      tables.length * tableEntryBytes +
      tables.reduce((sum, { content }) => sum + padded(content.length), 0),
  )
  woff.copy(font, 0, 4, 8)
  writeSearchFields(font, tables.length)
  let offset = tableHeaderBytes + tables.length * tableEntryBytes
  for (const [index, { tag, checksum, content }] of tables.entries()) {
    const entry = tableHeaderBytes + index * tableEntryBytes
    tag.copy(font, entry)
    font.writeUInt32BE(checksum, entry + 4)
    font.writeUInt32BE(offset, entry + 8)
    font.writeUInt32BE(content.length, entry + 12)
    content.copy(font, offset)
    offset += padded(content.length)
  }
  return font
}

function tableAt(woff: Buffer, entry: number): FontTable {
  const [offset, packed, length] = [4, 8, 12].map(at => woff.readUInt32BE(entry + at)) as [
    number,
    number,
    number,
  ]
  const bytes = woff.subarray(offset, offset + packed)
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.readUInt32BE(entry + 16),
    content: packed === length ? bytes : inflateSync(bytes),
  }
}

/** How many tables, and what a binary search over them begins with (OpenType, "Table Directory"). */
function writeSearchFields(font: Buffer, count: number): void {
  const power = Math.floor(Math.log2(count))
  const range = 2 ** power * tableEntryBytes
  font.writeUInt16BE(count, 4)
  font.writeUInt16BE(range, 6)
  font.writeUInt16BE(power, 8)
  font.writeUInt16BE(count * tableEntryBytes - range, 10)
}
