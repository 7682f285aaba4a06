/**
 * The ZIP archive that an .xlsx workbook is (APPNOTE 6.3): its list of entries, and their bytes as a stream that stops
 * before an archive made to fill a memory or a disk could.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { FileFault } from '../file-fault.ts'

type Entry = {
  readonly name: string
  readonly method: number
  readonly isLocked: boolean
  readonly bytes: number
  readonly offset: number
}
export type Archive = {
  readonly names: ReadonlySet<string>
  /** The unpacked bytes of an entry; a FileFault where they are too many or damaged. */
  content(name: string): AsyncGenerator<Buffer>
  close(): Promise<void>
}

/** Bytes that all entries read from one archive may have together, unpacked. */
const mostUnpacked = 200_000_000
const mostEntries = 5_000
const endOfArchive = 0x06054b50
const centralEntry = 0x02014b50
const localEntry = 0x04034b50
const lengths = { end: 22, central: 46, local: 30, longestComment: 65_535 }
const stored = 0
const deflated = 8

const damaged = (): FileFault =>
  new FileFault('The workbook is damaged or cut off: it cannot be unpacked. Save it again and send it again.')
const tooLarge = (): FileFault =>
  new FileFault(
    `Unpacked, the workbook is larger than ${mostUnpacked / 1_000_000} MB. Save the sheet as “CSV UTF-8”, which may be that long.`,
  )

export async function openArchive(path: string, most = mostUnpacked): Promise<Archive> {
  const file = await open(path)
  try {
    const entries = new Map((await entriesOf(file)).map(entry => [entry.name, entry]))
    const budget = { left: most }
    return {
      names: new Set(entries.keys()),
      content(name) {
        const entry = entries.get(name)
        if (!entry) throw damaged()
        return unpacked(file, entry, budget)
      },
      close: () => file.close(),
    }
  } catch (cause) {
    await file.close()
    throw cause
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead < length) throw damaged()
  return buffer
}

async function entriesOf(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat()
  const length = Math.min(size, lengths.end + lengths.longestComment)
  const tail = await read(file, size - length, length)
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(endOfArchive)
  const at = tail.lastIndexOf(signature)
  if (at < 0 || at + lengths.end > tail.length) throw damaged()
  const [count, bytes, start] = [
    tail.readUInt16LE(at + 10),
    tail.readUInt32LE(at + 12),
    tail.readUInt32LE(at + 16),
  ]
  if (count > mostEntries || start + bytes > size) throw damaged()
  return listed(await read(file, start, bytes), count)
}

function listed(directory: Buffer, count: number): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; entries.length < count; ) {
    if (at + lengths.central > directory.length || directory.readUInt32LE(at) !== centralEntry)
      throw damaged()
    const nameLength = directory.readUInt16LE(at + 28)
    const nameAt = at + lengths.central
    entries.push({
      name: directory.toString('utf8', nameAt, nameAt + nameLength).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      isLocked: (directory.readUInt16LE(at + 8) & 1) === 1,
      ...{ bytes: directory.readUInt32LE(at + 20), offset: directory.readUInt32LE(at + 42) },
    })
    at = nameAt + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Counted as they come out, because what an archive says of its own sizes need not be true. */
async function* unpacked(file: FileHandle, entry: Entry, budget: { left: number }): AsyncGenerator<Buffer> {
  if (entry.isLocked) throw new FileFault('The workbook is locked with a password. Save it without one.')
  const local = await read(file, entry.offset, lengths.local)
  if (local.readUInt32LE(0) !== localEntry) throw damaged()
  const start = entry.offset + lengths.local + local.readUInt16LE(26) + local.readUInt16LE(28)
  const packed = Readable.from(pieces(file, start, entry.bytes))
  if (entry.method !== stored && entry.method !== deflated) throw damaged()
  const inflate = createInflateRaw()
  const bytes = entry.method === stored ? packed : packed.pipe(inflate)
  packed.on('error', error => inflate.destroy(error))
  try {
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      budget.left -= piece.length
      if (budget.left < 0) throw tooLarge()
      yield piece
    }
  } catch (cause) {
    // zlib names its own faults, such as Z_DATA_ERROR.
    throw cause instanceof Error && /^Z_/.test(String((cause as NodeJS.ErrnoException).code))
      ? damaged()
      : cause
  } finally {
    packed.destroy()
    inflate.destroy()
  }
}

const pieceLength = 65_536

async function* pieces(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += pieceLength)
    yield await read(file, start + done, Math.min(pieceLength, length - done))
}
