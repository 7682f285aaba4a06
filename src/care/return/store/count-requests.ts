/** Counting, as the role `counting`: two passes over the flat rows of one system, whatever the number of lines. */
import { sql } from 'kysely'
import type { Tx } from '#platform'
import { type Counted, type CountId, countIds, type Funding, type Moment } from '../count.ts'
import type { Activity } from '../request-reading.ts'
import { type Asked, conditionsOf, daysOf, mayCount, requestsKnown } from './conditions.ts'

const counted = sql`care.counted_request`

export async function countRequests(tx: Tx, asked: Asked): Promise<Counted> {
  const conditions = conditionsOf(asked.quarter)
  const columns = countIds.map(
    id => sql`count(*) filter (where ${conditions[id]})::integer as ${sql.ref(id)}`,
  )
  const { rows } = await sql<{ activity: Activity } & Record<CountId, number>>`
    with ${requestsKnown(counted, asked)}
    select activity, ${sql.join(columns)} from request
    where ${mayCount(asked.quarter)}
    group by activity`.execute(tx)
  return {
    requests: new Map(rows.map(({ activity, ...counts }) => [activity, counts])),
    people: await countPeople(tx, asked),
  }
}

/** Everybody once: first whether a person is funded at each of the three moments, then how many are. */
async function countPeople(tx: Tx, asked: Asked): Promise<Counted['people']> {
  const conditions = conditionsOf(asked.quarter)
  const { last, yearBefore } = daysOf(asked.quarter)
  const either = (...ids: CountId[]) =>
    sql`coalesce(bool_or(${sql.join(
      ids.map(id => sql`(${conditions[id]})`),
      sql` or `,
    )}), false)`
  const { rows } = await sql<{ funding: Funding } & Record<Moment, number>>`
    with ${requestsKnown(counted, asked)},
    person as (
      select case when outcome = 'nursing-care' then outcome when activity = 'local-resolution' then 'standard'
          else activity end as funding,
        ${either('eligible-at-end', 'nursing-at-end')} as at_end,
        ${either('eligible-before')} as before,
        ${either('eligible-at-year-start', 'nursing-at-year-start')} as at_year_start
      from request
      where is_decided and outcome in ('eligible', 'nursing-care') and (activity, outcome) <> ('nursing-care', 'eligible')
        and decided <= ${last}::date and (finished is null or finished > ${yearBefore}::date)
      group by 1, someone
    )
    select funding, count(*) filter (where at_end)::integer as "at-end",
      count(*) filter (where before)::integer as before,
      count(*) filter (where at_year_start)::integer as "at-year-start"
    from person group by funding`.execute(tx)
  return new Map(rows.map(({ funding, ...moments }) => [funding, moments]))
}
