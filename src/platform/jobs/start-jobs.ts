/** Starts the jobs: those of every few seconds on timers, those at times of day through pg-boss. */
import PgBoss from 'pg-boss'
import type { Database } from '../database.ts'
import type { Job } from './job.ts'
import { runJob } from './run-job.ts'
import type { JobState } from './store.ts'

export type RunningJobs = {
  /** Lets the runs under way come to an end, then leaves. */
  stop(): Promise<void>
}
type Log = (message: string) => void

/** A job that is due by the clock is run up to this much early, so that two timers do not miss each other. */
const tolerance = 0.9
const pollEverySeconds = 20
const longestRunSeconds = 3_600

export async function startJobs(database: Database, jobs: readonly Job[], log: Log): Promise<RunningJobs> {
  const repeated = jobs.map(job => job.name).filter((name, at, names) => names.indexOf(name) !== at)
  if (repeated.length > 0) throw new Error(`Two jobs are named ${repeated.join(', ')}`)
  const stopping = new AbortController()
  const timed = jobs.filter(job => typeof job.every === 'string')
  const boss = timed.length > 0 ? await startBoss(database, timed, stopping.signal, log) : undefined
  const loops = jobs
    .filter(job => typeof job.every === 'number')
    .map(job => loop(database, job, stopping.signal, log))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
      await boss?.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

/** Runs until stopped. A database that is away is tried again at the next turn; a failure is logged when it is new. */
async function loop(database: Database, job: Job, signal: AbortSignal, log: Log): Promise<void> {
  const milliseconds = Number(job.every) * 1_000
  let said = ''
  while (!signal.aborted) {
    const began = Date.now()
    const trouble = await attempt(database, job, signal, isDueAfter(milliseconds))
    if (trouble !== undefined && trouble !== said && trouble !== '') log(trouble)
    said = trouble ?? said
    await pause(began + milliseconds - Date.now(), signal)
  }
}

const isDueAfter =
  (milliseconds: number) =>
  (state: JobState | undefined): boolean =>
    !state?.lastStartedAt || Date.now() - Date.parse(state.lastStartedAt) >= milliseconds * tolerance

/** Empty text where all went well; undefined where it was not our turn, which says nothing about the job. */
async function attempt(
  database: Database,
  job: Job,
  signal: AbortSignal,
  isDue: (state: JobState | undefined) => boolean,
): Promise<string | undefined> {
  try {
    const run = await runJob(database, job, signal, isDue)
    if (run === 'busy') return undefined
    return run === 'failed' ? `The job ${job.name} failed; the reason is with the jobs.` : ''
  } catch (cause) {
    return `The job ${job.name} could not run: ${(cause as Error).message}`
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(finish, Math.max(0, milliseconds))
    signal.addEventListener('abort', finish, { once: true })
    function finish(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
  })

/**
 * A failed run is tried again after one, two and four minutes. A run whose process was killed is tried again when
 * pg-boss finds it expired. A time of day that passes while nothing runs is not made up for.
 */
async function startBoss(
  database: Database,
  jobs: readonly Job[],
  signal: AbortSignal,
  log: Log,
): Promise<PgBoss> {
  const boss = new PgBoss({
    schema: 'pgboss',
    db: { executeSql: (text, values) => database.pool.query(text, values) },
  })
  boss.on('error', error => log(`Jobs by the clock: ${error.message}`))
  await boss.start()
  for (const job of jobs) {
    const retries = { retryLimit: 3, retryDelay: 60, retryBackoff: true, expireInSeconds: longestRunSeconds }
    await boss.createQueue(job.name, { name: job.name, ...retries })
    await boss.schedule(job.name, String(job.every), {}, { tz: 'Europe/London', ...retries })
    await boss.work(job.name, { pollingIntervalSeconds: pollEverySeconds }, async () => {
      const run = await runJob(database, job, signal)
      if (run === 'failed') throw new Error(`${job.name} failed; the reason is with the jobs`)
    })
  }
  await unscheduleOthers(boss, jobs)
  return boss
}

/** Schedules stay in the database: one whose job is gone from the program goes too. */
async function unscheduleOthers(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  for (const { name } of await boss.getSchedules())
    if (!jobs.some(job => job.name === name)) await boss.unschedule(name)
}
