/** Totals over cases and their limits. Only for the role `counting`: no actor's row security, and nobody's name. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kit'
import type { Tx } from '#platform'
import { ageBands } from '../age-bands.ts'
import type { CaseState } from '../case.ts'
import { forecastUntil, movingStates, stuckSince, unitRules } from '../working-day.ts'
import { stuckCondition } from './work.ts'

const among = (states: readonly CaseState[]) => sql`state in (${sql.join([...states])})`
const bounds = (bands: readonly { from: number }[]): RawBuilder<unknown> =>
  sql`array[${sql.join(bands.map(band => sql.lit(band.from)))}]`

export type StateByAge = { readonly state: CaseState; readonly band: number; readonly cases: number }

/** Cases of a team on which something must be done, by state and by how old they are. */
export async function countByStateAndAge(
  tx: Tx,
  system: string,
  team: string,
  today: Day,
): Promise<StateByAge[]> {
  const { rows } = await sql<StateByAge>`
    select state, width_bucket(${today}::date - received_on, ${bounds(ageBands)}) - 1 as band,
      count(*)::integer as cases
    from care.counted_case
    where system = ${system} and team = ${team} and ${among(movingStates)}
    group by 1, 2`.execute(tx)
  return rows
}

export type TeamCounts = {
  readonly team: string | null
  readonly open: number
  readonly unassigned: number
  readonly stuck: number
  readonly waiting: number
  readonly toVerify: number
}

/** Narrows a count to one team; without it every team is counted. */
const ofTeam = (team: string | undefined) => (team === undefined ? sql`` : sql`and team = ${team}`)

/** One row a team, null for cases of no team. `open` leaves out care that is in place and only waits for its review. */
export async function countByTeam(tx: Tx, system: string, today: Day, team?: string): Promise<TeamCounts[]> {
  const stuck = stuckCondition(stuckSince(today))
  const { rows } = await sql<TeamCounts>`
    select team, count(*)::integer as open, count(*) filter (where not assigned)::integer as unassigned,
      count(*) filter (where ${stuck})::integer as stuck,
      count(*) filter (where waiting)::integer as waiting,
      count(*) filter (where state = 'recommended')::integer as "toVerify"
    from care.counted_case as "case"
    where system = ${system} and ${among(movingStates)} ${ofTeam(team)}
    group by team`.execute(tx)
  return rows
}

export type TeamLimits = { readonly team: string | null; readonly late: number; readonly soon: number }

/** Running limits of the unit's own promises that are late, or fall due within the forecast, by team. */
export async function countLimitsByTeam(
  tx: Tx,
  system: string,
  today: Day,
  team?: string,
): Promise<TeamLimits[]> {
  const { rows } = await sql<TeamLimits>`
    select team, count(*) filter (where due_on < ${today}::date)::integer as late,
      count(*) filter (where due_on >= ${today}::date)::integer as soon
    from care.counted_limit
    where system = ${system} and outcome is null and due_on <= ${forecastUntil(today)}::date
      and rule in (${sql.join([...unitRules])}) ${ofTeam(team)}
    group by team`.execute(tx)
  return rows
}
