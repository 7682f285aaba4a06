/** What the form of a mapping asks for, and which of it a saved mapping was asked. */
import { factTitles } from '../../fact-titles.ts'
import { careFacts } from '../../facts.ts'
import type { Mapping } from './mapping.ts'
import { wordColumnNames } from './word-columns.ts'

/** The days that a sheet may tell of, in the order in which they happen; a fact may have two columns. */
export const daySlots: readonly { readonly field: string; readonly fact: string; readonly label: string }[] =
  [
    ...[careFacts.referralReceived, careFacts.meetingHeld, careFacts.decisionVerified],
    ...[
      careFacts.closedWithoutDecision,
      careFacts.decisionCommunicated,
      careFacts.packageStarted,
      careFacts.reviewDone,
    ],
    ...[careFacts.reviewDone, careFacts.packageEnded],
  ].map((fact, at, all) => {
    const isSecond = all.indexOf(fact) !== at
    const field = `day-${fact.replace('care.', '')}${isSecond ? '-2' : ''}`
    return { field, fact, label: isSecond ? 'A later review done' : (factTitles[fact] ?? fact) }
  })

/** Who it is about: each is a column. */
export const personFields = {
  case: 'What tells one case from another',
  nhs_number: 'NHS number',
  family_name: 'Family name',
  given_name: 'Given name',
  born_on: 'Date of birth',
} as const
export type PersonField = keyof typeof personFields
export const optionalFields = { died_on: 'Date of death' } as const
export const partFields = ['family_name', 'given_name'] as const

/** The questions that may be answered “not in this sheet”: a saved mapping keeps which of them it was asked. */
export const optionalQuestions: readonly string[] = [
  ...Object.keys(optionalFields).map(name => `column-${name}`),
  ...daySlots.slice(1).map(({ field }) => field),
  ...wordColumnNames.map(name => `column-${name}`),
]

/** What every build asked that had a page to ask on: mappings that do not keep what they were asked are of these. */
const askedFirst: readonly string[] = [
  ...['column-died_on', 'column-outcome', 'day-meeting-held', 'day-decision-verified'],
  ...['day-decision-communicated', 'day-package-started', 'day-review-done', 'day-review-done-2'],
  'day-package-ended',
]

export const askedOf = ({ asked }: Mapping): readonly string[] => asked ?? askedFirst
