/** Making a system ready, step by step: what `serve` does before the product answers. */
import { readdirSync } from 'node:fs'
import { loadDemonstrationCaseload } from '#care'
import { installRules } from '#clocks'
import { demonstrationFolder, loadReferenceData, loadSystem } from '#footprints'
import { type Database, migrate, openDatabase } from '#platform'
import { publishAll } from './jobs.ts'
import { clockRules, demonstrationKinds } from './registry.ts'

export const steps = [
  'Start the database',
  'Bring the tables up to date',
  'Load organisations, places and populations',
  'Load the demonstration',
] as const
export type Step = (typeof steps)[number]

export type Preparing = {
  readonly url: string | undefined
  readonly dataDir: string
  readonly begin: (step: Step) => void
}

/** Every step can be done again: what is there already is left as it is. */
export async function prepare({ url, dataDir, begin }: Preparing): Promise<Database> {
  installRules(clockRules)
  begin('Start the database')
  const database = await openDatabase({ url, dataDir })
  begin('Bring the tables up to date')
  await migrate(database.db)
  begin('Load organisations, places and populations')
  await loadReferenceData(database)
  begin('Load the demonstration')
  let people = 0
  for (const folder of demonstrationFolders()) {
    const system = await loadSystem(database, folder, demonstrationKinds)
    people += await loadDemonstrationCaseload(database, folder, system)
  }
  // The public pages read editions: without them the first visitor would find a record that says nothing.
  if (people > 0) await publishAll(database, 'start')
  return database
}

const demonstrationFolders = (): string[] =>
  readdirSync(demonstrationFolder(''), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => demonstrationFolder(entry.name))
