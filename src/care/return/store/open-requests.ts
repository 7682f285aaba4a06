/** The rows behind a count: how many there are, as the role `counting`, and those that whoever asks may see. */
import { type RawBuilder, sql } from 'kysely'
import type { Day, Instant } from '#kit'
import type { Tx } from '#platform'
import type { Opening } from '../opening.ts'
import type { Activity } from '../request-reading.ts'
import { type Asked, conditionsOf, requestsKnown } from './conditions.ts'

export type AskedRows = Asked & {
  /** When the frozen return of the quarter before was counted; null where none was signed off. */
  readonly before: Instant | null
}

export type OpenedRequest = {
  readonly case: string
  readonly number: number
  readonly reference: string
  /** What its keeper called the case, where it came in from elsewhere. */
  readonly localId: string | null
  readonly activity: Activity
  readonly started: Day | null
  readonly assessed: Day | null
  readonly decided: Day | null
  readonly concluded: Day | null
  readonly finished: Day | null
}

/** The last row of the page before. */
export type AfterRequest = {
  readonly started: Day
  readonly reference: string
  readonly number: number
}

/** Whole history in one page where there is no limit. */
export type RowsPage = { readonly after: AfterRequest | null; readonly limit: number | null }

/** Requests without a day of receipt come first. */
export const startOf = ({ started }: Pick<OpenedRequest, 'started'>): Day => started ?? ('0001-01-01' as Day)

/**
 * Requests are told apart by whose they are and which of theirs it is, so that what was counted at two times can be
 * compared without anything that names a case.
 */
function opened(
  source: RawBuilder<unknown>,
  asked: AskedRows,
  { of, count, known }: Opening,
  also: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  const at = (knownAt: Instant | null) => sql`(
    with ${requestsKnown(source, { ...asked, knownAt }, also)}
    select *, row_number() over (partition by someone order by started, decided, activity) as nth
    from request
    where activity = any(${of}::text[]) and ${conditionsOf(asked.quarter)[count]}
  )`
  const without = (here: RawBuilder<unknown>, there: RawBuilder<unknown>) => sql`(
    select here.* from ${here} here left join ${there} there using (someone, nth)
    where there.someone is null
  )`
  switch (known) {
    case 'asked':
      return at(asked.knownAt)
    case 'asked-besides':
      return sql`(select * from ${at(asked.knownAt)} each_one where nth > 1)`
    case 'before':
      return at(asked.before)
    case 'added-since':
      return without(at(asked.knownAt), at(asked.before))
    case 'gone-since':
      return without(at(asked.before), at(asked.knownAt))
  }
}

/** How many there are in all, whoever may see them. */
export async function countOpened(tx: Tx, asked: AskedRows, opening: Opening): Promise<number> {
  const { rows } = await sql<{ counted: number }>`
    select count(*)::integer as counted from ${opened(sql`care.counted_request`, asked, opening)} counted`.execute(
    tx,
  )
  return rows[0]!.counted
}

/** @returns how many rows the actor may see, and a page of them by day of receipt. */
export async function openRequests(
  tx: Tx,
  asked: AskedRows,
  opening: Opening,
  { after, limit }: RowsPage,
): Promise<{ readonly seen: number; readonly rows: readonly OpenedRequest[] }> {
  const place = sql`(coalesce(started, '0001-01-01'), reference, number)`
  const further = after
    ? sql`where ${place} > (${after.started}::date, ${after.reference}, ${after.number}::integer)`
    : sql``
  const { rows } = await sql<OpenedRequest & { seen: number }>`
    with visible as (
      select c.id as case, counted.number, c.reference, c.local_id as "localId", counted.activity, counted.started,
        counted.assessed, counted.decided, counted.concluded, counted.finished, count(*) over ()::integer as seen
      from ${opened(sql`care.request_reading`, asked, opening, sql`, r.case_id, r.number`)} counted
      join care.case c on c.system = ${asked.system} and c.id = counted.case_id
    )
    select * from visible ${further}
    order by ${place} ${limit === null ? sql`` : sql`limit ${limit}`}`.execute(tx)
  return { seen: rows[0]?.seen ?? 0, rows: rows.map(({ seen: _, ...row }) => row) }
}
