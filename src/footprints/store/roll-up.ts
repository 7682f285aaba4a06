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
 *
 * Codes that go the same way are counted together first and parted afterwards: a million counts of practices are as many
 * sums as there are commissioners before any share is taken.
 */
export async function rollUpBy(
  tx: Db | Tx,
  counts: RawBuilder<unknown>,
  weights: Weights,
): Promise<RolledUp> {
  const { ways, parts } = columnsOf(weights)
  const { rows } = await sql<Row>`
    with way as materialized (
      select * from unnest(${ways.map(row => row.code)}::text[], ${ways.map(row => row.way)}::integer[]) as w(code, way)
    ), part as materialized (
      select * from unnest(
        ${parts.map(row => row.way)}::integer[], ${parts.map(row => row.target)}::text[],
        ${parts.map(row => row.share)}::float8[], ${parts.map(row => row.because)}::text[]
      ) as p(way, target, share, because)
    ), summed as materialized (
      select way.way, case when way.way is null then c.code end as stray, c.period, sum(c.count) as count
      from ${counts} c left join way on way.code = c.code group by 1, 2, 3
    )
    select coalesce(p.target, s.stray) as code, s.period::text as period,
      coalesce(p.because, case when s.way is null then 'not-listed' end) as because,
      sum(s.count * coalesce(p.share, 1))::float8 as count,
      coalesce(sum(s.count * p.share) filter (where p.share < 1), 0)::float8 as estimated
    from summed s left join part p on p.way = s.way
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx)
  return {
    placed: rows.filter(row => row.because === null).map(({ because: _none, ...row }) => row),
    unplaced: rows.flatMap(({ estimated: _all, because: why, ...row }) =>
      why === null ? [] : [{ ...row, because: why }],
    ),
  }
}

type PartRow = { way: number; target: string; share: number; because: Reason | null }

function columnsOf(weights: Weights) {
  const numbers = new Map<string, number>()
  const parts: PartRow[] = []
  const ways = [...weights].map(([code, spread]) => {
    const key = JSON.stringify(spread)
    const known = numbers.get(key)
    if (known !== undefined) return { code, way: known }
    const way = numbers.size
    numbers.set(key, way)
    for (const part of spread.parts) parts.push({ way, target: part.code, share: part.share, because: null })
    for (const part of spread.left)
      parts.push({ way, target: part.code, share: part.share, because: part.because })
    return { code, way }
  })
  return { ways, parts }
}

export type Count = { readonly code: string; readonly period: string; readonly count: number }

/** Counts that are at hand, as a relation. */
export const relationOf = (counts: readonly Count[]): RawBuilder<unknown> => sql`
  (select * from unnest(
    ${counts.map(each => each.code)}::text[], ${counts.map(each => each.period)}::text[],
    ${counts.map(each => each.count)}::float8[]
  ) as counted(code, period, count))`
