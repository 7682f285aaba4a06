/** What is due and late, next breach first. A worklist over a million clocks reads one index range. */
import { sql } from 'kysely'
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
}
/** Where the next page begins: the last row shown. A subject may have several clocks that fall due on one day. */
export type After = {
  readonly dueOn: Day
  readonly subject: string
  readonly rule: string
  readonly startingFact: number
}

export const worklist = (
  tx: Tx,
  system: string,
  today: Day,
  filter: WorklistFilter,
  page: { readonly after?: After; readonly limit: number },
): Promise<ClockRow[]> =>
  running(tx, system, today, filter)
    .selectAll()
    .$if(page.after !== undefined, query =>
      query.where(sql<boolean>`(due_on, subject, rule, starting_fact) > (${page.after!.dueOn}::date,
        ${page.after!.subject}, ${page.after!.rule}, ${page.after!.startingFact}::bigint)`),
    )
    .orderBy('due_on')
    .orderBy('subject')
    .orderBy('rule')
    .orderBy('starting_fact')
    .limit(page.limit)
    .execute()

export async function countWorklist(
  tx: Tx,
  system: string,
  today: Day,
  filter: WorklistFilter,
): Promise<number> {
  const { n } = await running(tx, system, today, filter)
    .select(count => count.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

function running(tx: Tx, system: string, today: Day, filter: WorklistFilter) {
  const { places, team, inCharge, unassigned, rules, only } = filter
  return tables(tx)
    .selectFrom('clocks.clock')
    .where('system', '=', system)
    .where('outcome', 'is', null)
    .where('due_on', 'is not', null)
    .$if(places !== undefined, query => query.where('place', 'in', [...(places ?? []), '']))
    .$if(team !== undefined, query => query.where('team', '=', team!))
    .$if(inCharge !== undefined, query => query.where('in_charge', '=', inCharge!))
    .$if(unassigned === true, query => query.where('in_charge', 'is', null))
    .$if(rules !== undefined, query => query.where('rule', 'in', [...(rules ?? []), '']))
    .$if(only === 'late', query => query.where('due_on', '<', today))
    .$if(only === 'due-soon', query =>
      query.where('due_on', '>=', today).where('due_on', '<=', soonUntil(today)),
    )
}
