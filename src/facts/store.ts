/** The tables of schema facts. */
import { sql } from 'kysely'
import type { Day, Instant } from '#kit'
import type { Actor, Audience, Tx } from '#platform'
import { type Detail, type Fact, type NewFact, removed, withdrawn } from './fact.ts'
import type { Labels, NewSubject, Subject } from './subject.ts'

type SubjectRow = {
  system: string
  id: string
  kind: string
  audience: Audience
  place: string | null
  team: string | null
  owner: string | null
  in_charge: string | null
  version: number
}
type FactRow = {
  system: string
  id: number
  subject: string
  name: string
  occurred_on: Day
  occurred_at: Instant | null
  recorded_at: Instant
  recorded_by: string
  recorded_role: string
  recorded_organisation: string | null
  withdraws: number | null
  detail: Detail
  audience: Audience
  place: string | null
  team: string | null
}
type TombstoneRow = {
  system: string
  id: number
  subject: string
  name: string
  removed_at: Instant
  removed_by: string
  authority: string
  audience: Audience
  place: string | null
}
type FactsTables = { 'facts.subject': SubjectRow; 'facts.fact': FactRow; 'facts.tombstone': TombstoneRow }
const tables = (tx: Tx) => tx.withTables<FactsTables>()

const factColumns = [
  ...(['id', 'subject', 'name', 'occurred_on as occurredOn', 'occurred_at as occurredAt'] as const),
  ...(['recorded_at as recordedAt', 'recorded_by as recordedBy', 'recorded_role as recordedRole'] as const),
  ...(['recorded_organisation as recordedOrganisation', 'withdraws', 'detail'] as const),
] as const
const subjectColumns = [
  ...(['id', 'kind', 'audience', 'place', 'team', 'owner', 'in_charge as inCharge', 'version'] as const),
] as const

export async function insertSubject(tx: Tx, system: string, subject: NewSubject): Promise<void> {
  const { inCharge: in_charge, ...rest } = subject
  await tables(tx)
    .insertInto('facts.subject')
    .values({ system, in_charge, version: 0, ...rest })
    .execute()
}

/** Takes hold of a subject until the transaction ends, so that two acts on it follow one another. */
export const lockSubject = (tx: Tx, system: string, id: string): Promise<Subject | undefined> =>
  tables(tx)
    .selectFrom('facts.subject')
    .select(subjectColumns)
    .where('system', '=', system)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Appends a fact, counts it on its subject, and answers with both. Undefined where the subject cannot be seen. */
export async function insertFact(
  tx: Tx,
  actor: Actor,
  fact: NewFact,
): Promise<{ fact: Fact; subject: Subject } | undefined> {
  const { system } = actor
  const subject = await tables(tx)
    .updateTable('facts.subject')
    .set({ version: sql`version + 1` })
    .where('system', '=', system)
    .where('id', '=', fact.subject)
    .returning(subjectColumns)
    .executeTakeFirst()
  if (!subject) return undefined
  const inserted = await tables(tx)
    .insertInto('facts.fact')
    .values({
      ...{ system, id: sql<number>`nextval('facts.fact_id')`, subject: fact.subject, name: fact.name },
      ...{ occurred_on: fact.occurredOn, occurred_at: fact.occurredAt ?? null, recorded_at: actor.at.now },
      ...{ recorded_by: actor.id, recorded_role: actor.role, recorded_organisation: actor.organisation },
      ...{
        withdraws: fact.withdraws ?? null,
        detail: JSON.stringify(fact.detail ?? {}) as unknown as Detail,
      },
      ...{ audience: subject.audience, place: subject.place, team: subject.team },
    })
    .returning(factColumns)
    .executeTakeFirstOrThrow()
  return { fact: inserted, subject }
}

export const factsOf = (tx: Tx, system: string, subject: string): Promise<Fact[]> =>
  tables(tx)
    .selectFrom('facts.fact')
    .select(factColumns)
    .where('system', '=', system)
    .where('subject', '=', subject)
    .orderBy('id')
    .execute()

export const subjectOf = (tx: Tx, system: string, id: string): Promise<Subject | undefined> =>
  tables(tx)
    .selectFrom('facts.subject')
    .select(subjectColumns)
    .where('system', '=', system)
    .where('id', '=', id)
    .executeTakeFirst()

/** The versions of some subjects, for a list on which acts are done in place. */
export async function versionsOf(
  tx: Tx,
  system: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('facts.subject')
    .select(['id', 'version'])
    .where('system', '=', system)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, row.version]))
}

/**
 * A page of a system's subjects in the order of their ids, for rebuilding what is read from facts. They are held
 * until the transaction ends: an act that recorded in between would have its clocks overwritten by an older reading.
 */
export const subjectsAfter = (tx: Tx, system: string, after: string, limit: number): Promise<Subject[]> =>
  tables(tx)
    .selectFrom('facts.subject')
    .select(subjectColumns)
    .where('system', '=', system)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()

export const factsOfMany = (tx: Tx, system: string, subjects: readonly string[]): Promise<Fact[]> =>
  tables(tx)
    .selectFrom('facts.fact')
    .select(factColumns)
    .where('system', '=', system)
    .where('subject', 'in', subjects)
    .orderBy('id')
    .execute()

/** Moves the labels of a subject and of all its facts. */
export async function updateLabels(
  tx: Tx,
  system: string,
  id: string,
  labels: Labels,
): Promise<Subject | undefined> {
  const { inCharge, ...shared } = labels
  const subject = await tables(tx)
    .updateTable('facts.subject')
    .set({ ...shared, ...(inCharge === undefined ? {} : { in_charge: inCharge }) })
    .where('system', '=', system)
    .where('id', '=', id)
    .returning(subjectColumns)
    .executeTakeFirst()
  const { audience, place, team } = labels
  const onFacts = {
    ...(audience && { audience }),
    ...(place !== undefined && { place }),
    ...(team !== undefined && { team }),
  }
  if (Object.keys(onFacts).length > 0)
    await tables(tx)
      .updateTable('facts.fact')
      .set(onFacts)
      .where('system', '=', system)
      .where('subject', '=', id)
      .execute()
  return subject
}

/**
 * Takes a fact away and says so in a tombstone. What it took back does not come to life by that: where that is still
 * there, its own row stays, emptied, and takes it back. Counts as a change of the subject. Answers with the subject.
 */
export async function replaceWithTombstone(
  tx: Tx,
  actor: Actor,
  id: number,
  authority: string,
): Promise<string | undefined> {
  const { system, at } = actor
  const gone = await tables(tx)
    .deleteFrom('facts.fact')
    .where('system', '=', system)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (!gone) return undefined
  const { subject, name, audience, place } = gone
  await tables(tx)
    .insertInto('facts.tombstone')
    .values({
      system,
      id,
      subject,
      name,
      audience,
      place,
      removed_at: at.now,
      removed_by: actor.id,
      authority,
    })
    .execute()
  await tables(tx)
    .updateTable('facts.subject')
    .set({ version: sql`version + 1` })
    .where('system', '=', system)
    .where('id', '=', subject)
    .execute()
  if (gone.withdraws !== null) await keepTakenBack(tx, gone, gone.withdraws)
  return subject
}

async function keepTakenBack(tx: Tx, gone: FactRow, earlier: number): Promise<void> {
  const stillThere = await tables(tx)
    .selectFrom('facts.fact')
    .select('id')
    .where('system', '=', gone.system)
    .where('id', '=', earlier)
    .executeTakeFirst()
  if (!stillThere) return
  const name = gone.name === withdrawn ? withdrawn : removed
  await tables(tx)
    .insertInto('facts.fact')
    .values({ ...gone, name, occurred_at: null, detail: JSON.stringify({}) as unknown as Detail })
    .execute()
}

export const tombstonesOf = (tx: Tx, system: string, subject: string) =>
  tables(tx)
    .selectFrom('facts.tombstone')
    .select(['id', 'name', 'removed_at as removedAt', 'removed_by as removedBy', 'authority'])
    .where('system', '=', system)
    .where('subject', '=', subject)
    .orderBy('id')
    .execute()
