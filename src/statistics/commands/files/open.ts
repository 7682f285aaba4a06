import { closeSync, createReadStream, openSync, readFileSync, statSync } from 'node:fs'
import { type Outcome, unworkable, worked } from '../../outcome.ts'

/** A file that is there, is no folder and may be read, opened; `field` is the option or argument that named it. */
function openFile(file: string, field: string): Outcome<number> {
  try {
    if (statSync(file).isDirectory()) return unworkable('unreadable-file', `${file} is a folder`, { field })
    return worked(openSync(file, 'r'))
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') return unworkable('missing-value', `there is no file ${file}`, { field })
    if (code === undefined) throw cause
    return unworkable('unreadable-file', `${file} cannot be read (${code})`, { field })
  }
}

/** The text of a file, or of standard input where none is named or it is `-`. */
export function openInput(
  file: string | undefined,
  stdin: NodeJS.ReadableStream,
): Outcome<NodeJS.ReadableStream> {
  if (file === undefined || file === '-') return worked(stdin)
  const opened = openFile(file, 'file')
  return opened.ok ? worked(createReadStream(file, { fd: opened.value })) : opened
}

/** The whole text of a small file. */
export function readText(file: string, field: string): Outcome<string> {
  const opened = openFile(file, field)
  if (!opened.ok) return opened
  try {
    return worked(readFileSync(opened.value, 'utf8'))
  } finally {
    closeSync(opened.value)
  }
}
