/**
 * The archive of a backup: one gzip stream of sections. A section is a letter, its length in four bytes and its
 * payload: H what the archive is (JSON), T the table that follows (JSON), D rows as PostgreSQL's COPY writes them in
 * its text format, S where the sequences stand (JSON), E the end: the number of rows of every table and the SHA-256 of
 * all bytes before (JSON).
 */
import { createHash } from 'node:crypto'

export const archiveFormat = 'answerable backup 1'

export type Header = {
  readonly format: string
  readonly takenAt: string
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[]
}
export type TableHead = { readonly table: string; readonly columns: readonly string[] }
export type Sequence = { readonly sequence: string; readonly last: number | null }
export type End = { readonly rows: Readonly<Record<string, number>>; readonly sha256: string }

export type Section =
  | { readonly letter: 'H' | 'T' | 'S' | 'E'; readonly json: unknown }
  | { readonly letter: 'D'; readonly data: Buffer }

/** The archive is not what it should be: cut off, changed, or something else altogether. */
export class BrokenArchive extends Error {}

const headLength = 5
const longestSection = 64 * 1024 * 1024

/** Writes sections and knows the hash of everything written. */
export class SectionWriter {
  private readonly hash = createHash('sha256')

  bytes(letter: Section['letter'], payload: Buffer): Buffer {
    const head = Buffer.alloc(headLength)
    head.write(letter, 'latin1')
    head.writeUInt32BE(payload.length, 1)
    const whole = Buffer.concat([head, payload])
    this.hash.update(whole)
    return whole
  }

  json(letter: Section['letter'], value: unknown): Buffer {
    return this.bytes(letter, Buffer.from(JSON.stringify(value)))
  }

  end(rows: End['rows']): Buffer {
    const sha256 = this.hash.copy().digest('hex')
    return this.json('E', { rows, sha256 } satisfies End)
  }
}

/** The sections of an unpacked archive, one after another. Throws BrokenArchive where it is cut off or was changed. */
export async function* readSections(source: AsyncIterable<Buffer>): AsyncGenerator<Section> {
  const hash = createHash('sha256')
  let rest: Buffer = Buffer.alloc(0)
  let ended = false
  for await (const chunk of source) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (
      let length = wholeLength(rest);
      length !== undefined && rest.length >= length;
      length = wholeLength(rest)
    ) {
      if (ended) throw new BrokenArchive('There is something after the end of the archive.')
      const [whole, after] = [rest.subarray(0, length), rest.subarray(length)]
      rest = after
      const section = sectionOf(whole)
      if (section.letter === 'E') {
        checkHash(section.json as End, hash.copy().digest('hex'))
        ended = true
      }
      hash.update(whole)
      yield section
    }
  }
  if (!ended || rest.length > 0) throw new BrokenArchive('The archive is cut off before its end.')
}

function wholeLength(bytes: Buffer): number | undefined {
  if (bytes.length < headLength) return undefined
  const length = bytes.readUInt32BE(1)
  if (length > longestSection) throw new BrokenArchive('This is no archive of a backup, or it was changed.')
  return headLength + length
}

const letters: readonly string[] = ['H', 'T', 'D', 'S', 'E']

function sectionOf(whole: Buffer): Section {
  const letter = whole.toString('latin1', 0, 1)
  const payload = whole.subarray(headLength)
  if (!letters.includes(letter)) throw new BrokenArchive('This is no archive of a backup, or it was changed.')
  if (letter === 'D') return { letter, data: payload }
  try {
    return { letter: letter as 'H', json: JSON.parse(payload.toString('utf8')) }
  } catch (cause) {
    throw new BrokenArchive('This is no archive of a backup, or it was changed.', { cause })
  }
}

function checkHash({ sha256 }: End, actual: string): void {
  if (sha256 !== actual) throw new BrokenArchive('The archive was changed: its checksum is another one.')
}
