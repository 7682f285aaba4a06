/** What the overview is folded from. Only for the role `counting`: no actor's row security, and nobody's name. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Tx } from '#platform'
import { beyondBands } from '../age-bands.ts'
import type { MonthCount } from '../decided-in-time.ts'
import { type DecisionCount, type ReviewCount, suspension } from '../overview.ts'
import { forecastUntil, outstandingUntil, reviewRules, unitRules } from '../working-day.ts'

/** A limit that runs and started before the suspension's end was open in it. */
export async function countDecisions(tx: Tx, system: string, today: Day): Promise<DecisionCount[]> {
  const bounds = sql.join(beyondBands.map(band => sql.lit(band.from)))
  const { rows } = await sql<DecisionCount>`
    select place, team, commissioner, inherited, started_on <= ${suspension.to}::date as deferred,
      width_bucket(${today}::date - due_on, array[${bounds}]) as band, state, assigned, waiting, booked,
      due_on between ${today}::date and ${forecastUntil(today)}::date as soon,
      min(started_on) as oldest, count(*)::integer as cases
    from care.counted_limit
    where system = ${system} and rule = 'chc-decision' and outcome is null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`.execute(tx)
  return rows
}

export async function countReviews(tx: Tx, system: string, today: Day): Promise<ReviewCount[]> {
  const { rows } = await sql<ReviewCount>`
    select place, team, commissioner, inherited,
      count(*) filter (where due_on < ${today}::date)::integer as overdue,
      count(*)::integer as outstanding, count(*) filter (where booked)::integer as booked
    from care.counted_limit
    where system = ${system} and rule in (${sql.join([...reviewRules])}) and outcome is null
      and due_on <= ${outstandingUntil(today)}::date
    group by 1, 2, 3, 4`.execute(tx)
  return rows
}

/** By the month in which a referral was concluded, from one day to before another. */
export async function countConcluded(tx: Tx, system: string, from: Day, until: Day): Promise<MonthCount[]> {
  const { rows } = await sql<MonthCount>`
    select date_trunc('month', stopped_on)::date as month, count(*)::integer as concluded,
      count(*) filter (where stopped_on <= due_on)::integer as "inTime"
    from care.counted_limit
    where system = ${system} and rule = 'chc-decision' and outcome in ('stopped', 'discounted')
      and stopped_on >= ${from}::date and stopped_on < ${until}::date
    group by 1`.execute(tx)
  return rows
}

export type PromiseCount = {
  readonly rule: string
  readonly running: number
  readonly late: number
  readonly soon: number
}

/** Every promise of the unit that runs: how many, how many are late, how many will be within the forecast. */
export async function countPromises(tx: Tx, system: string, today: Day): Promise<PromiseCount[]> {
  const { rows } = await sql<PromiseCount>`
    select rule, count(*)::integer as running,
      count(*) filter (where due_on < ${today}::date)::integer as late,
      count(*) filter (where due_on between ${today}::date and ${forecastUntil(today)}::date)::integer as soon
    from clocks.counted
    where system = ${system} and outcome is null and rule in (${sql.join([...unitRules])})
    group by rule`.execute(tx)
  return rows
}
