/** One row of a spreadsheet, read through its mapping into the rows of a caseload file. */
import { done, type Refusal, type Result, refuseFields } from '#kit'
import type { CsvRecord } from '#platform'
import { careFacts } from '../../facts.ts'
import { localIdOf, longestReference } from '../../local-id.ts'
import { type CaseloadRow, readRow } from '../row.ts'
import { textOf, type Wrong } from './cell-text.ts'
import { closureIn, isClosed, isToldElsewhere, rejectedByWord } from './closed-in-sheet.ts'
import { impossibleInSheet } from './impossible-in-sheet.ts'
import { entryOf, factsTold } from './mapped-facts.ts'
import type { MappedFact, Mapping, Source } from './mapping.ts'
import { outcomeWithoutDay } from './outcome-without-day.ts'
import { saidOf } from './said-of.ts'
import { toldOn } from './told-on-pathway.ts'
import { readWrittenDay, whyNoDay } from './written-days.ts'

export type SheetCase = {
  readonly name: string
  readonly rows: readonly CaseloadRow[]
  /** Entries that the sheet has columns for, and of which this row says nothing. */
  readonly silent: readonly string[]
}

/** `latest` is the year that a year of two digits cannot be after. */
export function readSheetRow(mapping: Mapping, cells: CsvRecord, latest: number): Result<SheetCase> {
  const record = withoutBlankWords(mapping, cells)
  const reference = textOf(mapping.case, record)
  const rejected = [...rejectedByWord(mapping, record), ...tooLong(mapping.case, reference)]
  if (rejected.length > 0) return refuseFields(rejected)
  const wrong: Wrong[] = []
  const name = localIdOf(mapping.numbering ?? '', reference)
  const facts = factsTold(mapping).filter(
    each => textOf(each.on, record) !== '' && !isToldElsewhere(mapping, each, record),
  )
  const read = [...facts]
    .sort((a, b) => Number(isReferral(b)) - Number(isReferral(a)))
    .flatMap(fact => {
      const given = recordOf(mapping, fact, record, { name, latest, wrong })
      const row = given && readRow(given)
      if (row && !row.ok) wrong.push(...reasons(mapping, fact, row.refusal))
      return row?.ok ? [row.value] : []
    })
  wrong.push(...outcomeWithoutDay(mapping, record), ...impossibleInSheet(mapping, read))
  if (!facts.some(isReferral)) {
    const on = mapping.facts.find(isReferral)!.on
    wrong.push({
      field: on.column ?? 'referral',
      message: `${on.column ? `“${on.column}”` : 'the referral'} is empty: no case begins without its referral`,
    })
  }
  const distinct = wrong.filter((each, at) => wrong.findIndex(other => other.message === each.message) === at)
  if (distinct.length > 0) return refuseFields(distinct)
  const rows = read.filter(row => row.fact !== careFacts.died || isStruckByDeath(read, row))
  const told = new Set(rows.map(row => row.entry))
  const silent = factsTold(mapping).map(each => entryOf(mapping, each))
  return done({ name, rows, silent: silent.filter(entry => !told.has(entry)) })
}

const tooLong = ({ column = 'case' }: Source, reference: string): Wrong[] =>
  reference.length > longestReference
    ? [{ field: column, message: `“${column}” is longer than ${longestReference} characters` }]
    : []

/** A death ends what it finds open: no request that was refused or closed before it, and no care that had ended. */
const isStruckByDeath = (rows: readonly CaseloadRow[], death: CaseloadRow): boolean =>
  !rows.some(({ fact, detail, occurred_on }) => {
    const isRefusal = fact === careFacts.decisionVerified && detail.outcome === 'not-eligible'
    if (isRefusal || fact === careFacts.closedWithoutDecision) return occurred_on <= death.occurred_on
    return fact === careFacts.packageEnded && occurred_on < death.occurred_on
  })

function withoutBlankWords({ blanks = [] }: Mapping, record: CsvRecord): CsvRecord {
  const isBlank = (cell: string) => blanks.includes(cell.trim().toLowerCase())
  return Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, isBlank(cell) ? '' : cell]))
}

const isReferral = ({ fact }: MappedFact): boolean => fact === careFacts.referralReceived

type Reading = { readonly name: string; readonly latest: number; readonly wrong: Wrong[] }

/** A whole number that a spreadsheet took for a fraction. */
const withoutPoint = (text: string): string => text.replace(/^(\d+)\.0+$/, '$1')

/** National codes are typed in either case. */
const inCapitals = (text: string): string => (/^[a-z0-9]{3,9}$/i.test(text) ? text.toUpperCase() : text)

/** The row of a caseload file that the fact makes, in text; undefined where a day in it is none. */
function recordOf(
  mapping: Mapping,
  fact: MappedFact,
  record: CsvRecord,
  { name, latest, wrong }: Reading,
): CsvRecord | undefined {
  const before = wrong.length
  const dayIn = (source: Source | undefined): string => {
    const text = textOf(source, record)
    if (text === '') return ''
    const found = readWrittenDay(text, mapping.days, latest)
    const field = source?.column ?? 'constant'
    if (!found) wrong.push({ field, message: `“${field}” ${whyNoDay(text, mapping.days, latest)}` })
    return found ?? ''
  }
  const about: Record<string, string> = isReferral(fact)
    ? {
        ...Object.fromEntries(
          (['nhs_number', 'family_name', 'given_name'] as const).map(cell => [
            cell,
            withoutPoint(textOf(mapping.person[cell], record)),
          ]),
        ),
        ...{ born_on: dayIn(mapping.person.born_on), died_on: dayIn(mapping.person.died_on) },
        ...{
          pathway: textOf(mapping.pathway, record),
          commissioner: inCapitals(textOf(mapping.commissioner, record)),
        },
        inherited: textOf(mapping.inherited, record),
      }
    : {}
  const detail = saidOf(fact, record, wrong)
  const told = isClosed(fact, mapping, record)
    ? { fact: careFacts.closedWithoutDecision, detail: closureIn(mapping, record) }
    : toldOn(textOf(mapping.pathway, record), fact, detail)
  if ('wrong' in told && told.wrong) wrong.push(told.wrong)
  const made = {
    ...about,
    ...{ case: name, entry: entryOf(mapping, fact), fact: told.fact, occurred_on: dayIn(fact.on) },
    detail: JSON.stringify(told.detail),
  }
  return wrong.length > before ? undefined : made
}

/** The parts of a caseload row by the columns of the sheet, which is what somebody can look at. */
export function columnsOf(mapping: Mapping, fact: MappedFact | undefined): Readonly<Record<string, string>> {
  const { person, case: name, pathway, commissioner, inherited } = mapping
  const sources: Record<string, Source | undefined> = {
    ...{ ...person, case: name, pathway, commissioner, inherited, occurred_on: fact?.on },
    detail: Object.values(fact?.detail ?? {}).find(source => source.column !== undefined),
  }
  return Object.fromEntries(
    Object.entries(sources).flatMap(([part, source]) => (source?.column ? [[part, source.column]] : [])),
  )
}

const inQuotes = (column: string): string => `“${column}”`

/** A refusal of a caseload row as one of the row of the sheet that told of it. */
export function inWordsOfSheet(mapping: Mapping, fact: MappedFact | undefined, refusal: Refusal): Refusal {
  const columns = columnsOf(mapping, fact)
  const { field = 'case', message } = refusal
  if (field === 'fact' && fact?.on.column)
    return {
      ...refusal,
      field: fact.on.column,
      message: message.replace(fact.fact, inQuotes(fact.on.column)),
    }
  const own = columns[field]
  const said = own === undefined ? message : message.replace(new RegExp(`^${field}\\b`), () => inQuotes(own))
  const named = said.replaceAll(/\b[a-z]+_[a-z]+\b/g, name => {
    const column = columns[name]
    return column === undefined ? name : inQuotes(column)
  })
  return { ...refusal, field: own ?? field, message: named }
}

const reasons = (mapping: Mapping, fact: MappedFact, refusal: Refusal): Wrong[] =>
  [refusal, ...(refusal.others ?? [])]
    .map(each => inWordsOfSheet(mapping, fact, each))
    .map(({ field = 'case', message }) => ({ field, message }))
