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
 * sums as there are commissioners before any share is taken. A code that has no way is summed as its own. No code comes
 * twice, and the planner is told so (`distinct on`): it would else look up the few ways in a table of the million counts.
 */
export async function rollUpBy(
  tx: Db | Tx,
  counts: RawBuilder<unknown>,
  weights: Weights,
): Promise<RolledUp> {
  const { ways, parts } = columnsOf(weights)
  const { rows } = await sql<Row>`
    with part as materialized (
      select * from unnest(
        ${parts.way}::text[], ${parts.target}::text[], ${parts.share}::float8[], ${parts.because}::text[]
      ) as p(way, target, share, because)
    ), summed as materialized (
      select coalesce(way.way, c.code) as way, c.period, sum(c.count) as count
      from ${counts} c
      left join (
        select distinct on (code) code, way from unnest(${ways.code}::text[], ${ways.way}::text[]) as w(code, way)
        order by code
      ) way on way.code = c.code
      group by 1, 2
    )
    select coalesce(p.target, s.way) as code, s.period::text as period,
      case when p.way is null then 'not-listed' else p.because end as because,
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

/** The ways, and the parts of each, column by column. */
type Columns = {
  readonly ways: { readonly code: string[]; readonly way: string[] }
  readonly parts: {
    readonly way: string[]
    readonly target: string[]
    readonly share: number[]
    readonly because: (Reason | null)[]
  }
}

/** Weights are kept while the reference data stands, and so are their columns. */
const columnsKept = new WeakMap<Weights, Columns>()

function columnsOf(weights: Weights): Columns {
  const found = columnsKept.get(weights) ?? inColumns(weights)
  columnsKept.set(weights, found)
  return found
}

function inColumns(weights: Weights): Columns {
  const names = new Map<string, string>()
  const columns: Columns = {
    ways: { code: [], way: [] },
    parts: { way: [], target: [], share: [], because: [] },
  }
  const part = (way: string, target: string, share: number, because: Reason | null): void => {
    columns.parts.way.push(way)
    columns.parts.target.push(target)
    columns.parts.share.push(share)
    columns.parts.because.push(because)
  }
  for (const [code, spread] of weights) {
    const like = JSON.stringify(spread)
    // No code has a space, so a way cannot be taken for one.
    const way = names.get(like) ?? `way ${names.size}`
    columns.ways.code.push(code)
    columns.ways.way.push(way)
    if (names.has(like)) continue
    names.set(like, way)
    for (const each of spread.parts) part(way, each.code, each.share, null)
    for (const each of spread.left) part(way, each.code, each.share, each.because)
  }
  return columns
}

export type Count = { readonly code: string; readonly period: string; readonly count: number }

/** Counts that are at hand, as a relation. */
export const relationOf = (counts: readonly Count[]): RawBuilder<unknown> => sql`
  (select * from unnest(
    ${counts.map(each => each.code)}::text[], ${counts.map(each => each.period)}::text[],
    ${counts.map(each => each.count)}::float8[]
  ) as counted(code, period, count))`
