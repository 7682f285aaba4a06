/** Clocks of many new subjects in one statement. */
import { sql } from 'kysely'
import type { Tx } from '#platform'
import type { ClockRow } from './clock.ts'

export async function insertClocks(tx: Tx, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into clocks.clock (system, rule, subject, starting_fact, started_on, started_at, due_on, due_at,
      latest_on, paused, pauses, paused_days, stopped_on, stopped_at, outcome, owner, place, team, in_charge,
      audience, calendar_version)
    select system, rule, subject, starting_fact, started_on, started_at, due_on, due_at,
      latest_on, paused, pauses, paused_days, stopped_on, stopped_at, outcome, owner, place, team, in_charge,
      audience, calendar_version
    from json_populate_recordset(null::clocks.clock, ${JSON.stringify(rows)}::json)`.execute(tx)
}
