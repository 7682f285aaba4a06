/** A demonstration system as it is before anybody is cared for in it: for tests of what comes in. */
import { clockRules } from '#care/definitions'
import { installRules } from '#clocks'
import { demonstrationFolder, loadReferenceData, loadSystem } from '#footprints'
import type { System } from '#platform'
import { type FreshDatabase, freshDatabase } from './fresh-database.ts'

export type SystemDatabase = { readonly database: FreshDatabase; readonly system: System }

/** The clocks follow the rules of care. The caller closes the database in `after`. */
export async function systemDatabase(): Promise<SystemDatabase> {
  installRules(clockRules)
  const database = await freshDatabase(loadReferenceData)
  return { database, system: await loadSystem(database, demonstrationFolder('lancashire-and-south-cumbria')) }
}
