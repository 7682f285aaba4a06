/** The tables of schema care. */
import { sql } from 'kysely'
import type { Day, NhsNumber } from '#kit'
import type { Tx } from '#platform'
import { type Case, type CaseState, type Outcome, type PathwayId, type Person, plainName } from './case.ts'
import type { CaseReading } from './read-case.ts'

type PersonRow = {
  system: string
  id: string
  nhs_number: NhsNumber
  family_name: string
  given_name: string
  family_name_plain: string
  born_on: Day
  died_on: Day | null
  place: string
}
type CaseRow = {
  system: string
  id: string
  reference: string
  local_id: string | null
  person: string
  pathway: PathwayId
  state: CaseState
  commissioner: string
  place: string
  team: string | null
  received_on: Day
  referrer: string | null
  coordinator: string | null
  recommended: Outcome | null
  decided_on: Day | null
  outcome: Outcome | null
  waiting_for: string | null
  waiting_since: Day | null
  booked_on: Day | null
  setting: string | null
  told_on: Day | null
  last_fact_on: Day
  inherited: boolean
}
type ReceiptRow = Pick<
  CaseRow,
  'system' | 'reference' | 'referrer' | 'received_on' | 'state' | 'place' | 'decided_on'
>
type CareTables = { 'care.person': PersonRow; 'care.case': CaseRow; 'care.receipt': ReceiptRow }
const tables = (tx: Tx) => tx.withTables<CareTables>()

const caseColumns = [
  ...(['id', 'reference', 'person', 'pathway', 'state', 'commissioner', 'place', 'team'] as const),
  ...(['received_on as receivedOn', 'referrer', 'coordinator', 'recommended', 'outcome'] as const),
  ...(['decided_on as decidedOn', 'waiting_for as waitingFor', 'waiting_since as waitingSince'] as const),
  ...(['booked_on as bookedOn', 'setting', 'told_on as toldOn'] as const),
  ...(['last_fact_on as lastFactOn', 'inherited'] as const),
] as const
const personColumns = [
  ...(['id', 'nhs_number as nhsNumber', 'family_name as familyName', 'given_name as givenName'] as const),
  ...(['born_on as bornOn', 'died_on as diedOn'] as const),
] as const

export async function knownPerson(tx: Tx, nhsNumber: NhsNumber) {
  const { rows } = await sql<{ person: string; has_open_case: boolean }>`
    select person, has_open_case from care.known_person(${nhsNumber})`.execute(tx)
  return rows[0]
}

export async function insertPerson(tx: Tx, system: string, place: string, person: Person): Promise<void> {
  await tables(tx)
    .insertInto('care.person')
    .values({
      ...{ system, id: person.id, nhs_number: person.nhsNumber, place },
      ...{ family_name: person.familyName, given_name: person.givenName, born_on: person.bornOn },
      ...{ family_name_plain: plainName(person.familyName), died_on: person.diedOn },
    })
    .execute()
}

export async function insertCase(tx: Tx, system: string, each: Case): Promise<void> {
  const { receivedOn, decidedOn, waitingFor, waitingSince, bookedOn, toldOn, lastFactOn, ...rest } = each
  await tables(tx)
    .insertInto('care.case')
    .values({
      ...{ system, ...rest, received_on: receivedOn, decided_on: decidedOn },
      ...{ waiting_for: waitingFor, waiting_since: waitingSince, booked_on: bookedOn },
      ...{ told_on: toldOn, last_fact_on: lastFactOn },
    })
    .execute()
}

/** With what its keeper called it, where it came in from elsewhere. */
export type KeptCase = Case & { readonly localId: string | null }

export const findCase = (tx: Tx, system: string, id: string): Promise<KeptCase | undefined> =>
  tables(tx)
    .selectFrom('care.case')
    .select([...caseColumns, 'local_id as localId'])
    .where('system', '=', system)
    .where('id', '=', id)
    .executeTakeFirst()

/** The cases of somebody, as far as the actor sees them. */
export const casesOfPerson = (tx: Tx, system: string, person: string): Promise<Case[]> =>
  tables(tx)
    .selectFrom('care.case')
    .select(caseColumns)
    .where('system', '=', system)
    .where('person', '=', person)
    .orderBy('id')
    .execute()

export const findPerson = (tx: Tx, system: string, id: string): Promise<Person | undefined> =>
  tables(tx)
    .selectFrom('care.person')
    .select(personColumns)
    .where('system', '=', system)
    .where('id', '=', id)
    .executeTakeFirst()

export type CaseWithPerson = Case & Pick<Person, 'familyName' | 'givenName' | 'nhsNumber'>

/** The cases of a list of ids with the people's names: one query for a page of a worklist. */
export const casesWithPeople = async (
  tx: Tx,
  system: string,
  ids: readonly string[],
): Promise<CaseWithPerson[]> =>
  ids.length === 0
    ? []
    : tables(tx)
        .selectFrom('care.case as case')
        .innerJoin('care.person as person', join =>
          join.onRef('person.system', '=', 'case.system').onRef('person.id', '=', 'case.person'),
        )
        .select(caseColumns.map(column => `case.${column}` as const))
        .select([
          'person.family_name as familyName',
          'person.given_name as givenName',
          'person.nhs_number as nhsNumber',
        ])
        .where('case.system', '=', system)
        .where(sql<boolean>`"case".id = any(${ids}::text[])`)
        .execute()

/** Writes what the facts say into the case's row; the person's row follows the case to another place. */
export async function saveReading(tx: Tx, system: string, found: Case, reading: CaseReading): Promise<void> {
  const { receivedOn, decidedOn, waitingFor, waitingSince, bookedOn, toldOn, lastFactOn, ...rest } = reading
  await tables(tx)
    .updateTable('care.case')
    .set({
      ...{ ...rest, received_on: receivedOn, decided_on: decidedOn, waiting_for: waitingFor },
      ...{ waiting_since: waitingSince, booked_on: bookedOn },
      ...{ told_on: toldOn, last_fact_on: lastFactOn },
    })
    .where('system', '=', system)
    .where('id', '=', found.id)
    .execute()
  if (reading.place === found.place) return
  await tables(tx)
    .updateTable('care.person')
    .set({ place: reading.place })
    .where('system', '=', system)
    .where('id', '=', found.person)
    .execute()
}

/** Null where the death was recorded wrongly. */
export async function updateDeath(tx: Tx, system: string, person: string, diedOn: Day | null): Promise<void> {
  await tables(tx)
    .updateTable('care.person')
    .set({ died_on: diedOn })
    .where('system', '=', system)
    .where('id', '=', person)
    .execute()
}

export const receiptsOf = (tx: Tx, system: string) =>
  tables(tx)
    .selectFrom('care.receipt')
    .select(['reference', 'received_on as receivedOn', 'state', 'place', 'decided_on as decidedOn'])
    .where('system', '=', system)
    .orderBy('received_on', 'desc')
    .orderBy('reference')
    .limit(200)
    .execute()
