/** Every fact that a mapping can tell of: those it names, and the death where it reads a date of death. */
import { careFacts } from '../../facts.ts'
import type { MappedFact, Mapping } from './mapping.ts'

export function factsTold({ facts, person }: Mapping): readonly MappedFact[] {
  const isNamed = facts.some(each => each.fact === careFacts.died)
  return person.died_on?.column === undefined || isNamed
    ? facts
    : [...facts, { fact: careFacts.died, on: person.died_on }]
}

/** The same fact in two columns, such as a first and a second review, is two entries. */
export function entryOf(mapping: Mapping, fact: MappedFact): string {
  const same = factsTold(mapping).filter(each => each.fact === fact.fact)
  return same.length === 1 ? fact.fact : `${fact.fact} ${same.indexOf(fact) + 1}`
}

/** What was taken back because a sheet no longer said it, and is said again, is an entry of its own. */
export const toldAgain = (entry: string, time: number): string =>
  time === 1 ? entry : `${entry}, told again ${time}`

/** The fact of the mapping that an entry tells of. */
export const factOfEntry = (mapping: Mapping, entry: string): MappedFact | undefined =>
  factsTold(mapping).find(each => entryOf(mapping, each) === entry.replace(/, told again \d+$/, ''))
