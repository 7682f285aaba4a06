/** Finding people by equality on stored columns: anything looser would lose its index under row security. */
import { sql } from 'kysely'
import type { Day, NhsNumber } from '#kit'
import type { Tx } from '#platform'
import type { CaseState, PathwayId } from '../case.ts'
import type { Wanted } from '../find-cases.ts'

export type FoundCase = {
  readonly person: string
  readonly familyName: string
  readonly givenName: string
  readonly nhsNumber: NhsNumber
  readonly bornOn: Day
  readonly id: string
  readonly reference: string
  readonly localId: string | null
  readonly pathway: PathwayId
  readonly state: CaseState
  readonly place: string
  readonly receivedOn: Day
}

const most = 20
const columns = sql`person.id as person, person.family_name as "familyName", person.given_name as "givenName",
  person.nhs_number as "nhsNumber", person.born_on as "bornOn", "case".id, "case".reference,
  "case".local_id as "localId", "case".pathway, "case".state, "case".place, "case".received_on as "receivedOn"`
const people = sql`care.person join care.case on "case".system = person.system and "case".person = person.id`

/** Cases of the people that fit, of those the actor may see; the newest first. */
export async function findCases(tx: Tx, system: string, wanted: Wanted): Promise<FoundCase[]> {
  const { rows } = await sql<FoundCase>`
    select ${columns} from ${people} where person.system = ${system} and ${condition(wanted)}
    order by "case".received_on desc, "case".id limit ${most}`.execute(tx)
  return rows
}

function condition(wanted: Wanted) {
  if (wanted.by === 'nhs-number') return sql`person.nhs_number = ${wanted.nhsNumber}`
  if (wanted.by === 'reference') return called(wanted)
  return sql`person.family_name_plain = ${wanted.familyName} and person.born_on = ${wanted.bornOn}::date`
}

type Called = Extract<Wanted, { by: 'reference' }>

function called({ reference, localReference, numbering }: Called) {
  const ofNumbering = numbering === null ? sql`` : sql`and starts_with("case".local_id, ${`${numbering}: `})`
  return sql`("case".reference = ${reference} or ("case".local_reference = ${localReference} ${ofNumbering}))`
}

export async function casesOfPeople(
  tx: Tx,
  system: string,
  persons: readonly string[],
): Promise<FoundCase[]> {
  if (persons.length === 0) return []
  const { rows } = await sql<FoundCase>`
    select ${columns} from ${people}
    where person.system = ${system} and person.id in (${sql.join([...persons])})
    order by "case".received_on desc, "case".id limit ${most}`.execute(tx)
  return rows
}
