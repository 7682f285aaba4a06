/**
 * Invented cases as they would stand in the record after the caseload file was brought in: what other shapes are made
 * from. Opens no database.
 */
import { type Actor, jobActor, type Moment } from '#platform'
import { historyOfCase } from '../caseload/histories.ts'
import { nothingKnown } from '../caseload/known.ts'
import { readRow } from '../caseload/row.ts'
import type { ExportedCase } from '../national-set/exported-cases.ts'
import { caseloadHeading, rowsOf } from './caseload.ts'
import type { Life } from './life.ts'
import { livesOf, type Wanted } from './people.ts'

/** The cases of one person after another. `at` is when all of it had been told. */
export function* inventedCases(wanted: Wanted, at: Moment): Generator<readonly ExportedCase[]> {
  const actor = jobActor('generator', wanted.settings.system, [], at, 'generate')
  for (const life of livesOf(wanted)) yield casesOf(actor, life)
}

function casesOf(actor: Actor, life: Life): ExportedCase[] {
  const written = life.cases.map((told, index) => {
    const rows = [...rowsOf(life, told, index + 1)].map(cells =>
      mustRead(Object.fromEntries(caseloadHeading.map((name, column) => [name, cells[column]!]))),
    )
    let facts = 0
    const writing = { actor, known: nothingKnown(), nextFactId: () => ++facts, people: new Map() }
    return historyOfCase(writing, rows[0]!.case, rows)
  })
  // A death that one case tells of is the person's.
  const diedOn = written.find(each => each.person.diedOn !== null)?.person.diedOn ?? null
  return written.map(({ case: of, person, history }) => ({
    ...{ id: of.id, reference: of.reference, localId: of.localId, person: of.person, pathway: of.pathway },
    ...{ state: of.state, inherited: of.inherited, nhsNumber: person.nhsNumber },
    ...{ familyName: person.familyName, givenName: person.givenName, bornOn: person.bornOn, diedOn },
    facts: history.added,
  }))
}

function mustRead(record: Readonly<Record<string, string>>) {
  const read = readRow(record)
  if (!read.ok) throw new Error(`The generator wrote a row that cannot be read: ${read.refusal.message}`)
  return read.value
}
