/** What the jobs did last, and whose turn it is. */
import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db } from '../database.ts'
import { everyInWords, type Job } from './job.ts'

export type JobState = {
  readonly name: string
  readonly every: string
  readonly runningSince: Instant | null
  readonly lastStartedAt: Instant | null
  readonly lastFinishedAt: Instant | null
  /** `died`: its process ended in the middle. */
  readonly lastOutcome: 'done' | 'failed' | 'died' | null
  readonly lastError: string | null
  readonly lastFailedAt: Instant | null
  readonly runs: number
  readonly failures: number
}

const columns = sql`name, every, running_since as "runningSince", last_started_at as "lastStartedAt",
  last_finished_at as "lastFinishedAt", last_outcome as "lastOutcome", last_error as "lastError",
  last_failed_at as "lastFailedAt", runs, failures`

/** Every job that ever ran here. */
export async function listJobs(db: Db): Promise<JobState[]> {
  const { rows } = await sql<JobState>`select ${columns} from platform.job order by name`.execute(db)
  return rows
}

const lockOf = (name: string) => sql`hashtextextended(${`job ${name}`}, 0)`

/** The turn belongs to the connection: when its process dies, PostgreSQL gives it back. */
export async function takeTurn(connection: Db, name: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_lock(${lockOf(name)}) as mine`.execute(connection)
  return rows[0]?.mine === true
}

export async function giveUpTurn(connection: Db, name: string): Promise<void> {
  await sql`select pg_advisory_unlock(${lockOf(name)})`.execute(connection)
}

/** False, and nothing written, where the job is not due yet because another process has just run it. */
export async function noteStart(
  connection: Db,
  job: Job,
  at: Instant,
  isDue: (state: JobState | undefined) => boolean,
): Promise<boolean> {
  const { rows } = await sql<JobState>`select ${columns} from platform.job where name = ${job.name}`.execute(
    connection,
  )
  if (!isDue(rows[0])) return false
  await sql`
    insert into platform.job as j (name, every, running_since, last_started_at, runs)
    values (${job.name}, ${everyInWords(job)}, ${at}::timestamptz, ${at}::timestamptz, 1)
    on conflict (name) do update set every = excluded.every, running_since = excluded.running_since,
      last_started_at = excluded.last_started_at, runs = j.runs + 1,
      failures = j.failures + case when j.running_since is null then 0 else 1 end,
      last_outcome = case when j.running_since is null then j.last_outcome else 'died' end,
      last_failed_at = case when j.running_since is null then j.last_failed_at else j.running_since end,
      last_error = case when j.running_since is null then j.last_error
        else 'Its process ended while it ran.' end`.execute(connection)
  return true
}

/** The last error stays readable after a later success; `lastOutcome` says which came last. */
export async function noteEnd(
  connection: Db,
  name: string,
  at: Instant,
  failure: string | undefined,
): Promise<void> {
  const failed = failure !== undefined
  await sql`
    update platform.job set running_since = null, last_finished_at = ${at}::timestamptz,
      last_outcome = ${failed ? 'failed' : 'done'}, failures = failures + ${failed ? 1 : 0}::integer,
      last_error = coalesce(${failure?.slice(0, 4_000) ?? null}, last_error),
      last_failed_at = coalesce(${failed ? at : null}::timestamptz, last_failed_at)
    where name = ${name}`.execute(connection)
}
