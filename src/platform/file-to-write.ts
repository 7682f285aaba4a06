/** Where a command is to write a file: what would go wrong is said before anything is read. */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Refused, refuse } from '#kit'

/** Refuses (invalid, at the field) a folder that is not there or may not be written into, and a file that is a folder. */
export function cannotWrite(file: string, field: string): Refused | undefined {
  const folder = dirname(file)
  if (!existsSync(folder)) return refuse('invalid', `There is no folder ${folder}.`, { field })
  if (!statSync(folder).isDirectory()) return refuse('invalid', `${folder} is no folder.`, { field })
  if (existsSync(file) && statSync(file).isDirectory())
    return refuse('invalid', `${file} is a folder: say which file.`, { field })
  if (!mayWriteInto(folder))
    return refuse('invalid', `Nothing can be written into the folder ${folder}.`, { field })
  return undefined
}

function mayWriteInto(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch (cause) {
    if (['EACCES', 'EROFS', 'EPERM'].includes((cause as NodeJS.ErrnoException).code ?? '')) return false
    throw cause
  }
}
