/** Cases and people of a batch of an import: found and written in sets, by the owner of the tables. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Day, NhsNumber } from '#kit'
import type { Tx } from '#platform'
import { type Case, type PathwayId, type Person, plainName } from '../case.ts'
import { plainReference } from '../local-id.ts'

export type KnownPerson = Person & { readonly place: string }
export type KnownCase = {
  readonly id: string
  readonly reference: string
  readonly localId: string | null
  readonly person: string
  readonly pathway: PathwayId
  readonly receivedOn: Day
  readonly referrer: string | null
  readonly inherited: boolean
}

/** Cases by our own reference or by what their keeper called them. */
export async function casesCalled(tx: Tx, system: string, names: readonly string[]): Promise<KnownCase[]> {
  if (names.length === 0) return []
  const { rows } = await sql<KnownCase>`
    select id, reference, local_id as "localId", person, pathway, received_on as "receivedOn", referrer, inherited
    from care.case where system = ${system} and local_id = any(${names}::text[])
    union
    select id, reference, local_id, person, pathway, received_on, referrer, inherited
    from care.case where system = ${system} and reference = any(${names}::text[])`.execute(tx)
  return rows
}

/** Also by what their keepers called them without whose numbering it is, so that several may have one name. */
export async function casesKnownAs(tx: Tx, system: string, names: readonly string[]): Promise<KnownCase[]> {
  const called = await casesCalled(tx, system, names)
  if (names.length === 0) return called
  const { rows } = await sql<KnownCase>`
    select id, reference, local_id as "localId", person, pathway, received_on as "receivedOn", referrer, inherited
    from care.case where system = ${system} and local_reference = any(${names.map(plainReference)}::text[])`.execute(
    tx,
  )
  return [...called, ...rows.filter(row => !called.some(each => each.id === row.id))]
}

export type CaseOfPerson = Pick<
  Case,
  'id' | 'reference' | 'person' | 'pathway' | 'state' | 'receivedOn' | 'decidedOn' | 'outcome'
> &
  Pick<KnownCase, 'localId'> &
  Pick<Person, 'nhsNumber' | 'diedOn'>

/** Every case of some people. */
export async function casesOfPeople(
  tx: Tx,
  system: string,
  numbers: readonly NhsNumber[],
): Promise<CaseOfPerson[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<CaseOfPerson>`
    select c.id, c.reference, c.local_id as "localId", c.person, c.pathway, c.state, c.received_on as "receivedOn",
      c.decided_on as "decidedOn", c.outcome, p.nhs_number as "nhsNumber", p.died_on as "diedOn"
    from care.person p join care.case c on c.system = p.system and c.person = p.id
    where p.system = ${system} and p.nhs_number = any(${numbers}::text[]) order by c.id`.execute(tx)
  return rows
}

export type CaseToExport = Omit<KnownCase, 'receivedOn' | 'referrer'> &
  Pick<Case, 'state'> &
  Omit<Person, 'id'>

/** A page of the cases of a system with their people, in the order of their ids. */
export async function casesAfter(
  tx: Tx,
  system: string,
  after: string,
  limit: number,
): Promise<CaseToExport[]> {
  const { rows } = await sql<CaseToExport>`
    select c.id, c.reference, c.local_id as "localId", c.person, c.pathway, c.state, c.inherited, p.nhs_number as "nhsNumber",
      p.family_name as "familyName", p.given_name as "givenName", p.born_on as "bornOn", p.died_on as "diedOn"
    from care.case c join care.person p on p.system = c.system and p.id = c.person
    where c.system = ${system} and c.id > ${after} order by c.id limit ${limit}`.execute(tx)
  return rows
}

/** The places of cases, by our own references. */
export async function referencesKnown(
  tx: Tx,
  system: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ reference: string; place: string }>`
    select reference, place from care.case
    where system = ${system} and reference = any(${references}::text[])`.execute(tx)
  return new Map(rows.map(row => [row.reference, row.place]))
}

export async function peopleWith(
  tx: Tx,
  system: string,
  by: { readonly numbers: readonly NhsNumber[]; readonly ids: readonly string[] },
): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select id, nhs_number as "nhsNumber", family_name as "familyName", given_name as "givenName",
      born_on as "bornOn", died_on as "diedOn", place
    from care.person where system = ${system} and nhs_number = any(${by.numbers}::text[])
    union
    select id, nhs_number, family_name, given_name, born_on, died_on, place
    from care.person where system = ${system} and id = any(${by.ids}::text[])`.execute(tx)
  return rows
}

export async function upsertPeople(tx: Tx, system: string, people: readonly KnownPerson[]): Promise<void> {
  if (people.length === 0) return
  const rows = people.map(each => ({
    ...{ system, id: each.id, nhs_number: each.nhsNumber, place: each.place },
    ...{ family_name: each.familyName, given_name: each.givenName, born_on: each.bornOn },
    ...{ family_name_plain: plainName(each.familyName), died_on: each.diedOn },
  }))
  await sql`
    insert into care.person (system, id, nhs_number, family_name, given_name, family_name_plain, born_on,
      died_on, place)
    select system, id, nhs_number, family_name, given_name, family_name_plain, born_on, died_on, place
    from json_populate_recordset(null::care.person, ${JSON.stringify(rows)}::json)
    on conflict (system, id) do update set family_name = excluded.family_name,
      given_name = excluded.given_name, family_name_plain = excluded.family_name_plain,
      born_on = excluded.born_on, died_on = excluded.died_on, place = excluded.place`.execute(tx)
}

export type CaseToWrite = Case & { readonly localId: string | null }

export async function upsertCases(tx: Tx, system: string, cases: readonly CaseToWrite[]): Promise<void> {
  if (cases.length === 0) return
  const rows = cases.map(each => ({
    ...{ system, id: each.id, reference: each.reference, local_id: each.localId, person: each.person },
    ...{ pathway: each.pathway, state: each.state, commissioner: each.commissioner, place: each.place },
    ...{ team: each.team, received_on: each.receivedOn, referrer: each.referrer },
    ...{ coordinator: each.coordinator, recommended: each.recommended, decided_on: each.decidedOn },
    ...{ outcome: each.outcome, waiting_for: each.waitingFor, waiting_since: each.waitingSince },
    ...{ booked_on: each.bookedOn, setting: each.setting, last_fact_on: each.lastFactOn },
    ...{ told_on: each.toldOn, inherited: each.inherited },
    local_reference: each.localId === null ? null : plainReference(each.localId),
  }))
  await sql`
    insert into care.case (system, id, reference, local_id, local_reference, person, pathway, state, commissioner,
      place, team, received_on, referrer, coordinator, recommended, decided_on, outcome, waiting_for,
      waiting_since, booked_on, setting, told_on, last_fact_on, inherited)
    select system, id, reference, local_id, local_reference, person, pathway, state, commissioner,
      place, team, received_on, referrer, coordinator, recommended, decided_on, outcome, waiting_for,
      waiting_since, booked_on, setting, told_on, last_fact_on, inherited
    from json_populate_recordset(null::care.case, ${JSON.stringify(rows)}::json)
    on conflict (system, id) do update set state = excluded.state, commissioner = excluded.commissioner,
      place = excluded.place, team = excluded.team, received_on = excluded.received_on,
      coordinator = excluded.coordinator, recommended = excluded.recommended, decided_on = excluded.decided_on,
      outcome = excluded.outcome, waiting_for = excluded.waiting_for, waiting_since = excluded.waiting_since,
      booked_on = excluded.booked_on, setting = excluded.setting, told_on = excluded.told_on,
      last_fact_on = excluded.last_fact_on, inherited = excluded.inherited`.execute(tx)
}

/** The same text gives the same identifier, so that a file brought to two installations has the same addresses. */
export function identifierOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
