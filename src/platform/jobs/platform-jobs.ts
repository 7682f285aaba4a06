/** The platform's own jobs. */
import { seal } from '../audit/seal.ts'
import { abandonDeadRuns } from '../imports/store/runs.ts'
import { type DeliveryService, deliverMessages } from '../outbox/deliver.ts'
import { systemsOf } from '../wall-clock.ts'
import type { Job } from './job.ts'

/** `service` is null where this installation has no way to send: messages of real systems wait then. */
export const platformJobs = (service: DeliveryService | null): Job[] => [
  {
    name: 'seal-audit',
    title: 'Seals the audit trail of every system into blocks',
    every: 5,
    run: async ({ database }) => {
      for (const { system } of await systemsOf(database.db)) await seal(database.db, system)
    },
  },
  {
    name: 'deliver-messages',
    title: 'Sends letters and e-mail that wait; in a demonstration, shows them on a page',
    every: 5,
    run: async ({ database, now, signal }) => {
      await deliverMessages(database.db, service, now, signal)
    },
  },
  {
    name: 'abandon-dead-imports',
    title: 'Clears away imports whose process ended while it read the file',
    every: '7 * * * *',
    run: async ({ database }) => {
      await abandonDeadRuns(database.db)
    },
  },
]
