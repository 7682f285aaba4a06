/** The files of a ZIP archive that somebody sent as one, each as a file of its own. */
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { done, type Result, refuse } from '#kit'
import { FileFault } from '../file-fault.ts'
import type { FileToImport } from '../file-to-import.ts'
import { openArchive } from './archive.ts'

const wanted = /\.csv$/i
/** What some programs add for themselves. */
const besides = /(^|\/)(__MACOSX\/|\.)/

/** Refuses `invalid` what is no archive, or has no CSV file in it. */
export async function filesInArchive(path: string): Promise<Result<readonly FileToImport[]>> {
  try {
    const archive = await openArchive(path)
    await archive.close()
    const names = [...archive.names].filter(name => wanted.test(name) && !besides.test(name)).sort()
    if (names.length > 0) return done(names.map(name => fileInArchive(path, name)))
    return refuse('invalid', 'This is no zip file with CSV files in it. Put the files of the set into one.')
  } catch (cause) {
    if (!(cause instanceof FileFault)) throw cause
    return refuse('invalid', 'This is no zip file, or it is damaged. Put the files of the set into one.')
  }
}

const fileInArchive = (path: string, name: string): FileToImport => ({
  name: basename(name),
  open: () => Readable.from(contentOf(path, name), { objectMode: false }),
})

async function* contentOf(path: string, name: string): AsyncGenerator<Buffer> {
  const archive = await openArchive(path)
  try {
    yield* archive.content(name)
  } finally {
    await archive.close()
  }
}
