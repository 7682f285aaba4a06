/** The kind of import that a saved mapping makes: the rows of the sheet are judged, counted and applied as cases. */
import type { Day } from '#kit'
import type { CsvRecord, Effect, ImportKind } from '#platform'
import { applyRows } from '../apply.ts'
import { checkRows } from '../check.ts'
import { compareRows } from '../compare.ts'
import { knownNow } from '../known.ts'
import { columnsRead, type Mapping } from './mapping.ts'
import { entryOf, inWordsOfSheet, readSheetRow, type SheetCase } from './read-sheet-row.ts'

export const sheetKindName = (mapping: string): string => `caseload-as-it-comes ${mapping}`

/** `today` is the system's own day: years of two digits are not after it. */
export function sheetKind(mapping: Mapping, today: Day): ImportKind<SheetCase> {
  const latest = Number(today.slice(0, 4))
  return {
    name: sheetKindName(mapping.name),
    title: `Caseload as it comes: ${mapping.name}`,
    ...{ scope: 'system', audience: 'imports', rights: 'owner', separator: mapping.separator },
    sheet: { isNoRow: record => isNoCase(mapping, record) },
    columns: columnsRead(mapping).map(name => ({ name, meaning: 'As the mapping says', required: true })),
    read: record => readSheetRow(mapping, record, latest),
    key: each => each.name,
    keyColumn: mapping.case.column,
    async check(tx, system, cases, actor) {
      const rows = flat(cases)
      const found = await checkRows(tx, system, rows, actor)
      const refusals = found.map((refusal, at) => {
        const fact = mapping.facts.find(mapped => entryOf(mapping, mapped) === rows[at]!.entry)
        return refusal && inWordsOfSheet(mapping, fact, refusal)
      })
      return each(cases, refusals, found => found.find(refusal => refusal !== undefined))
    },
    compare: async (tx, _system, cases) => each(cases, compareRows(knownNow(tx), flat(cases)), effectOf),
    apply: (tx, system, cases, actor) => applyRows(tx, system, flat(cases), actor),
  }
}

/** A row that says whom it is about is never a total, whatever their name. */
const numberOfPerson = /^(?:\d[ -]?){10}(?:\.0+)?$/
const total = /^(?:grand |sub-?\s?|overall )?totals?\b/i

/**
 * A title or a note fills a cell or two of a line, and a total says that it is one; a row about somebody says at least
 * two of who it is, or half of what is read.
 */
function isNoCase(mapping: Mapping, record: CsvRecord): boolean {
  const { nhs_number, family_name, born_on } = mapping.person
  const filled = (names: readonly string[]) => names.filter(name => (record[name] ?? '').trim() !== '').length
  const identity = [mapping.case, nhs_number, family_name, born_on].flatMap(source => source.column ?? [])
  const read = columnsRead(mapping)
  if (numberOfPerson.test((record[nhs_number.column ?? ''] ?? '').trim())) return false
  if (identity.some(name => total.test((record[name] ?? '').trim()))) return true
  return filled([...new Set(identity)]) < Math.min(2, identity.length) && filled(read) * 2 < read.length
}

const flat = (cases: readonly SheetCase[]) => cases.flatMap(each => each.rows)

/** One answer a case out of one answer a row. */
function each<Answer, Whole>(
  cases: readonly SheetCase[],
  answers: readonly Answer[],
  fold: (answers: readonly Answer[]) => Whole,
): Whole[] {
  let at = 0
  return cases.map(({ rows }) => {
    const own = answers.slice(at, at + rows.length)
    at += rows.length
    return fold(own)
  })
}

const effectOf = (effects: readonly Effect[]): Effect =>
  effects.every(effect => effect === 'unchanged')
    ? 'unchanged'
    : effects.every(effect => effect === 'new')
      ? 'new'
      : 'changed'
