/** What is due and late, next breach first. A worklist over a million clocks reads one index range. */
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Day } from '#kit'
import type { Tx } from '#platform'
import { soonUntil } from '../state.ts'
import { type ClockRow, tables } from './clock.ts'

export type WorklistFilter = {
  readonly places?: readonly string[]
  readonly team?: string
  readonly inCharge?: string
  readonly unassigned?: true
  readonly rules?: readonly string[]
  readonly only?: 'late' | 'due-soon'
  /** A condition on `clock.subject`, made by the store of the area that knows the subjects. */
  readonly among?: Expression<SqlBool>
}
/** Where the next page begins: the last row shown. A subject may have several clocks that fall due on one day. */
export type After = {
  readonly dueOn: Day
  readonly subject: string
  readonly rule: string
  readonly startingFact: number
}

/** By which a list is in order; the index `clock_running` has them, so that rows of these need no look at the table. */
const keys = ['due_on', 'subject', 'rule', 'starting_fact'] as const
type Rows = 'whole' | 'keys'

type Page = { readonly after?: After; readonly limit: number }

/**
 * One page. The first rows of every rule of every place are taken and merged: each is read in the order of the index,
 * so that the page costs the same however many clocks run.
 */
export async function worklist(
  tx: Tx,
  system: string,
  today: Day,
  filter: WorklistFilter,
  page: Page,
): Promise<ClockRow[]> {
  const { rows } = await sql<ClockRow>`${firstOf(tx, system, today, filter, page, 'whole')}`.execute(tx)
  return rows
}

function firstOf(
  tx: Tx,
  system: string,
  today: Day,
  filter: WorklistFilter,
  page: Page,
  rows: Rows,
): Expression<Partial<ClockRow>> {
  const inOrder = (narrowed: WorklistFilter) => ordered(tx, system, today, narrowed, page, rows)
  const narrowed = partsOf(filter)
  if (narrowed.length < 2) return inOrder(filter)
  const parts = narrowed.map(part => sql`(${inOrder(part)})`)
  return sql<Partial<ClockRow>>`
    select * from (${sql.join(parts, sql` union all `)}) as clock
    order by due_on, subject, rule, starting_fact limit ${sql.lit(page.limit)}`
}

/** One part for each rule of each place; one's own list is short and has an index of its own. */
function partsOf(filter: WorklistFilter): readonly WorklistFilter[] {
  const { places, rules, inCharge } = filter
  if (!places || inCharge !== undefined) return [filter]
  return places.flatMap(place =>
    rules
      ? rules.map(rule => ({ ...filter, places: [place], rules: [rule] }))
      : [{ ...filter, places: [place] }],
  )
}

const ordered = (
  tx: Tx,
  system: string,
  today: Day,
  filter: WorklistFilter,
  { after, limit }: Page,
  rows: Rows,
) =>
  running(tx, system, today, filter)
    .$if(rows === 'whole', query => query.selectAll())
    .$if(rows === 'keys', query => query.select([...keys]))
    .$if(after !== undefined, query =>
      query.where(sql<boolean>`(due_on, subject, rule, starting_fact) > (${after!.dueOn}::date,
        ${after!.subject}, ${after!.rule}, ${after!.startingFact}::bigint)`),
    )
    .orderBy('due_on')
    .orderBy('subject')
    .orderBy('rule')
    .orderBy('starting_fact')
    // Written out, not a parameter: PostgreSQL then knows that little is wanted and keeps its plan for the connection.
    .limit(sql.lit(limit))

export type WorklistCounts = { readonly total: number; readonly late: number }

/**
 * Counts the first `upTo` and one more, so that a longer list is known as one. Late ones come first, and are counted
 * with them.
 */
export async function countWorklist(
  tx: Tx,
  system: string,
  today: Day,
  filter: WorklistFilter,
  upTo: number,
): Promise<WorklistCounts> {
  const first = firstOf(tx, system, today, filter, { limit: upTo + 1 }, 'keys')
  const { rows } = await sql<WorklistCounts>`
    select count(*)::integer as total, (count(*) filter (where due_on < ${today}::date))::integer as late
    from (${first}) as first`.execute(tx)
  return rows[0]!
}

function running(tx: Tx, system: string, today: Day, filter: WorklistFilter) {
  const { places, team, inCharge, unassigned, rules, only, among } = filter
  return (
    tables(tx)
      .selectFrom('clocks.clock')
      .where('system', '=', system)
      .where('outcome', 'is', null)
      .where('due_on', 'is not', null)
      // A single place or rule by equality, so that its part of the index is read in order.
      .$if(places?.length === 1, query => query.where('place', '=', places![0]!))
      .$if(places !== undefined && places.length !== 1, query => query.where('place', 'in', [...places!, '']))
      .$if(team !== undefined, query => query.where('team', '=', team!))
      .$if(inCharge !== undefined, query => query.where('in_charge', '=', inCharge!))
      .$if(unassigned === true, query => query.where('in_charge', 'is', null))
      .$if(rules?.length === 1, query => query.where('rule', '=', rules![0]!))
      .$if(rules !== undefined && rules.length !== 1, query => query.where('rule', 'in', [...rules!, '']))
      .$if(among !== undefined, query => query.where(among!))
      .$if(only === 'late', query => query.where('due_on', '<', today))
      .$if(only === 'due-soon', query =>
        query.where('due_on', '>=', today).where('due_on', '<=', soonUntil(today)),
      )
  )
}
