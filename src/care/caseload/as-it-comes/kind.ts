/** The kind of import that a saved mapping makes: the rows of the sheet are judged, counted and applied as cases. */
import type { Day, Refusal } from '#kit'
import type { Actor, CsvRecord, Effect, ImportKind, Tx } from '#platform'
import { careFacts } from '../../facts.ts'
import { localIdInWords } from '../../local-id.ts'
import { applyRows } from '../apply.ts'
import { afterDeath, checkUnits } from '../check.ts'
import { compareRows } from '../compare.ts'
import { agreeOnDeaths } from '../deaths.ts'
import { type Known, knownFor, knownNow } from '../known.ts'
import type { CaseloadRow } from '../row.ts'
import { againstRecord } from './against-record.ts'
import { changeOfCase } from './changes-in-sheet.ts'
import { deathsTold } from './deaths-told.ts'
import { factOfEntry } from './mapped-facts.ts'
import { columnsRead, type Mapping } from './mapping.ts'
import { inWordsOfSheet, readSheetRow, type SheetCase } from './read-sheet-row.ts'
import { recordAfterDeath } from './record-after-death.ts'
import { sameRequests } from './same-request.ts'

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
    check: (tx, system, cases, actor) => checkCases(tx, { system, mapping, actor }, cases),
    async compare(tx, _system, cases) {
      const whole = besideRecord(knownNow(tx), cases, today)
      return each(whole, compareRows(knownNow(tx), whole.flat()), effectOf)
    },
    async changes(tx, _system, cases) {
      const known = knownNow(tx)
      return cases.map(each => changeOfCase(known, mapping, each.name, againstRecord(known, each, today)))
    },
    async apply(tx, system, cases, actor) {
      const rows = besideRecord(knownNow(tx), cases, today).flat()
      await applyRows(tx, system, rows, actor)
      await agreeOnDeaths(tx, system, rows, actor)
    },
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

const besideRecord = (known: Known, cases: readonly SheetCase[], today: Day): CaseloadRow[][] =>
  cases.map(each => againstRecord(known, each, today))

/** A sheet tells the day on which something was decided, not when that was recorded: nobody decides about the dead. */
const mayFollowDeath = afterDeath.filter(fact => fact !== careFacts.decisionVerified)

type Checking = { readonly system: string; readonly mapping: Mapping; readonly actor: Actor }

async function checkCases(tx: Tx, { system, mapping, actor }: Checking, cases: readonly SheetCase[]) {
  const known = await knownFor(tx, system, flat(cases))
  const deaths = deathsTold(known, cases)
  const contradicted = await recordAfterDeath(tx, system, known, cases)
  const units = besideRecord(known, cases, actor.at.today).map((rows, at) => ({
    ...{ rows, refusal: deaths[at] ?? contradicted[at] },
  }))
  const found = await checkUnits(tx, known, units, { actor, mayFollowDeath })
  const inSheet = (refusal: Refusal | undefined) => refusal && inWordsOfSheet(mapping, undefined, refusal)
  const refusals = units.map(({ rows, refusal }, at) => {
    const first = found[at]!.findIndex(each => each !== undefined)
    if (first < 0) return inSheet(refusal)
    const { case: name, entry } = rows[first]!
    return inWordsOfSheet(mapping, factOfEntry(mapping, entry), named(found[at]![first]!, name))
  })
  const twice = await sameRequests(tx, system, known, cases, refusals)
  return cases.map((_, at) => refusals[at] ?? inSheet(twice[at]))
}

/** The case as pages show it. */
const named = (refusal: Refusal, name: string): Refusal => ({
  ...refusal,
  message: refusal.message.replaceAll(name, localIdInWords(name)),
})

const flat = (cases: readonly SheetCase[]) => cases.flatMap(each => each.rows)

/** One answer a case out of one answer a row. */
function each<Answer, Whole>(
  cases: readonly (readonly CaseloadRow[])[],
  answers: readonly Answer[],
  fold: (answers: readonly Answer[]) => Whole,
): Whole[] {
  let at = 0
  return cases.map(rows => {
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
