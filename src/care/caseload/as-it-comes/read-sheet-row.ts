/** One row of a spreadsheet, read through its mapping into the rows of a caseload file. */
import { done, type Result, refuseFields } from '#kit'
import type { CsvRecord } from '#platform'
import { careFacts } from '../../facts.ts'
import { type CaseloadRow, readRow } from '../row.ts'
import type { MappedFact, Mapping, Source } from './mapping.ts'
import { readWrittenDay, whyNoDay } from './written-days.ts'

export type SheetCase = { readonly name: string; readonly rows: readonly CaseloadRow[] }
type Wrong = { readonly field: string; readonly message: string }

/** `latest` is the year that a year of two digits cannot be after. */
export function readSheetRow(mapping: Mapping, record: CsvRecord, latest: number): Result<SheetCase> {
  const wrong: Wrong[] = []
  const name = textOf(mapping.case, record)
  const facts = mapping.facts.filter(each => textOf(each.on, record) !== '')
  const rows = [...facts]
    .sort((a, b) => Number(isReferral(b)) - Number(isReferral(a)))
    .flatMap(fact => {
      const given = recordOf(mapping, fact, record, { name, latest, wrong })
      const read = given && readRow(given)
      if (read && !read.ok) wrong.push(...reasons(mapping, fact, read.refusal))
      return read?.ok ? [read.value] : []
    })
  if (!facts.some(isReferral)) {
    const on = mapping.facts.find(isReferral)!.on
    wrong.push({
      field: on.column ?? 'referral',
      message: `${on.column ?? 'the referral'} is empty: no case begins without its referral`,
    })
  }
  const distinct = wrong.filter((each, at) => wrong.findIndex(other => other.message === each.message) === at)
  return distinct.length > 0 ? refuseFields(distinct) : done({ name, rows })
}

const isReferral = ({ fact }: MappedFact): boolean => fact === careFacts.referralReceived

export function textOf(source: Source | undefined, record: CsvRecord): string {
  if (!source) return ''
  const whole = (source.column === undefined ? source.constant : record[source.column])?.trim() ?? ''
  const text = partOf(whole, source.part)
  return source.values?.[text.toLowerCase()] ?? text
}

function partOf(text: string, part: Source['part']): string {
  if (part === undefined) return text
  const [before, ...after] = text.split(',')
  const words = text.split(/\s+/)
  const parts: Record<NonNullable<Source['part']>, string> = {
    'before-comma': before!,
    'after-comma': after.join(','),
    'first-word': words[0]!,
    'last-word': words.at(-1)!,
  }
  return parts[part].trim()
}

type Reading = { readonly name: string; readonly latest: number; readonly wrong: Wrong[] }

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
    if (!found) wrong.push({ field, message: `${field} ${whyNoDay(text, mapping.days, latest)}` })
    return found ?? ''
  }
  const about: Record<string, string> = isReferral(fact)
    ? {
        ...Object.fromEntries(
          (['nhs_number', 'family_name', 'given_name'] as const).map(cell => [
            cell,
            textOf(mapping.person[cell], record),
          ]),
        ),
        ...{ born_on: dayIn(mapping.person.born_on), died_on: dayIn(mapping.person.died_on) },
        ...{ pathway: textOf(mapping.pathway, record), commissioner: textOf(mapping.commissioner, record) },
        inherited: textOf(mapping.inherited, record),
      }
    : {}
  const detail = Object.fromEntries(
    Object.entries(fact.detail ?? {}).map(([cell, source]) => [cell, textOf(source, record)]),
  )
  const made = {
    ...about,
    ...{ case: name, entry: entryOf(mapping, fact), fact: fact.fact, occurred_on: dayIn(fact.on) },
    detail: JSON.stringify(detail),
  }
  return wrong.length > before ? undefined : made
}

/** The same fact in two columns, such as a first and a second review, is two entries. */
function entryOf({ facts }: Mapping, fact: MappedFact): string {
  const same = facts.filter(each => each.fact === fact.fact)
  return same.length === 1 ? fact.fact : `${fact.fact} ${same.indexOf(fact) + 1}`
}

type Refusals = { readonly message: string; readonly field?: string; readonly others?: readonly Refusals[] }

/** Said with the column of the sheet, which is what somebody can look at. */
function reasons(mapping: Mapping, fact: MappedFact, refusal: Refusals): Wrong[] {
  const columns: Record<string, Source | undefined> = {
    ...{
      ...mapping.person,
      case: mapping.case,
      pathway: mapping.pathway,
      commissioner: mapping.commissioner,
    },
    ...{ occurred_on: fact.on, detail: Object.values(fact.detail ?? {})[0] },
  }
  return [refusal, ...(refusal.others ?? [])].map(({ field = 'case', message }) => {
    const column = columns[field]?.column
    return { field: column ?? field, message: column ? message.replace(field, column) : message }
  })
}
