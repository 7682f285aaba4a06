/** The rows that the return counts: written whenever the facts of a case change. */
import { sql } from 'kysely'
import type { Tx } from '#platform'
import { beginningOfTime, type Milestone, type RequestReading } from '../request-reading.ts'

const days = ['started', 'assessed', 'decided', 'closed', 'died', 'ended'] as const

/** One row as the table has it, but for what the case and its person add. Also what a bulk import writes. */
export function rowOf(reading: RequestReading, number: number) {
  const { activity, commissioner, responsible, known, setting, outcome } = reading
  const milestones = days.flatMap(name => {
    const milestone: Milestone | null = reading[name]
    return [
      [`${name}_on`, milestone?.on ?? null],
      [`${name}_known`, milestone?.known ?? null],
    ]
  })
  return {
    ...{ number, activity, commissioner, responsible_from: responsible.from, responsible_to: responsible.to },
    ...{ known_from: known.from, known_until: known.until ?? 'infinity', setting, outcome },
    ...(Object.fromEntries(milestones) as Record<
      `${(typeof days)[number]}_${'on' | 'known'}`,
      string | null
    >),
  }
}

export type CaseReadings = { readonly case: string; readonly readings: readonly RequestReading[] }

/** Puts the readings of some cases in the place of what stands there. Whoever calls may see the cases and people. */
export async function saveReadings(tx: Tx, system: string, cases: readonly CaseReadings[]): Promise<void> {
  const ids = cases.map(each => each.case)
  await sql`delete from care.request_reading where system = ${system} and case_id = any(${ids}::text[])`.execute(
    tx,
  )
  const rows = cases.flatMap(each =>
    each.readings.map((reading, number) => ({ case_id: each.case, ...rowOf(reading, number) })),
  )
  await sql`
    insert into care.request_reading (system, case_id, number, activity, commissioner, responsible_from, responsible_to,
      known_from, known_until, started_on, started_known, assessed_on, assessed_known, setting, decided_on,
      decided_known, outcome, closed_on, closed_known, died_on, died_known, ended_on, ended_known, someone,
      adult_since, place, facts_seen)
    select c.system, c.id, g.number, g.activity, g.commissioner, g.responsible_from, g.responsible_to,
      g.known_from, g.known_until, g.started_on, g.started_known, g.assessed_on, g.assessed_known, g.setting,
      g.decided_on, g.decided_known, g.outcome, g.closed_on, g.closed_known, g.died_on, g.died_known, g.ended_on,
      g.ended_known, ('x' || substr(md5(p.id), 1, 16))::bit(64)::bigint,
      case when (p.born_on + interval '18 years')::date <= c.received_on then ${beginningOfTime}::date
        else (p.born_on + interval '18 years')::date end,
      c.place, s.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (case_id text, number integer, activity text,
      commissioner text, responsible_from date, responsible_to date, known_from timestamptz, known_until timestamptz,
      started_on date, started_known timestamptz, assessed_on date, assessed_known timestamptz, setting text,
      decided_on date, decided_known timestamptz, outcome text, closed_on date, closed_known timestamptz,
      died_on date, died_known timestamptz, ended_on date, ended_known timestamptz)
    join care.case c on c.system = ${system} and c.id = g.case_id
    join care.person p on p.system = c.system and p.id = c.person
    join facts.subject s on s.system = c.system and s.id = c.id`.execute(tx)
}

/** Cases in the order of their ids whose facts are more than what was read, or that were never read. */
export async function casesToRead(tx: Tx, system: string, limit: number, after: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from facts.subject s
    join care.case c on c.system = s.system and c.id = s.id
    left join care.request_reading r on r.system = s.system and r.case_id = s.id and r.number = 0
    where s.system = ${system} and s.kind = 'case' and s.id > ${after} and r.facts_seen is distinct from s.version
    order by s.id limit ${limit}`.execute(tx)
  return rows.map(row => row.id)
}
