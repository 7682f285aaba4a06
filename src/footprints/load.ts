/** Loading what comes with the product: the nation's reference data, and a system from its folder of files. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDay } from '#kit'
import {
  type Database,
  type ImportKind,
  importShipped,
  jobActor,
  momentOf,
  type System,
  saveSystem,
  sharedSystem,
} from '#platform'
import { referenceKinds } from './kinds/reference.ts'
import { systemDivisionKinds } from './kinds/system.ts'
import { analyzeTables } from './store/statistics.ts'

export type Loaded = { readonly applied: number; readonly unchanged: number }
type OnProgress = (message: string) => void

const shipped = fileURLToPath(new URL('../../data/', import.meta.url))
const demonstrations = fileURLToPath(new URL('../../demo/', import.meta.url))
export const demonstrationFolder = (system: string): string => join(demonstrations, system)

/** The nation's organisations, memberships and populations. A second start only compares checksums. */
export async function loadReferenceData(
  database: Database,
  onProgress?: OnProgress,
  folder = shipped,
): Promise<Loaded> {
  const actor = jobActor('reference data', sharedSystem, [], momentOf({ fixedToday: null }), 'start')
  const files = referenceKinds.map(kind => ({ kind, path: join(folder, `${kind.name}.csv`) }))
  const loaded = await importShipped(database, files, actor, onProgress)
  if (loaded.applied > 0) await analyzeTables(database.db)
  return loaded
}

/**
 * A system from a folder: `system.json`, then one CSV file a kind where there is one. Kinds of other areas come
 * after its places and teams. Throws where a file is missing or wrong: what is shipped must be right.
 */
export async function loadSystem(
  database: Database,
  folder: string,
  kinds: readonly ImportKind[] = systemDivisionKinds,
  onProgress?: OnProgress,
): Promise<System & Loaded> {
  const system = readSystem(join(folder, 'system.json'))
  await saveSystem(database.db, system)
  const actor = jobActor('demonstration', system.system, [], momentOf(system), 'start')
  const files = kinds
    .map(kind => ({ kind, path: join(folder, `${kind.name}.csv`) }))
    .filter(file => existsSync(file.path))
  return { ...system, ...(await importShipped(database, files, actor, onProgress)) }
}

function readSystem(path: string): System {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const { system, name, fixedToday, demonstration } = read as Record<string, unknown>
  const today = typeof fixedToday === 'string' ? parseDay(fixedToday) : null
  if (typeof system !== 'string' || typeof name !== 'string' || today === undefined)
    throw new Error(`${path} needs system, name and fixedToday (a day or null)`)
  return { system, name, fixedToday: today, demonstration: demonstration === true }
}
