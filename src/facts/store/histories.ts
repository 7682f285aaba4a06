/** Many facts at once, for imports: one statement a table, whatever the number of rows. */
import { sql } from 'kysely'
import { copyInto, type Tx } from '#platform'
import type { Fact } from '../fact.ts'
import type { Subject } from '../subject.ts'

/** Numbers for facts that will be inserted, in rising order. */
export async function reserveFactIds(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return []
  const { rows } = await sql<{ id: number }>`
    select nextval('facts.fact_id') as id from generate_series(1, ${count}::integer)`.execute(tx)
  return rows.map(row => row.id)
}

/** Subjects as they shall be: those that are new, and those whose labels or number of facts changed. */
export async function upsertSubjects(tx: Tx, system: string, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return
  const rows = subjects.map(({ inCharge, ...rest }) => ({ system, ...rest, in_charge: inCharge }))
  await sql`
    insert into facts.subject (system, id, kind, audience, place, team, owner, in_charge, version)
    select system, id, kind, audience, place, team, owner, in_charge, version
    from json_populate_recordset(null::facts.subject, ${JSON.stringify(rows)}::json)
    on conflict (system, id) do update set audience = excluded.audience, place = excluded.place,
      team = excluded.team, owner = excluded.owner, in_charge = excluded.in_charge,
      version = greatest(excluded.version, subject.version + 1)`.execute(tx)
}

const factColumns = [
  ...([
    'system',
    'id',
    'subject',
    'name',
    'occurred_on',
    'occurred_at',
    'recorded_at',
    'recorded_by',
  ] as const),
  ...([
    'recorded_role',
    'recorded_organisation',
    'withdraws',
    'detail',
    'audience',
    'place',
    'team',
  ] as const),
] as const

/** Facts with the labels of their subjects. */
export async function insertFacts(
  tx: Tx,
  system: string,
  subject: ReadonlyMap<string, Subject>,
  facts: readonly Fact[],
): Promise<void> {
  if (facts.length === 0) return
  const rows = facts.map(fact => {
    const { audience, place, team } = subject.get(fact.subject)!
    return {
      ...{ system, id: fact.id, subject: fact.subject, name: fact.name, withdraws: fact.withdraws },
      ...{ occurred_on: fact.occurredOn, occurred_at: fact.occurredAt, recorded_at: fact.recordedAt },
      ...{ recorded_by: fact.recordedBy, recorded_role: fact.recordedRole },
      ...{ recorded_organisation: fact.recordedOrganisation, detail: fact.detail, audience, place, team },
    }
  })
  await copyInto(tx, 'facts.fact', factColumns, rows)
}

/** Facts that were there before carry the labels of their subject: they move with it. */
export async function relabelFacts(tx: Tx, system: string, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return
  const rows = subjects.map(({ id, audience, place, team }) => ({ system, id, audience, place, team }))
  await sql`
    update facts.fact f set audience = s.audience, place = s.place, team = s.team
    from json_populate_recordset(null::facts.subject, ${JSON.stringify(rows)}::json) s
    where f.system = ${system} and f.subject = s.id
      and (f.audience, f.place, f.team) is distinct from (s.audience, s.place, s.team)`.execute(tx)
}
