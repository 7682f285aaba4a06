/** The people of a demonstration: cases written by hand, who acts for them, then an invented caseload. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  type Actor,
  type Database,
  type FileToImport,
  type ImportKind,
  importFile,
  importShipped,
  jobActor,
  listRuns,
  momentOf,
  type System,
} from '#platform'
import { caseloadKind } from '../caseload/kind.ts'
import { representativesKind } from '../caseload/representatives-kind.ts'
import { caseloadFile, generatorVersion } from './caseload.ts'
import type { Wanted } from './people.ts'
import { readSettings } from './settings.ts'

const generated = 'invented-caseload'
/** The year of the transfer; any other would do. */
const demonstrationSeed = 2013

/** The cases that were written by hand, and who acts for the people in them. */
export async function loadCasesByHand(database: Database, folder: string, system: System): Promise<void> {
  const byHand = [
    { kind: caseloadKind as ImportKind, path: join(folder, 'caseload-by-hand.csv') },
    { kind: representativesKind as ImportKind, path: join(folder, 'representatives.csv') },
  ].filter(file => existsSync(file.path))
  await importShipped(database, byHand, actorFor(system))
}

/**
 * Loads the invented caseload of a system once, and answers with the number of rows that came in. What people have
 * done since stands on it, so another version of the generator does not bring its own.
 */
export async function loadInventedCaseload(
  database: Database,
  folder: string,
  system: System,
): Promise<number> {
  const settings = join(folder, 'caseload.json')
  if (!existsSync(settings) || (await isLoaded(database, system))) return 0
  const wanted = { seed: demonstrationSeed, scale: 1, settings: readSettings(settings) }
  return bring(database, generatedFile(wanted), actorFor(system))
}

const actorFor = (system: System): Actor =>
  jobActor('demonstration', system.system, [], momentOf(system), 'start')

async function isLoaded({ db }: Database, { system }: System): Promise<boolean> {
  const runs = await listRuns(db, [system], { kind: caseloadKind.name, limit: 1_000 })
  return runs.some(run => run.state === 'applied' && run.file_name.startsWith(generated))
}

/** Made as it is read: nothing is written to a disk. The name says what made it. */
export const generatedFile = (wanted: Wanted): FileToImport => ({
  name: `${generated}-${generatorVersion}-seed-${wanted.seed}-scale-${wanted.scale}.csv`,
  open: () => Readable.from(bytesOf(wanted)),
})

function* bytesOf(wanted: Wanted): Generator<Buffer> {
  for (const piece of caseloadFile(wanted)) yield Buffer.from(piece)
}

async function bring(database: Database, file: FileToImport, actor: Actor): Promise<number> {
  const imported = await importFile(database, caseloadKind as ImportKind, file, actor)
  if (!imported.ok) throw new Error(`The invented caseload was refused: ${imported.refusal.message}`)
  const { run, rejections } = imported.value
  if (rejections[0]) throw new Error(`The invented caseload has wrong rows: ${rejections[0].message}`)
  return run.new_rows ?? 0
}
