/** Cases to be written, with their people and facts: a page at a time. */

import { type Fact, factsOfMany } from '#facts'
import { groupedBy } from '#kit'
import type { Tx } from '#platform'
import { type CaseToExport, casesAfter } from '../caseload/store.ts'

export type ExportedCase = CaseToExport & { readonly facts: readonly Fact[] }

const casesAtOnce = 500

export async function* casesOfExport(tx: Tx, system: string): AsyncGenerator<ExportedCase> {
  for (let after = ''; ; ) {
    const cases = await casesAfter(tx, system, after, casesAtOnce)
    if (cases.length === 0) return
    after = cases.at(-1)!.id
    const ids = cases.map(each => each.id)
    const facts = groupedBy(await factsOfMany(tx, system, ids), fact => fact.subject)
    for (const each of cases) yield { ...each, facts: facts.get(each.id) ?? [] }
  }
}
