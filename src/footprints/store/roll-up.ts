/** Rolling counts up: one pass of the database over whatever is counted, with the weights beside it. */
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform'
import type { Reason } from '../roll-up/part.ts'
import type { Weights } from '../roll-up/weights.ts'

/** A count of one period, at the footprint where it was placed. */
export type PlacedCount = {
  readonly code: string
  readonly period: string
  readonly count: number
  /** How much of the count was placed by shares of people, because boundaries do not nest; 0 where all of it is exact. */
  readonly estimated: number
}

/** A count that stays with the code it could not leave. */
export type UnplacedCount = {
  readonly code: string
  readonly period: string
  readonly count: number
  readonly because: Reason
}

export type RolledUp = {
  readonly placed: readonly PlacedCount[]
  readonly unplaced: readonly UnplacedCount[]
}

type Row = { code: string; period: string; count: number; estimated: number; because: Reason | null }

/**
 * `counts` is a relation of columns code, period and count: a table, a view, or `relationOf`. Whatever is counted is in
 * what was placed or in what was not, and in one of them only: both together add up to it.
 */
export async function rollUpBy(
  tx: Db | Tx,
  counts: RawBuilder<unknown>,
  weights: Weights,
): Promise<RolledUp> {
  const { of, target, share, because } = columnsOf(weights)
  const { rows } = await sql<Row>`
    with weight as materialized (
      select * from unnest(${of}::text[], ${target}::text[], ${share}::float8[], ${because}::text[])
        as w(code, target, share, because)
    )
    select coalesce(w.target, c.code) as code, c.period::text as period,
      coalesce(w.because, case when w.code is null then 'not-listed' end) as because,
      sum(c.count * coalesce(w.share, 1))::float8 as count,
      coalesce(sum(c.count * w.share) filter (where w.share < 1), 0)::float8 as estimated
    from ${counts} c left join weight w on w.code = c.code
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx)
  return {
    placed: rows.filter(row => row.because === null).map(({ because: _none, ...row }) => row),
    unplaced: rows.flatMap(({ estimated: _all, because: why, ...row }) =>
      why === null ? [] : [{ ...row, because: why }],
    ),
  }
}

function columnsOf(weights: Weights) {
  const rows = [...weights].flatMap(([of, { parts, left }]) => [
    ...parts.map(part => ({ of, target: part.code, share: part.share, because: null })),
    ...left.map(part => ({ of, target: part.code, share: part.share, because: part.because })),
  ])
  return {
    of: rows.map(row => row.of),
    target: rows.map(row => row.target),
    share: rows.map(row => row.share),
    because: rows.map(row => row.because),
  }
}

export type Count = { readonly code: string; readonly period: string; readonly count: number }

/** Counts that are at hand, as a relation. */
export const relationOf = (counts: readonly Count[]): RawBuilder<unknown> => sql`
  (select * from unnest(
    ${counts.map(each => each.code)}::text[], ${counts.map(each => each.period)}::text[],
    ${counts.map(each => each.count)}::float8[]
  ) as counted(code, period, count))`
