/** The tables of schema clocks. */
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Subject } from '#facts'
import type { Day, Instant } from '#kit'
import type { Audience, Tx } from '#platform'
import type { Pause } from '../due.ts'
import type { Reading } from '../reading.ts'
import type { Outcome, Standing } from '../state.ts'

export type ClockRow = {
  system: string
  rule: string
  subject: string
  starting_fact: number
  started_on: Day
  started_at: Instant | null
  due_on: Day | null
  due_at: Instant | null
  latest_on: Day | null
  paused: boolean
  pauses: readonly Pause[]
  paused_days: number
  stopped_on: Day | null
  stopped_at: Instant | null
  outcome: Outcome | null
  owner: string | null
  place: string | null
  team: string | null
  in_charge: string | null
  audience: Audience
  calendar_version: string
}
export type ClockTables = { 'clocks.clock': ClockRow }
export const tables = (tx: Tx) => tx.withTables<ClockTables>()

export const rowOf = (system: string, subject: Subject, reading: Reading): ClockRow => ({
  ...{ system, rule: reading.rule, subject: subject.id, starting_fact: reading.startingFact },
  ...{
    started_on: reading.startedOn,
    started_at: reading.startedAt,
    due_on: reading.dueOn,
    due_at: reading.dueAt,
  },
  ...{
    latest_on: reading.latestOn,
    paused: reading.paused,
    pauses: reading.pauses,
    paused_days: reading.pausedDays,
  },
  ...{ stopped_on: reading.stoppedOn, stopped_at: reading.stoppedAt, outcome: reading.outcome },
  ...{ owner: subject.owner, place: subject.place, team: subject.team, in_charge: subject.inCharge },
  ...{ audience: subject.audience, calendar_version: reading.calendarVersion },
})

const changing = [
  ...([
    'started_on',
    'started_at',
    'due_on',
    'due_at',
    'latest_on',
    'paused',
    'pauses',
    'paused_days',
  ] as const),
  ...(['stopped_on', 'stopped_at', 'outcome', 'owner', 'place', 'team', 'in_charge', 'audience'] as const),
  'calendar_version' as const,
]

export async function upsertClocks(tx: Tx, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return
  await tables(tx)
    .insertInto('clocks.clock')
    .values(rows.map(row => ({ ...row, pauses: JSON.stringify(row.pauses) as unknown as Pause[] })))
    .onConflict(conflict =>
      conflict
        .columns(['system', 'rule', 'subject', 'starting_fact'])
        .doUpdateSet(Object.fromEntries(changing.map(column => [column, sql.ref(`excluded.${column}`)]))),
    )
    .execute()
}

/**
 * Removes clocks that are no longer read: a back-dated start takes the place of the first one, a redacted start is
 * gone. `rules` names the rules that were read; undefined where all were, those no longer installed included.
 */
export async function deleteClocksExcept(
  tx: Tx,
  system: string,
  subject: string,
  rows: readonly ClockRow[],
  rules?: readonly string[],
): Promise<void> {
  const kept = rows.map(row => `${row.rule} ${row.starting_fact}`)
  await tables(tx)
    .deleteFrom('clocks.clock')
    .where('system', '=', system)
    .where('subject', '=', subject)
    .$if(rules !== undefined, query => query.where('rule', 'in', rules!))
    .$if(kept.length > 0, query => query.where(sql<string>`rule || ' ' || starting_fact`, 'not in', kept))
    .execute()
}

export const clocksOf = (tx: Tx, system: string, subject: string): Promise<ClockRow[]> =>
  tables(tx)
    .selectFrom('clocks.clock')
    .selectAll()
    .where('system', '=', system)
    .where('subject', '=', subject)
    .orderBy('started_on')
    .orderBy('starting_fact')
    .orderBy('rule')
    .execute()

/** The next due day of each of some subjects, where a limit of theirs runs. */
export async function nextDueOf(
  tx: Tx,
  system: string,
  subjects: readonly string[],
  rules: readonly string[],
): Promise<ReadonlyMap<string, Day>> {
  if (subjects.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('clocks.clock')
    .select(clock => ['subject', clock.fn.min('due_on').as('dueOn')])
    .where('system', '=', system)
    .where('subject', 'in', subjects)
    .where('rule', 'in', rules)
    .where('outcome', 'is', null)
    .where('due_on', 'is not', null)
    .groupBy('subject')
    .execute()
  return new Map(rows.map(row => [row.subject, row.dueOn as Day]))
}

export async function labelClocks(tx: Tx, system: string, subject: Subject): Promise<void> {
  const { owner, place, team, inCharge: in_charge, audience } = subject
  await tables(tx)
    .updateTable('clocks.clock')
    .set({ owner, place, team, in_charge, audience })
    .where('system', '=', system)
    .where('subject', '=', subject.id)
    .execute()
}

/** What the state of a stored clock is read from. */
export const standingOf = (row: ClockRow): Standing => ({
  ...{ startedOn: row.started_on, dueOn: row.due_on, dueAt: row.due_at, pauses: row.pauses },
  ...{ stoppedOn: row.stopped_on, stoppedAt: row.stopped_at, outcome: row.outcome },
})

/** For a store of another area: whether a limit of some of the rules runs for a subject of its own table. */
export const hasRunningLimit = (
  system: Expression<string>,
  subject: Expression<string>,
  rules: readonly string[],
): Expression<SqlBool> =>
  sql<SqlBool>`exists (select from clocks.clock where clock.system = ${system} and clock.subject = ${subject}
    and clock.outcome is null and clock.rule in (${sql.join([...rules])}))`
