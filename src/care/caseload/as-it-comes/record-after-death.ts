/** A death that the record contradicts: something was recorded of the person on a later day, which a sheet cannot undo. */
import { type Fact, factsOfMany, standing } from '#facts'
import { groupedBy, type Refusal } from '#kit'
import type { Tx } from '#platform'
import { factTitles } from '../../fact-titles.ts'
import { careFacts } from '../../facts.ts'
import { localIdInWords } from '../../local-id.ts'
import type { Known } from '../known.ts'
import { stepOrders } from '../step-orders.ts'
import { casesOfPeople } from '../store.ts'
import { entryOf } from '../stored-detail.ts'
import type { SheetCase } from './read-sheet-row.ts'

const notAfterDeath = stepOrders.flatMap(each => (each.later === careFacts.died ? [each.earlier] : []))

/** One answer a case, in order. What rows of the sheet tell themselves is judged with them. */
export async function recordAfterDeath(
  tx: Tx,
  system: string,
  known: Known,
  cases: readonly SheetCase[],
): Promise<(Refusal | undefined)[]> {
  const told = new Map(cases.map(each => [known.cases.get(each.name)?.id, each]))
  const numbers = cases.flatMap(({ rows }) => (rows[0]!.died_on && rows[0]!.nhs_number) || [])
  const ofPeople = await casesOfPeople(tx, system, [...new Set(numbers)])
  const ids = ofPeople.map(each => each.id)
  const facts = groupedBy(ids.length === 0 ? [] : await factsOfMany(tx, system, ids), fact => fact.subject)
  return cases.map(({ rows }) => {
    const { nhs_number: number, died_on: on } = rows[0]!
    const own = ofPeople.filter(each => on !== null && each.nhsNumber === number && each.diedOn !== on)
    const later = own.flatMap(each => {
      const fact = recordedAfter(on!, facts.get(each.id) ?? [], told.get(each.id))
      return fact
        ? [{ fact, name: each.localId === null ? each.reference : localIdInWords(each.localId) }]
        : []
    })[0]
    if (!later) return undefined
    const what = (factTitles[later.fact.name] ?? later.fact.name).toLowerCase()
    return {
      ...{ code: 'invalid', field: 'died_on' },
      message: `died_on is ${on}, but the record of the case ${later.name} says on ${later.fact.occurredOn}: ${what}`,
    }
  })
}

const recordedAfter = (on: string, facts: readonly Fact[], told: SheetCase | undefined): Fact | undefined =>
  standing(facts).find(fact => {
    const isTold = told && [...told.silent, ...told.rows.map(row => row.entry)].includes(entryOf(fact))
    return !isTold && fact.occurredOn > on && notAfterDeath.includes(fact.name)
  })
