/** What a job is: something the product does by itself, for every system, again and again. */
import type { Instant } from '#kit'
import type { Database } from '../database.ts'

export type JobContext = {
  readonly database: Database
  /** The real time. A job that acts for a system asks for that system's moment. */
  readonly now: Instant
  /** Aborted when the product stops: a long job ends at the next good place. */
  readonly signal: AbortSignal
}

export type Job = {
  readonly name: string
  readonly title: string
  /** A number of seconds between two starts, or five fields of cron, read in Europe/London. */
  readonly every: number | string
  run(context: JobContext): Promise<void>
}

export const everyInWords = ({ every }: Pick<Job, 'every'>): string =>
  typeof every === 'number' ? `${every} seconds` : every
