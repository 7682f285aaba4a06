/** A row of a caseload file: one fact of one case, with who it is about on the row of the referral. */
import type { Detail } from '#facts'
import {
  type Day,
  type Instant,
  londonDay,
  type NhsNumber,
  parseInstant,
  parseNhsNumber,
  type Refused,
  type Result,
  refuse,
} from '#kit'
import {
  type ColumnsOf,
  type CsvRecord,
  dayField,
  type Field,
  filledText,
  matching,
  oneOf,
  optional,
  readFields,
} from '#platform'
import { type CaseState, caseStates, type PathwayId, pathwayIds } from '../case.ts'
import { careFacts } from '../facts.ts'
import { longestLocalId } from '../local-id.ts'
import { answering, wrongDetail } from './details.ts'
import { factNamesOf } from './fact-acts.ts'

export type CaseloadRow = {
  /** The case in the words of whoever kept it; our own reference where it was ours. */
  readonly case: string
  /** Our own reference, where the case has one: what a family was given stays what it was. */
  readonly reference: string | null
  /** What tells the entries of one case apart. */
  readonly entry: string
  readonly nhs_number: NhsNumber | null
  readonly family_name: string | null
  readonly given_name: string | null
  readonly born_on: Day | null
  readonly died_on: Day | null
  readonly pathway: PathwayId | null
  readonly commissioner: string | null
  readonly place: string | null
  readonly team: string | null
  readonly inherited: 'yes' | 'no' | null
  readonly fact: string
  readonly occurred_on: Day
  readonly occurred_at: Instant | null
  readonly recorded_at: Instant | null
  readonly recorded_by: string | null
  readonly recorded_role: string | null
  readonly recorded_organisation: string | null
  /** The entry that this one answers, or takes back. */
  readonly about: string | null
  readonly withdraws: string | null
  readonly leads_to: CaseState | 'stays' | null
  readonly detail: Detail
}

/** For rows that the product itself makes: every cell that may be empty is. */
export const nothingSaid = {
  ...{ reference: null, nhs_number: null, family_name: null, given_name: null, born_on: null, died_on: null },
  ...{ pathway: null, commissioner: null, place: null, team: null, inherited: null, occurred_at: null },
  ...{ recorded_at: null, recorded_by: null, recorded_role: null, recorded_organisation: null },
  ...{ about: null, withdraws: null, leads_to: null },
} satisfies Partial<CaseloadRow>

const nhsNumber: Field<NhsNumber> = text => {
  const found = parseNhsNumber(text)
  return found ? { value: found } : { wrong: 'is not an NHS number: ten digits, the last one a check digit' }
}

const instantField: Field<Instant> = text => {
  const found = parseInstant(text.trim())
  return found ? { value: found } : { wrong: 'is not an instant with its zone, such as 2020-01-31T09:30:00Z' }
}

const detailField: Field<Detail> = text => {
  if (text.trim() === '') return { value: {} }
  try {
    const found: unknown = JSON.parse(text)
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return storable(found as Detail)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
  }
  return { wrong: 'is not a JSON object' }
}

/** PostgreSQL's text knows no NUL, and half a surrogate pair is no character. */
const storable = (detail: Detail) =>
  /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(detail))
    ? { wrong: 'holds a broken character' }
    : { value: detail }

const shortText =
  (longest: number): Field<string> =>
  text => {
    const read = filledText(text)
    return 'value' in read && read.value.length > longest
      ? { wrong: `is longer than ${longest} characters` }
      : read
  }

/** A reference of ours keeps being one, so that what was exported comes back under it. */
export const ownReference = /^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/

const person = 'On the row of the referral'
export const caseloadColumns: ColumnsOf<CaseloadRow> = {
  case: { meaning: 'The case, as whoever kept it calls it', field: shortText(longestLocalId) },
  reference: {
    meaning: 'Our own reference, where it has one',
    field: optional(matching(ownReference, 'a reference such as K7QF-2M9X')),
    required: false,
  },
  entry: { meaning: 'What tells the entries of one case apart', field: shortText(100) },
  nhs_number: { meaning: `${person}: NHS number`, field: optional(nhsNumber) },
  family_name: { meaning: `${person}: family name`, field: optional(shortText(200)) },
  given_name: { meaning: `${person}: given name`, field: optional(shortText(200)) },
  born_on: { meaning: `${person}: date of birth`, field: optional(dayField) },
  died_on: { meaning: `${person}: day of death`, field: optional(dayField), required: false },
  pathway: { meaning: `${person}: ${pathwayIds.join(', ')}`, field: optional(oneOf(pathwayIds)) },
  commissioner: {
    meaning: 'National code of the responsible commissioner',
    field: optional(matching(/^[A-Z0-9]{3,9}$/, 'a national code')),
  },
  place: {
    meaning: 'Its place, if not the commissioner’s',
    field: optional(shortText(100)),
    required: false,
  },
  team: { meaning: 'Its team, if not the place’s', field: optional(shortText(100)), required: false },
  inherited: {
    meaning: '“yes” if the case came with the service from somebody else',
    field: optional(oneOf(['yes', 'no'])),
    required: false,
  },
  fact: { meaning: 'What happened', field: oneOf(factNamesOf('standard')) },
  occurred_on: { meaning: 'The day it happened', field: dayField },
  occurred_at: { meaning: 'The instant, where hours matter', field: optional(instantField), required: false },
  recorded_at: {
    meaning: 'When it was recorded elsewhere; needs a permission of its own',
    field: optional(instantField),
    required: false,
  },
  recorded_by: { meaning: 'By whom', field: optional(shortText(200)), required: false },
  recorded_role: { meaning: 'In which role', field: optional(shortText(100)), required: false },
  recorded_organisation: {
    meaning: 'For which organisation',
    field: optional(shortText(20)),
    required: false,
  },
  about: { meaning: 'The entry that this one answers', field: optional(shortText(100)), required: false },
  withdraws: { meaning: 'The entry that it takes back', field: optional(shortText(100)), required: false },
  leads_to: {
    meaning: 'The state it led to, or “stays”; read from the pathway if empty',
    field: optional(oneOf([...caseStates, 'stays'] as const)),
    required: false,
  },
  detail: { meaning: 'What else is known, as a JSON object', field: detailField, required: false },
}

export function readRow(record: CsvRecord): Result<CaseloadRow> {
  const read = readFields(caseloadColumns, record)
  if (!read.ok) return read
  return wrongRow(read.value) ?? read
}

const wrong = (field: keyof CaseloadRow, message: string): Refused => refuse('invalid', message, { field })

function wrongRow(row: CaseloadRow): Refused | undefined {
  return wrongReferral(row) ?? wrongTimes(row) ?? wrongReferences(row) ?? wrongContent(row)
}

const onReferral = ['nhs_number', 'family_name', 'given_name', 'born_on', 'pathway', 'commissioner'] as const

function wrongReferral(row: CaseloadRow): Refused | undefined {
  if (row.fact !== careFacts.referralReceived) return undefined
  const missing = onReferral.find(name => row[name] === null)
  if (missing) return wrong(missing, `${missing} is empty on the row of the referral`)
  if (row.born_on! > row.occurred_on) return wrong('born_on', 'born_on is after the day of the referral')
  if (row.born_on! < '1890-01-01') return wrong('born_on', 'born_on is before 1890')
  if (row.died_on !== null && row.died_on < row.occurred_on)
    return wrong('died_on', 'died_on is before the day of the referral')
  return undefined
}

function wrongTimes(row: CaseloadRow): Refused | undefined {
  const { occurred_on, occurred_at, recorded_at } = row
  if (occurred_on < '1948-07-05') return wrong('occurred_on', 'occurred_on is before there was an NHS')
  if (occurred_at !== null && londonDay(occurred_at) !== occurred_on)
    return wrong('occurred_at', 'occurred_at is not on the day of occurred_on, in London')
  if (recorded_at !== null && londonDay(recorded_at) < occurred_on)
    return wrong('recorded_at', 'recorded_at is before the day on which it happened')
  return undefined
}

function wrongReferences(row: CaseloadRow): Refused | undefined {
  if (answering.includes(row.fact) && row.about === null)
    return wrong('about', `about is empty: ${row.fact} answers an earlier entry`)
  if (row.fact === 'facts.withdrawn' && row.withdraws === null)
    return wrong('withdraws', 'withdraws is empty: say which entry is taken back')
  const own = [row.about, row.withdraws].includes(row.entry)
  return own ? wrong('entry', 'an entry cannot refer to itself') : undefined
}

function wrongContent(row: CaseloadRow): Refused | undefined {
  if (row.fact === careFacts.transferred && row.commissioner === null)
    return wrong('commissioner', 'commissioner is empty: say to whom the case was transferred')
  const fault = wrongDetail(row.fact, row.detail)
  return fault === undefined ? undefined : wrong('detail', fault)
}
