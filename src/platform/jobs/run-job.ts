/** One run of a job: never two at a time, whatever the number of processes, and always written down. */
import type { Database } from '../database.ts'
import { realNow } from '../wall-clock.ts'
import type { Job } from './job.ts'
import { giveUpTurn, type JobState, noteEnd, noteStart, takeTurn } from './store.ts'

export type Run = 'done' | 'failed' | 'busy'

/**
 * Runs a job now, unless another process is at it (`busy`). A failure is recorded, not thrown; what a run left
 * behind that died with its process is recorded as `died` by the next one.
 */
export async function runJob(
  database: Database,
  job: Job,
  signal: AbortSignal = new AbortController().signal,
  isDue: (state: JobState | undefined) => boolean = () => true,
): Promise<Run> {
  return database.db.connection().execute(async connection => {
    if (!(await takeTurn(connection, job.name))) return 'busy'
    try {
      if (!(await noteStart(connection, job, realNow(), isDue))) return 'busy'
      const failure = await failureOf(job, database, signal)
      await noteEnd(connection, job.name, realNow(), failure)
      return failure === undefined ? 'done' : 'failed'
    } finally {
      await giveUpTurn(connection, job.name)
    }
  })
}

async function failureOf(job: Job, database: Database, signal: AbortSignal): Promise<string | undefined> {
  try {
    await job.run({ database, now: realNow(), signal })
    return undefined
  } catch (cause) {
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
  }
}
