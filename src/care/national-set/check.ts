/** What only the database knows to be wrong with a line: the checks of every caseload, said in the national columns. */
import type { NhsNumber, Refusal } from '#kit'
import type { Actor, Effect, Tx } from '#platform'
import { afterDeath, checkUnits } from '../caseload/check.ts'
import { type Known, knownFor } from '../caseload/known.ts'
import { casesKnownAs, type KnownCase, type KnownPerson, peopleWith } from '../caseload/store.ts'
import { readLocalId } from '../local-id.ts'
import { columnOf } from './column-of.ts'
import { commissionerOpened } from './commissioner-opened.ts'
import type { NationalRow, PersonTold } from './national-row.ts'

type Answer = Refusal | undefined

/** What one pass over the lines has found about people: their requests and their own line may be in two batches. */
type Passed = {
  /** Somebody with an accepted request, and what that does to what is known of them. */
  readonly carried: Map<NhsNumber, Effect>
  people: ReadonlyMap<NhsNumber, KnownPerson>
}
const passes = new WeakMap<Tx, Passed>()

function passOf(tx: Tx): Passed {
  const found = passes.get(tx) ?? { carried: new Map(), people: new Map() }
  passes.set(tx, found)
  return found
}

export async function checkLines(
  tx: Tx,
  system: string,
  lines: readonly NationalRow[],
  actor: Actor,
): Promise<Answer[]> {
  for (const line of lines) await markInherited(tx, line)
  const units = lines.map(line => ({ rows: line.told.map(each => each.row) }))
  const rows = units.flatMap(unit => unit.rows)
  const [known, passed] = [await knownFor(tx, system, rows), passOf(tx)]
  const refusals = await checkUnits(tx, known, units, { actor, mayFollowDeath: afterDeath })
  const kept = await keptOtherwise(tx, system, known, lines)
  const answers = lines.map((line, at) => kept.get(line) ?? inColumns(line, refusals[at]!))
  const refused = new Set(lines.filter((line, index) => answers[index] && isNewCase(known, line)))
  for (const [index, line] of lines.entries()) if (!answers[index]) carry(known, passed, line)
  for (const line of refused) forget(known, passed, line)
  const refusedCases = new Set([...refused].map(line => line.case))
  passed.people = await peopleOf(tx, system, lines)
  return lines.map(
    (line, index) => answers[index] ?? orphaned(line, refusedCases) ?? wrongPerson(line, passed),
  )
}

/** The set cannot say that a case was inherited; one that is older than its commissioner was. */
async function markInherited(tx: Tx, { told }: NationalRow): Promise<void> {
  const [first] = told
  if (!first?.row.commissioner) return
  const opened = await commissionerOpened(tx, first.row.commissioner)
  if (opened !== undefined && first.row.occurred_on < opened)
    told[0] = { ...first, row: { ...first.row, inherited: 'yes' } }
}

const isNewCase = ({ cases }: Known, line: NationalRow): boolean =>
  line.request !== '' && !cases.has(line.case)

/** A case that came in another way, or was begun here, must not come a second time under the name of the set. */
async function keptOtherwise(
  tx: Tx,
  system: string,
  known: Known,
  lines: readonly NationalRow[],
): Promise<Map<NationalRow, Refusal>> {
  const fresh = lines.filter(line => isNewCase(known, line))
  const found = await casesKnownAs(tx, system, [...new Set(fresh.map(line => line.request))])
  if (found.length === 0) return new Map()
  const people = await peopleWith(tx, system, { numbers: [], ids: found.map(each => each.person) })
  const numbers = new Map(people.map(person => [person.id, person.nhsNumber]))
  const kept = new Set(
    found.flatMap(each => namesOf(each).map(name => `${name} ${numbers.get(each.person)}`)),
  )
  const message = (line: NationalRow) =>
    `request_id ${line.request} is kept here already and did not come in a national set: it would be there twice`
  return new Map(
    fresh
      .filter(line => kept.has(`${line.request} ${line.person?.nhs_number}`))
      .map(line => [line, { code: 'invalid', field: 'request_id', message: message(line) }]),
  )
}

const namesOf = ({ reference, localId }: KnownCase): string[] =>
  localId === null ? [reference] : [reference, localId, readLocalId(localId).reference]

/** The first refusal of the facts of a line, with the column of the set that told the fact. */
function inColumns(line: NationalRow, refusals: readonly Answer[]): Answer {
  const at = refusals.findIndex(refusal => refusal !== undefined)
  const refusal = refusals[at]
  if (!refusal) return undefined
  const field = columnOf[refusal.field ?? ''] ?? line.told[at]!.column
  const message =
    refusal.field === 'case'
      ? 'request_id belongs to no request: it is neither in the files nor known here, or it was rejected'
      : refusal.message.replace(refusal.field ?? '', field)
  return { ...refusal, field, message }
}

function carry({ people }: Known, { carried }: Passed, { person, group }: NationalRow): void {
  const number = person?.nhs_number
  if (group !== '101' || !person || !number || carried.has(number)) return
  carried.set(number, effectOn(people.get(number), person))
}

const effectOn = (there: KnownPerson | undefined, told: PersonTold): Effect =>
  there === undefined ? 'new' : isSame(there, told) ? 'unchanged' : 'changed'

const isSame = (there: KnownPerson, told: PersonTold): boolean =>
  there.bornOn === told.born_on &&
  (told.died_on === null || told.died_on === there.diedOn) &&
  (told.family_name === null || told.family_name === there.familyName) &&
  (told.given_name === null || told.given_name === there.givenName)

/** What was expected of a line before it was refused is not there for later ones. */
function forget(known: Known, { carried }: Passed, line: NationalRow): void {
  known.pendingCases.delete(line.case)
  const number = line.person?.nhs_number
  if (!number || carried.has(number)) return
  known.pendingPeople.delete(number)
  known.toldDeaths.delete(number)
}

function orphaned(line: NationalRow, refusedCases: ReadonlySet<string>): Answer {
  if (line.request !== '' || !refusedCases.has(line.case)) return undefined
  return {
    code: 'invalid',
    field: 'request_id',
    message: 'request_id belongs to a request that was rejected',
  }
}

async function peopleOf(
  tx: Tx,
  system: string,
  lines: readonly NationalRow[],
): Promise<ReadonlyMap<NhsNumber, KnownPerson>> {
  const numbers = lines.flatMap(line => (line.group === '001' && line.person?.nhs_number) || [])
  if (numbers.length === 0) return new Map()
  const people = await peopleWith(tx, system, { numbers, ids: [] })
  return new Map(people.map(each => [each.nhsNumber, each]))
}

/** Somebody is kept here because of a request. */
function wrongPerson({ group, person }: NationalRow, { carried, people }: Passed): Answer {
  const number = person?.nhs_number
  if (group !== '001' || !person || !number || carried.has(number)) return undefined
  const there = people.get(number)
  if (there && isSame(there, person)) return undefined
  const message = there
    ? 'local_patient_id says something new of somebody known, and none of their requests is in the files or was accepted'
    : 'local_patient_id belongs to no request: none of this person is in the files, or it was rejected'
  return { code: 'invalid', field: 'local_patient_id', message }
}

/** Whom a person's line of the batch is about, where they are known. */
export function personKnown(tx: Tx, { person }: NationalRow): KnownPerson | undefined {
  const number = person?.nhs_number
  return number ? passOf(tx).people.get(number) : undefined
}

/** What a person's line does: what their requests do to what was known of them. */
export const effectOfPerson = (tx: Tx, { person }: NationalRow): Effect =>
  (person?.nhs_number && passOf(tx).carried.get(person.nhs_number)) || 'unchanged'
