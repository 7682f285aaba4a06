/**
 * A row of a sheet beside what the record holds of its case. A corrected sheet tells the whole case again: what it has
 * a column for and says no longer is taken back, and stays readable as withdrawn. What somebody took back here stays
 * so, however often the sheet says it; what only a sheet took back, a sheet can tell again.
 */
import { type Fact, standing, withdrawn } from '#facts'
import type { Day } from '#kit'
import { careFacts } from '../../facts.ts'
import type { Known } from '../known.ts'
import { type CaseloadRow, nothingSaid } from '../row.ts'
import { entryOf, type FactByEntry, factsByEntry } from '../stored-detail.ts'
import { takingBack } from '../taking-back.ts'
import { toldAgain } from './mapped-facts.ts'
import type { SheetCase } from './read-sheet-row.ts'

export function againstRecord(known: Known, sheet: SheetCase, today: Day): CaseloadRow[] {
  const { name, rows, silent } = sheet
  const found = known.cases.get(name)
  if (!found) return [...rows]
  const facts = known.facts.get(found.id) ?? []
  const record: OnRecord = { facts, held: standing(facts), entries: factsByEntry(facts) }
  const told = rows.flatMap(row =>
    row.fact === careFacts.died ? deathIn(record, row) : [again(record, row)],
  )
  const [referral, ...others] = told
  const takenBack = silent.flatMap(entry => noLongerSaid(record, sheet, entry, today))
  return [referral!, ...takenBack, ...others]
}

type OnRecord = {
  readonly facts: readonly Fact[]
  readonly held: readonly Fact[]
  readonly entries: FactByEntry
}

/** The entry under which something is told now: a new one where a sheet took back what it said under the old one. */
function again({ held, entries }: OnRecord, row: CaseloadRow): CaseloadRow {
  for (let time = 1; ; time += 1) {
    const entry = toldAgain(row.entry, time)
    const fact = entries.get(entry)
    const isTakenBack = fact && held.some(each => entryOf(each) === markOf(fact.id))
    if (!isTakenBack) return { ...row, entry }
  }
}

const markOf = (id: number): string => `no longer said: #${id}`

/** A death that is on the record already is not recorded twice, whoever told of it; another day corrects it. */
function deathIn(record: OnRecord, row: CaseloadRow): CaseloadRow[] {
  const death = record.held.find(fact => fact.name === careFacts.died)
  if (!death) return [again(record, row)]
  const isOwn = entryOf(death) === again(record, row).entry
  if (!isOwn && death.occurredOn === row.occurred_on) return []
  return [{ ...row, entry: entryOf(death) }]
}

/** Also what it was corrected from: that would hold again. */
function noLongerSaid(record: OnRecord, told: SheetCase, silent: string, today: Day): CaseloadRow[] {
  const { entry } = again(record, { ...told.rows[0]!, entry: silent })
  const fact = record.entries.get(entry)
  if (!fact || !record.held.includes(fact)) return []
  const detail = { why: 'The sheet no longer says it', entry: fact.name }
  return takingBack(record, fact).map(({ id, withdraws }) => ({
    ...{ ...nothingSaid, case: told.name, entry: markOf(id), fact: withdrawn, occurred_on: today },
    ...{ withdraws, detail },
  }))
}
