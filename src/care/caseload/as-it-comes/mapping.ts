/** How the columns of somebody's spreadsheet, a row a case, say what a caseload file says: confirmed once, then saved. */
import { done, type Result, refuse } from '#kit'
import { type TextEncoding, textEncodings } from '#platform'
import { careFacts } from '../../facts.ts'
import { isNumbering } from '../../local-id.ts'
import { type DayOrder, dayOrders } from './written-days.ts'

/** A cell: of a column, or the same for every row; in the words of the sheet, translated where `values` says so. */
export type Source = {
  readonly column?: string
  readonly constant?: string
  /** What the sheet writes, in small letters, and what it means. */
  readonly values?: Readonly<Record<string, string>>
  /** A part of a cell that holds a whole name. */
  readonly part?: NamePart
}

export const nameParts = {
  'before-comma': 'what stands before the comma',
  'after-comma': 'what stands after the comma',
  'first-word': 'the first word',
  'last-word': 'the last word',
} as const
export type NamePart = keyof typeof nameParts

/** A fact that the sheet tells of where the cell of its day is filled. */
export type MappedFact = {
  readonly fact: string
  readonly on: Source
  readonly detail?: Readonly<Record<string, Source>>
}

/** What stands between the cells of a sheet that is saved as text. */
export const separators = [',', ';', '\t', '|'] as const
export type Separator = (typeof separators)[number]

export type Mapping = {
  readonly name: string
  readonly separator: Separator
  readonly encoding: TextEncoding
  /** Cells that say that there is nothing to say, in small letters: they are read as empty. */
  readonly blanks?: readonly string[]
  readonly days: DayOrder
  /** What tells one row's case from another's. */
  readonly case: Source
  /**
   * Whose numbering that is, so that a reference of another unit is another case; several mappings may share one. Empty
   * where the references are the whole system's, and missing in mappings that were saved before it was asked: the same.
   */
  readonly numbering?: string
  /** The questions that somebody has answered: no column for them is “not in this sheet”, for others it is nothing. */
  readonly asked?: readonly string[]
  readonly person: Readonly<Record<'nhs_number' | 'family_name' | 'given_name' | 'born_on', Source>> & {
    readonly died_on?: Source
  }
  readonly pathway: Source
  readonly commissioner: Source
  readonly inherited?: Source
  readonly facts: readonly MappedFact[]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(each => typeof each === 'string')

const isSource = (value: unknown): value is Source =>
  isObject(value) && (typeof value.column === 'string' || typeof value.constant === 'string')

/** A numbering may be called by the name of a mapping. */
export const isName = (value: unknown): value is string => typeof value === 'string' && isNumbering(value)

const sources = ['case', 'pathway', 'commissioner'] as const
const ofPerson = ['nhs_number', 'family_name', 'given_name', 'born_on'] as const
const known: readonly string[] = Object.values(careFacts)

/** Refuses `invalid`, with the part of the mapping that is missing or wrong as its field. */
export function readMapping(text: string): Result<Mapping> {
  const read = parsed(text)
  if (!isObject(read)) return refuse('invalid', 'The mapping is not a JSON object.', { field: 'mapping' })
  const lacks = (field: string, what: string) =>
    refuse('invalid', `The mapping’s “${field}” ${what}.`, { field })
  if (!isName(read.name)) return lacks('name', 'is a short name in small letters, digits and hyphens')
  if (!dayOrders.includes(read.days as DayOrder)) return lacks('days', `is one of: ${dayOrders.join(', ')}`)
  if (!separators.includes(read.separator as Separator))
    return lacks('separator', 'is a comma, a semicolon, a tab or “|”')
  if (!textEncodings.includes(read.encoding as TextEncoding))
    return lacks('encoding', `is one of: ${textEncodings.join(', ')}`)
  if (read.numbering !== undefined && read.numbering !== '' && !isName(read.numbering))
    return lacks('numbering', 'is a short name in small letters, digits and hyphens, or empty')
  if (read.asked !== undefined && !isTexts(read.asked)) return lacks('asked', 'is a list of texts')
  if (read.blanks !== undefined && !isTexts(read.blanks)) return lacks('blanks', 'is a list of texts')
  const missing = sources.find(name => !isSource(read[name]))
  if (missing) return lacks(missing, 'names a column or a constant')
  const { person } = read
  const unsaid = ofPerson.find(name => !isObject(person) || !isSource(person[name]))
  if (unsaid) return lacks(`person.${unsaid}`, 'names a column or a constant')
  const { facts } = read
  if (!Array.isArray(facts) || !facts.every(each => isObject(each) && isSource(each.on)))
    return lacks('facts', 'is a list of facts, each with the column of its day')
  const strange = (facts as MappedFact[]).find(each => !known.includes(each.fact))
  if (strange) return lacks('facts', `names “${strange.fact}”, which is no fact`)
  if (!(facts as MappedFact[]).some(each => each.fact === careFacts.referralReceived))
    return lacks('facts', 'lacks the referral: no case begins without it')
  return done(read as Mapping)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
}

/** Every column of the sheet that a mapping reads. */
export function columnsRead(mapping: Mapping): string[] {
  const all = [
    ...[mapping.case, mapping.pathway, mapping.commissioner, mapping.inherited],
    ...Object.values(mapping.person),
    ...mapping.facts.flatMap(each => [each.on, ...Object.values(each.detail ?? {})]),
  ]
  return [...new Set(all.flatMap(source => source?.column ?? []))]
}
