/** Cases that wait for the unit although no time limit of its runs: a list of limits alone would forget them. */
import { sql } from 'kysely'
import { hasRunningLimit } from '#clocks'
import type { Day } from '#kit'
import type { Tx } from '#platform'
import { movingStates, unitRules } from '../working-day.ts'

/** A message of the family, a letter that was not sent, or a step of a pathway that has no time limit. */
export type Untimed = {
  readonly id: string
  readonly what: 'message' | 'letter' | 'step'
  readonly since: Day
}

export type UntimedFilter = {
  readonly places: readonly string[]
  /** The coordinator; null for cases that nobody coordinates; undefined for all. */
  readonly coordinator?: string | null | undefined
  readonly limit: number
}

/** The longest wait first. Each kind reads as many rows as are asked for at most, so that one cannot hide another. */
export async function untimedCases(tx: Tx, system: string, filter: UntimedFilter): Promise<Untimed[]> {
  const { places, coordinator, limit } = filter
  if (places.length === 0) return []
  const whose =
    coordinator === undefined
      ? sql``
      : coordinator === null
        ? sql`and "case".coordinator is null`
        : sql`and "case".coordinator = ${coordinator}`
  const among = sql`from care.case where "case".system = ${system}
    and "case".place in (${sql.join([...places])}) ${whose}`
  const timed = hasRunningLimit(sql.ref('case.system'), sql.ref('case.id'), unitRules)
  const unanswered = movingStates.filter(state => state !== 'verified')
  const { rows } = await sql<Untimed>`
    select * from (
      (select id, 'message' as what, told_on as since ${among} and told_on is not null
        order by told_on, id limit ${sql.lit(limit)})
      union all
      (select id, 'letter', coalesce(decided_on, last_fact_on) ${among} and told_on is null and state = 'verified'
        order by 3, id limit ${sql.lit(limit)})
      union all
      (select id, 'step', last_fact_on ${among} and told_on is null
        and state in (${sql.join(unanswered)}) and not ${timed}
        order by last_fact_on, id limit ${sql.lit(limit)})
    ) as waits
    order by since, id limit ${sql.lit(limit)}`.execute(tx)
  return rows
}
