/** A file on its way in, wherever it comes from. */
import type { Readable } from 'node:stream'

export type FileToImport = {
  readonly name: string
  /** Bytes, as they come from a disk or an upload. Opened once. */
  open(): Readable
  /** From a workbook: a cell stands under its heading whatever the cells before it hold. */
  readonly isGrid?: true | undefined
  /** Its bytes are written anew on their way, so they are not as many as were sent. */
  readonly isRewritten?: true | undefined
}
