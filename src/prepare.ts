/** Making a system ready, step by step: what `serve` does before the product answers. */
import { readdirSync } from 'node:fs'
import { loadCasesByHand, loadInventedCaseload } from '#care'
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
  for (const folder of demonstrationFolders())
    await loadCasesByHand(database, folder, await loadSystem(database, folder, demonstrationKinds))
  return database
}

/**
 * Brings the invented caseloads in while the product already answers: they are large, and nobody should wait for them.
 * Answers with the number of entries. Done once; a start that was cut off begins it again.
 */
export async function fillDemonstration(database: Database): Promise<number> {
  let entries = 0
  for (const folder of demonstrationFolders())
    entries += await loadInventedCaseload(database, folder, await loadSystem(database, folder, []))
  // The public pages read editions: without them a visitor would find a record that says nothing.
  if (entries > 0) await publishAll(database, 'start')
  return entries
}

const demonstrationFolders = (): string[] =>
  readdirSync(demonstrationFolder(''), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => demonstrationFolder(entry.name))
