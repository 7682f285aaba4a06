/** What a line of the set changes of its person or its case, by the columns of the set. */
import type { RowChange } from '#platform'
import { inWords, type PartChanged, partsChanged } from '../caseload/changes.ts'
import type { Known } from '../caseload/known.ts'
import type { KnownPerson } from '../caseload/store.ts'
import { columnOf } from './column-of.ts'
import { groups } from './layout.ts'
import type { NationalRow } from './national-row.ts'

/** `there` is the person of the line, as far as the record knows them. */
export function changeOfLine(known: Known, line: NationalRow, there: KnownPerson | undefined): RowChange {
  const { group, told, person, key } = line
  const [, ...ids] = key.split('\n')
  const ofFacts = told.flatMap(({ row, column }) =>
    inWords(partsChanged(known, row), { field: each => columnOf[each.part] ?? within(column, each) }),
  )
  const ofPerson = group === '001' && there && person ? inWords(personChanged(there, person), { field }) : []
  return { about: `${groups[group].file}, ${ids.join(', ')}`, differences: [...ofFacts, ...ofPerson] }
}

/** Several cells of the set may tell one entry; the one that told of it stands for them. */
const within = (column: string, { part }: PartChanged): string =>
  part === 'occurred_on' ? column : `${column} (${part.replace('detail.', '')})`

const field = ({ part }: PartChanged): string => columnOf[part] ?? part

function personChanged(there: KnownPerson, told: NonNullable<NationalRow['person']>): PartChanged[] {
  const cells = [
    ['born_on', there.bornOn, told.born_on],
    ['died_on', there.diedOn, told.died_on],
    ['family_name', there.familyName, told.family_name],
    ['given_name', there.givenName, told.given_name],
  ] as const
  return cells
    .filter(([, before, after]) => after !== null && after !== before)
    .map(([part, before, after]) => ({ entry: '', fact: '', part, before, after }))
}
