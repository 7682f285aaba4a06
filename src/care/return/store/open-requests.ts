/** The rows behind a count, under the row security of whoever asks. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Tx } from '#platform'
import type { Opening } from '../opening.ts'
import type { Activity } from '../request-reading.ts'
import { type Asked, conditionsOf, requestsKnown } from './conditions.ts'

export type OpenedRequest = {
  readonly case: string
  readonly reference: string
  readonly activity: Activity
  readonly started: Day | null
  readonly decided: Day | null
  readonly concluded: Day | null
  readonly finished: Day | null
}

/** @returns how many rows the actor may see, and the first of them by day of receipt. */
export async function openRequests(
  tx: Tx,
  asked: Asked,
  opening: Opening,
  limit: number,
): Promise<{ readonly seen: number; readonly rows: readonly OpenedRequest[] }> {
  const { rows } = await sql<OpenedRequest & { seen: number }>`
    with ${requestsKnown(sql`care.request_reading`, asked, sql`, r.case_id`)},
    counted as (
      select * from request
      where activity = any(${opening.of}::text[]) and ${conditionsOf(asked.quarter)[opening.count]}
    )
    select c.id as case, c.reference, counted.activity, counted.started, counted.decided, counted.concluded,
      counted.finished, count(*) over ()::integer as seen
    from counted join care.case c on c.system = ${asked.system} and c.id = counted.case_id
    order by counted.started, c.reference
    limit ${limit}`.execute(tx)
  return { seen: rows[0]?.seen ?? 0, rows: rows.map(({ seen: _, ...row }) => row) }
}
