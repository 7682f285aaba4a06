/** Counting in SQL, in sets, and the figures that came of it. */
import { type RawBuilder, sql } from 'kysely'
import { type Instant, type Quarter, quarterSpan } from '#kit'
import type { Tx } from '#platform'
import { type Figure, type Level, notRecorded, type StoredFigure } from './figure.ts'
import type { CountingWay, Measure } from './measure.ts'

type FigureTables = {
  'measures.figure': {
    system: string
    measure: string
    level: Level
    code: string
    period: Quarter
    version: number
    definition: number
    numerator: number
    denominator: number
    as_at: Instant
    counted_at: Instant
  }
}

const tables = (tx: Tx) => tx.withTables<FigureTables>()

/** Who is counted, and who of them kept the limit. A limit stopped while it was paused had no due day: in time. */
const ways: Record<
  CountingWay,
  { readonly counted: RawBuilder<boolean>; readonly kept: RawBuilder<boolean> }
> = {
  'completed-in-period': {
    counted: sql`outcome in ('stopped', 'discounted') and stopped_on between span.since and span.until`,
    kept: sql`due_on is null or stopped_on <= due_on`,
  },
  'due-in-period': {
    counted: sql`due_on between span.since and span.until and (outcome is null or outcome = 'stopped')`,
    kept: sql`stopped_on <= due_on`,
  },
  'overdue-at-end': {
    counted: sql`started_on <= span.until and (stopped_on is null or stopped_on > span.until)
        and outcome is distinct from 'withdrawn'`,
    kept: sql`due_on < span.until`,
  },
}

/**
 * Counts the clocks of one rule in one quarter: the system, every place, every commissioner that has any.
 * Only for the role `counting`, which sees all clocks of its system and no identity.
 */
export async function countClocks(
  tx: Tx,
  counted: {
    readonly system: string
    readonly rule: string
    readonly measure: Measure
    readonly quarter: Quarter
  },
): Promise<Figure[]> {
  const { system, rule, measure, quarter } = counted
  const way = ways[measure.counting]
  const span = quarterSpan(quarter)
  const { rows } = await sql<{ level: Level; code: string; numerator: number; denominator: number }>`
    with span as (select ${span.from}::date as since, ${span.to}::date as until),
    counted as (
      select coalesce(place, ${notRecorded}) as place, coalesce(owner, ${notRecorded}) as owner,
        coalesce(${way.kept}, false) as kept
      from clocks.counted, span
      where system = ${system} and rule = ${rule} and ${way.counted}
    )
    select
      case when grouping(place) = 0 then 'place' when grouping(owner) = 0 then 'commissioner' else 'system' end
        as level,
      coalesce(place, owner, ${system}) as code,
      count(*) filter (where kept)::integer as numerator,
      count(*)::integer as denominator
    from counted
    group by grouping sets ((place), (owner), ())
    order by 1, 2`.execute(tx)
  return rows.map(row => ({
    ...row,
    measure: measure.id,
    definition: measure.definition,
    period: quarter,
  }))
}

/** A count that differs from the last becomes a new version; one that does not moves the as-at on. */
export async function storeFigures(
  tx: Tx,
  system: string,
  figures: readonly Figure[],
  at: { readonly asAt: Instant; readonly countedAt: Instant },
): Promise<void> {
  if (figures.length === 0) return
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb)
        as (measure text, definition integer, level text, code text, period text, numerator integer, denominator integer)
    ),
    last as (
      select distinct on (f.measure, f.level, f.code, f.period) f.*
      from measures.figure f
      join given g using (measure, level, code, period)
      where f.system = ${system}
      order by f.measure, f.level, f.code, f.period, f.version desc
    ),
    confirmed as (
      update measures.figure f set as_at = greatest(f.as_at, ${at.asAt}::timestamptz)
      from last l join given g using (measure, level, code, period)
      where f.system = ${system} and f.measure = l.measure and f.level = l.level and f.code = l.code
        and f.period = l.period and f.version = l.version
        and (g.definition, g.numerator, g.denominator) = (l.definition, l.numerator, l.denominator)
      returning f.measure
    )
    insert into measures.figure
      (system, measure, level, code, period, version, definition, numerator, denominator, as_at, counted_at)
    select ${system}, g.measure, g.level, g.code, g.period, coalesce(l.version, 0) + 1, g.definition,
      g.numerator, g.denominator, ${at.asAt}, ${at.countedAt}
    from given g left join last l using (measure, level, code, period)
    where l.version is null
      or (g.definition, g.numerator, g.denominator) <> (l.definition, l.numerator, l.denominator)`.execute(tx)
}

export type FigureFilter = {
  readonly measures: readonly string[]
  readonly periods?: readonly Quarter[]
  readonly level?: Level
}

/** The last version of each figure, in the order measure, period, level, code. */
export async function latestFigures(tx: Tx, system: string, filter: FigureFilter): Promise<StoredFigure[]> {
  if (filter.measures.length === 0) return []
  let query = tables(tx)
    .selectFrom('measures.figure')
    .selectAll()
    .distinctOn(['measure', 'period', 'level', 'code'])
    .where('system', '=', system)
    .where('measure', 'in', [...filter.measures])
  if (filter.periods) query = query.where('period', 'in', [...filter.periods])
  if (filter.level) query = query.where('level', '=', filter.level)
  const rows = await query
    .orderBy('measure')
    .orderBy('period')
    .orderBy('level')
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(stored)
}

/** Every version of one figure, oldest first. */
export async function versionsOf(
  tx: Tx,
  system: string,
  of: Pick<Figure, 'measure' | 'level' | 'code' | 'period'>,
): Promise<StoredFigure[]> {
  const rows = await tables(tx)
    .selectFrom('measures.figure')
    .selectAll()
    .where('system', '=', system)
    .where('measure', '=', of.measure)
    .where('level', '=', of.level)
    .where('code', '=', of.code)
    .where('period', '=', of.period)
    .orderBy('version')
    .execute()
  return rows.map(stored)
}

function stored(row: FigureTables['measures.figure']): StoredFigure {
  const { measure, definition, level, code, period, numerator, denominator, version } = row
  const { as_at: asAt, counted_at: countedAt } = row
  return { measure, definition, level, code, period, numerator, denominator, version, asAt, countedAt }
}
