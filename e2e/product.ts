/** The product as `answerable serve` puts it together, on a database of its own and a port that is free. */
import { createApp } from '../src/app.ts'
import {
  demonstrationFolder,
  loadReferenceData,
  loadSystem,
  systemDivisionKinds,
} from '../src/footprints/index.ts'
import type { Day } from '../src/kit/index.ts'
import { type System, saveSystem } from '../src/platform/index.ts'
import { type FreshDatabase, freshDatabase } from '../src/testing/index.ts'
import { peopleImport } from '../src/web/index.ts'

export type Product = {
  readonly origin: string
  readonly database: FreshDatabase
  readonly system: System
  close(): Promise<void>
}

const lancashire = 'lancashire-and-south-cumbria'

/** Real organisations, places and calendars, and the demonstration's invented staff; no case yet. */
export async function startProduct({ today }: { readonly today: Day }): Promise<Product> {
  const database = await freshDatabase()
  await loadReferenceData(database)
  const {
    applied: _applied,
    unchanged: _unchanged,
    ...loaded
  } = await loadSystem(database, demonstrationFolder(lancashire), [...systemDivisionKinds, peopleImport])
  const system: System = { ...loaded, fixedToday: today }
  await saveSystem(database.db, system)
  const late = { origin: '' }
  const server = await createApp(database, {
    ...{ log: false, trustProxy: false, provider: { kind: 'demonstration' } },
    baseUrl: () => late.origin,
  })
  late.origin = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    ...{ origin: late.origin, database, system },
    close: async () => {
      await server.close()
      await database.close()
    },
  }
}
