/** Making a system ready, step by step: what `serve` does before the product answers. */
import { type Database, migrate, openDatabase } from '#platform'

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

export async function prepare({ url, dataDir, begin }: Preparing): Promise<Database> {
  begin('Start the database')
  const database = await openDatabase({ url, dataDir })
  begin('Bring the tables up to date')
  await migrate(database.db)
  begin('Load organisations, places and populations')
  begin('Load the demonstration')
  return database
}
