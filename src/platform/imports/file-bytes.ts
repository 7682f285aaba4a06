/** Looks at the bytes of a file as they pass: what kind of file is it, is it UTF-8, what is its checksum? */
import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { FileFault } from './file-fault.ts'
import { longestSignature, signatureOf, zipStart } from './signatures.ts'

/** Text that is no UTF-8 by its first bytes, and archives: what only a CSV file cannot be. */
const notText: readonly { starts: string; message: string }[] = [
  {
    starts: zipStart,
    message: 'This is an .xlsx workbook or a zip file, not a CSV file. Save the sheet as “CSV UTF-8”.',
  },
  {
    starts: 'fffe',
    message: 'This file is written in UTF-16 (“Unicode text”), not UTF-8. Save it as “CSV UTF-8”.',
  },
  {
    starts: 'feff',
    message: 'This file is written in UTF-16 (“Unicode text”), not UTF-8. Save it as “CSV UTF-8”.',
  },
]

const lineFeed = 10

/** Passes the bytes on unchanged, or fails with a FileFault. `checksum` is SHA-256 once the file has ended. */
export class FileBytes extends Transform {
  bytes = 0
  checksum = ''
  private lines = 1
  private head: Buffer = Buffer.alloc(0)
  private readonly hash = createHash('sha256')
  private readonly decoder = new TextDecoder('utf-8', { fatal: true })

  override _transform(chunk: Buffer, _encoding: string, next: TransformCallback): void {
    const fault = this.lookAtHead(chunk) ?? this.lookAt(chunk)
    this.hash.update(chunk)
    this.bytes += chunk.length
    if (fault) next(fault)
    else next(null, chunk)
  }

  override _flush(next: TransformCallback): void {
    this.checksum = this.hash.digest('hex')
    if (this.bytes === 0) next(new FileFault('The file is empty.'))
    else next(this.decodes(Buffer.alloc(0), { stream: false }) ? null : this.wrongEncoding())
  }

  /** The signature may be cut by a chunk's end, so the first few bytes are kept until there are enough. */
  private lookAtHead(chunk: Buffer): FileFault | undefined {
    if (this.head.length >= longestSignature) return undefined
    this.head = Buffer.concat([this.head, chunk.subarray(0, longestSignature)])
    const start = this.head.toString('hex')
    const other = notText.find(each => start.startsWith(each.starts))
    if (other) return new FileFault(other.message)
    const found = signatureOf(this.head)
    return found && new FileFault(`${found.what}, not a CSV file. ${found.instead}`)
  }

  private lookAt(chunk: Buffer): FileFault | undefined {
    const nul = chunk.indexOf(0)
    const line = this.lines
    this.lines += countOf(lineFeed, chunk)
    if (nul >= 0)
      return new FileFault(
        `The file holds NUL bytes (first in line ${line + countOf(lineFeed, chunk.subarray(0, nul))}), so it is not a text file or was damaged on its way.`,
      )
    return this.decodes(chunk, { stream: true }) ? undefined : this.wrongEncoding()
  }

  private decodes(chunk: Buffer, how: TextDecodeOptions): boolean {
    try {
      this.decoder.decode(chunk, how)
      return true
    } catch (cause) {
      if (cause instanceof TypeError) return false
      throw cause
    }
  }

  private wrongEncoding(): FileFault {
    return new FileFault(
      `The file is not written in UTF-8 (seen by line ${this.lines}); it may be Windows-1252 or Latin-1. Save it as “CSV UTF-8”.`,
    )
  }
}

function countOf(byte: number, chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(byte); at >= 0; at = chunk.indexOf(byte, at + 1)) count += 1
  return count
}
