/** What the product does by itself. */
import { type Database, forgottenFilesJob, importsJob, type Job, platformJobs, systemsOf } from '#platform'
import { publishFigures } from '#publishing'
import { importChoices } from './registry.ts'

/** Counts every system's finished quarters and freezes what changed; a refusal is that run's failure, to be seen. */
export async function publishAll(database: Database, requestId: string): Promise<void> {
  for (const system of await systemsOf(database.db)) {
    const published = await publishFigures(database.db, system, { requestId })
    if (!published.ok) throw new Error(`${system.system}: ${published.refusal.message}`)
  }
}

export const jobs: readonly Job[] = [
  ...platformJobs(null),
  importsJob(importChoices),
  forgottenFilesJob,
  {
    name: 'publish-figures',
    title: 'Counts the promises of finished quarters and freezes what changed into editions',
    every: '30 2 * * *',
    run: ({ database }) => publishAll(database, 'job:publish-figures'),
  },
]
