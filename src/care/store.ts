/** The tables of schema care. */
import { sql } from 'kysely'
import type { Day, NhsNumber } from '#kit'
import type { Tx } from '#platform'
import { type Case, type CaseState, type Outcome, type Person, plainName } from './case.ts'

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
  person: string
  pathway: 'standard'
  state: CaseState
  commissioner: string
  place: string
  team: string | null
  received_on: Day
  referrer: string | null
  coordinator: string | null
  decided_on: Day | null
  outcome: Outcome | null
}
type ReceiptRow = Pick<
  CaseRow,
  'system' | 'reference' | 'referrer' | 'received_on' | 'state' | 'place' | 'decided_on'
>
type CareTables = { 'care.person': PersonRow; 'care.case': CaseRow; 'care.receipt': ReceiptRow }
const tables = (tx: Tx) => tx.withTables<CareTables>()

const caseColumns = [
  ...(['id', 'reference', 'person', 'pathway', 'state', 'commissioner', 'place', 'team'] as const),
  ...([
    'received_on as receivedOn',
    'referrer',
    'coordinator',
    'decided_on as decidedOn',
    'outcome',
  ] as const),
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
  const { receivedOn: received_on, decidedOn: decided_on, ...rest } = each
  await tables(tx)
    .insertInto('care.case')
    .values({ system, ...rest, received_on, decided_on })
    .execute()
}

export const findCase = (tx: Tx, system: string, id: string): Promise<Case | undefined> =>
  tables(tx)
    .selectFrom('care.case')
    .select(caseColumns)
    .where('system', '=', system)
    .where('id', '=', id)
    .executeTakeFirst()

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
        .where('case.id', 'in', ids)
        .execute()

export type CaseChange = Partial<
  Pick<Case, 'state' | 'coordinator' | 'decidedOn' | 'outcome' | 'place' | 'team'>
>

export async function updateCase(tx: Tx, system: string, id: string, change: CaseChange): Promise<void> {
  const { decidedOn, ...rest } = change
  await tables(tx)
    .updateTable('care.case')
    .set({ ...rest, ...(decidedOn === undefined ? {} : { decided_on: decidedOn }) })
    .where('system', '=', system)
    .where('id', '=', id)
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
