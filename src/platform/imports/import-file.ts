/** A file from bytes to applied rows in one go: what the command line and the first start do. */
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { done, type Result } from '#kit'
import type { Actor } from '../actor.ts'
import type { Database } from '../database.ts'
import { applyImport } from './apply.ts'
import type { FileToImport } from './file-to-import.ts'
import { type Preview, previewImport } from './foresee.ts'
import type { ImportKind } from './import-kind.ts'
import { type Progress, stageImport, systemOf } from './stage.ts'
import { rejectionsOf } from './store/rows.ts'
import { lastChecksums } from './store/runs.ts'

export const fileAt = (path: string, name = basename(path)): FileToImport => ({
  name,
  open: () => createReadStream(path),
})

/** Stages, then applies. Rejected rows stay with the run. */
export async function importFile(
  database: Database,
  kind: ImportKind,
  file: FileToImport,
  actor: Actor,
  onProgress?: Progress,
): Promise<Result<Preview>> {
  const staged = await stageImport(database, kind, file, actor, onProgress)
  if (!staged.ok) return staged
  const applied = await applyImport(database.db, kind, staged.value, actor)
  if (!applied.ok) return applied
  return done({ run: applied.value, rejections: await rejectionsOf(database.db, applied.value) })
}

/** Stages and says what applying would do. The staged run stays, and can be applied. */
export async function tryFile(
  database: Database,
  kind: ImportKind,
  file: FileToImport,
  actor: Actor,
  onProgress?: Progress,
): Promise<Result<Preview>> {
  const staged = await stageImport(database, kind, file, actor, onProgress)
  return staged.ok ? done(await previewImport(database.db, kind, staged.value, actor)) : staged
}

export type ShippedFile = { readonly kind: ImportKind; readonly path: string; readonly name?: string }

/**
 * Brings files that come with the product, in order. A file whose bytes were applied before is not opened by the
 * pipeline at all. Throws when a file is refused or a row of it rejected: what we ship must be right.
 */
export async function importShipped(
  database: Database,
  files: readonly ShippedFile[],
  actor: Actor,
  onProgress: (message: string) => void = () => undefined,
): Promise<{ applied: number; unchanged: number }> {
  const known = new Map<string, Map<string, string>>()
  const outcome = { applied: 0, unchanged: 0 }
  for (const { kind, path, name = basename(path) } of files) {
    const system = systemOf(kind, actor)
    if (!known.has(system)) known.set(system, await lastChecksums(database.db, system))
    const checksum = createHash('sha256').update(readFileSync(path)).digest('hex')
    if (known.get(system)!.get(`${kind.name} ${name}`) === checksum) {
      outcome.unchanged += 1
      continue
    }
    const imported = await importFile(database, kind, fileAt(path, name), actor)
    if (!imported.ok) throw new Error(`${name} was refused: ${imported.refusal.message}`)
    const { run, rejections } = imported.value
    if (rejections[0])
      throw new Error(`${name} has ${run.rejected_rows} wrong rows: ${rejections[0].message}`)
    onProgress(`${kind.title}: ${run.read_rows.toLocaleString('en-GB')} rows`)
    outcome.applied += 1
  }
  return outcome
}
