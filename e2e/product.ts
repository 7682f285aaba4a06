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
  /** As it stands on the day the product is shown on. */
  readonly system: System
  /** The same product on another day, as somebody who comes back to it meets it: still signed in. */
  turnTo(today: Day): Promise<void>
  close(): Promise<void>
}

const lancashire = 'lancashire-and-south-cumbria'

/** Real organisations, places and calendars, and the demonstration's invented staff; no case yet. */
export async function startProduct({
  today,
  database: given,
}: {
  readonly today: Day
  /** One of its own unless given. */
  readonly database?: FreshDatabase
}): Promise<Product> {
  const database = given ?? (await freshDatabase(loadReferenceData))
  // One that was given may be empty; to a filled one this is a comparison of checksums.
  await loadReferenceData(database)
  const {
    applied: _applied,
    unchanged: _unchanged,
    ...loaded
  } = await loadSystem(database, demonstrationFolder(lancashire), [...systemDivisionKinds, peopleImport])
  let system: System = { ...loaded, fixedToday: today }
  await saveSystem(database.db, system)
  const late = { origin: '', port: 0 }
  const listen = async () => {
    const server = await createApp(database, {
      ...{ log: false, trustProxy: false, provider: { kind: 'demonstration' } },
      baseUrl: () => late.origin,
    })
    late.origin = await server.listen({ host: '127.0.0.1', port: late.port })
    late.port = Number(new URL(late.origin).port)
    return server
  }
  let server = await listen()
  return {
    ...{ origin: late.origin, database },
    get system() {
      return system
    },
    async turnTo(day) {
      system = { ...system, fixedToday: day }
      // A browser holds connections open that it may never use.
      server.server.closeAllConnections()
      await server.close()
      await saveSystem(database.db, system)
      server = await listen()
    },
    close: async () => {
      await server.close()
      await database.close()
    },
  }
}
