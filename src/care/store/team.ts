/** What the page of a team asks: who has nobody, who carries how many, whom the team waits for. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Tx } from '#platform'
import type { CaseState, PathwayId } from '../case.ts'
import { movingStates, openStates, undecidedStates } from '../working-day.ts'

export type TeamCase = {
  readonly id: string
  readonly reference: string
  readonly familyName: string
  readonly givenName: string
  readonly pathway: PathwayId
  readonly state: CaseState
  readonly receivedOn: Day
  readonly bookedOn: Day | null
}
const caseColumns = sql`"case".id, "case".reference, person.family_name as "familyName",
  person.given_name as "givenName", "case".pathway, "case".state, "case".received_on as "receivedOn",
  "case".booked_on as "bookedOn"`
const withPerson = sql`care.case join care.person on person.system = "case".system and person.id = "case".person`
const among = (states: readonly CaseState[]) => sql`"case".state in (${sql.join([...states])})`

/** A row to begin after, in the order in which the referrals came in. */
export type AfterCase = { readonly receivedOn: Day; readonly id: string }

export async function unassignedCases(
  tx: Tx,
  system: string,
  team: string,
  page: { readonly limit: number; readonly after?: AfterCase },
): Promise<TeamCase[]> {
  const { after, limit } = page
  const beyond = after
    ? sql`and ("case".received_on, "case".id) > (${after.receivedOn}::date, ${after.id})`
    : sql``
  const { rows } = await sql<TeamCase>`
    select ${caseColumns} from ${withPerson}
    where "case".system = ${system} and "case".team = ${team} and "case".coordinator is null
      and ${among(movingStates)} ${beyond}
    order by "case".received_on, "case".id limit ${limit}`.execute(tx)
  return rows
}

export type Load = {
  readonly coordinator: string
  readonly undecided: number
  readonly inCare: number
}

/** How many open cases of a team each coordinator has: to share out the work, never to compare people. */
export async function loadsOf(tx: Tx, system: string, team: string): Promise<Load[]> {
  const { rows } = await sql<Load>`
    select coordinator, count(*) filter (where ${among(movingStates)})::integer as undecided,
      count(*) filter (where not ${among(movingStates)})::integer as "inCare"
    from care.case
    where system = ${system} and team = ${team} and coordinator is not null and ${among(openStates)}
    group by coordinator`.execute(tx)
  return rows
}

export type WaitedFor = {
  readonly whom: string
  readonly cases: number
  readonly since: Day
}

/** Whom the team waits for, the longest wait first. */
export async function waitedForBy(tx: Tx, system: string, team: string): Promise<WaitedFor[]> {
  const { rows } = await sql<WaitedFor>`
    select waiting_for as whom, count(*)::integer as cases, min(waiting_since) as since
    from care.case
    where system = ${system} and team = ${team} and waiting_for is not null and ${among(undecidedStates)}
    group by waiting_for order by min(waiting_since), waiting_for limit 20`.execute(tx)
  return rows
}

/**
 * Cases of one coordinator that can change hands with the least lost: no meeting booked first, then those received
 * last.
 */
export async function casesToMove(
  tx: Tx,
  system: string,
  team: string,
  move: { readonly from: string; readonly count: number },
): Promise<TeamCase[]> {
  const { rows } = await sql<TeamCase>`
    select ${caseColumns} from ${withPerson}
    where "case".system = ${system} and "case".team = ${team} and "case".coordinator = ${move.from}
      and ${among(openStates)}
    order by "case".booked_on is not null, "case".received_on desc, "case".id limit ${move.count}`.execute(tx)
  return rows
}
