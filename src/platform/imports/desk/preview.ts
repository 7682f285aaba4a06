/** What a file would do, kept with it, so that nothing else is applied than what somebody was shown. */
import type { Actor } from '../../actor.ts'
import type { Db } from '../../database.ts'
import type { OnRows } from '../examine.ts'
import { type Foreseen, previewImport } from '../foresee.ts'
import type { ImportKind } from '../import-kind.ts'
import { type BroughtFile, changeFile } from '../store/files.ts'
import type { RunId } from '../store/tables.ts'

/** Of which run: a file that is read anew has another. */
type Kept = Foreseen & { readonly run: string }
export type FilePreview = Foreseen

const keptIn = ({ reading }: Pick<BroughtFile, 'reading'>): Kept | undefined =>
  reading.preview as Kept | undefined

/** Undefined where nobody has looked, or the look was broken off. */
export function previewOf(file: Pick<BroughtFile, 'reading' | 'run'>): FilePreview | undefined {
  const kept = keptIn(file)
  return kept?.run === file.run ? kept : undefined
}

export async function lookAhead(
  db: Db,
  kind: ImportKind,
  file: BroughtFile,
  run: RunId,
  actor: Actor,
  onRows: OnRows,
): Promise<void> {
  const { foreseen } = await previewImport(db, kind, run, actor, onRows)
  await changeFile(db, file, { reading: { ...file.reading, preview: { ...foreseen, run: run.id } } })
}
