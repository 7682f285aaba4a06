/** File layouts of the shared reference data. */
import type { Day } from '#kit'
import {
  countField,
  dayField,
  type Field,
  filledText,
  type ImportKind,
  matching,
  oneOf,
  optional,
  tableKind,
} from '#platform'
import { type Level, levels } from '../level.ts'
import { type OrganisationKind, organisationKinds, type Relation, relations } from '../organisation.ts'
import { beginningEditions } from './beginning-editions.ts'

const code = { meaning: 'ODS or ONS code', field: matching(/^[A-Z0-9]{3,9}$/, 'a national code') }
const name = { meaning: 'Name', field: filledText }
const from_on = { meaning: 'First day', field: dayField }
const to_on = { meaning: 'Last day; empty while it lasts', field: optional(dayField) }
const year = { meaning: 'Middle of which year', field: countField }
const people = { meaning: 'Everybody', field: countField }
const adults = { meaning: 'Aged 18 and over; empty where not known', field: optional(countField) }

type Span = { from_on: Day; to_on: Day | null }

export type OrganisationRow = {
  code: string
  kind: OrganisationKind
  name: string
  opened_on: Day
  closed_on: Day | null
  postcode: string | null
}
export const organisationsKind = tableKind<OrganisationRow>({
  name: 'organisations',
  title: 'Organisations',
  scope: 'shared',
  table: 'footprints.organisation',
  key: ['code', 'opened_on'],
  columns: {
    code,
    kind: { meaning: 'What it is', field: oneOf(organisationKinds) },
    name,
    opened_on: { meaning: 'First day', field: dayField },
    closed_on: { meaning: 'Last day; empty while open', field: optional(dayField) },
    postcode: { meaning: 'Postcode', field: optional(filledText), required: false },
  },
})

export type FormerNameRow = { code: string; name: string; from_on: Day; to_on: Day }
export const organisationNamesKind = tableKind<FormerNameRow>({
  name: 'organisation-names',
  title: 'Former names',
  scope: 'shared',
  table: 'footprints.organisation_name',
  key: ['code', 'from_on'],
  columns: { code, name, from_on, to_on: { meaning: 'Last day', field: dayField } },
})

export const otherCodesKind = tableKind<{ code: string; scheme: 'ons' | 'ods'; other_code: string } & Span>({
  name: 'other-codes',
  title: 'Codes of other publishers',
  scope: 'shared',
  table: 'footprints.other_code',
  key: ['code', 'scheme', 'from_on'],
  columns: {
    code,
    scheme: { meaning: 'Whose code the other is', field: oneOf(['ons', 'ods']) },
    other_code: code,
    from_on,
    to_on,
  },
})

const shareField: Field<number> = text => {
  const share = /^\d(\.\d+)?$/.test(text.trim()) ? Number(text) : 0
  return share > 0 && share <= 1
    ? { value: share }
    : { wrong: `is not a share over 0 and up to 1: “${text}”` }
}

export type SuccessorRow = {
  old_code: string
  new_code: string
  on_day: Day
  share: number | null
  share_basis: string | null
}
export const successorsKind = tableKind<SuccessorRow>({
  name: 'successors',
  title: 'Successors',
  scope: 'shared',
  table: 'footprints.successor',
  key: ['old_code', 'new_code', 'on_day'],
  columns: {
    old_code: code,
    new_code: code,
    on_day: { meaning: 'First day of the new one', field: dayField },
    share: {
      meaning: 'How much of the old one, over 0 and up to 1; empty where not known',
      field: optional(shareField),
      required: false,
    },
    share_basis: {
      meaning: 'From what the share was worked out',
      field: optional(filledText),
      required: false,
    },
  },
})

export type MembershipRow = { relation: Relation; member: string; parent: string } & Span
export const membershipsKind = tableKind<MembershipRow>({
  name: 'memberships',
  title: 'Who belonged to whom',
  scope: 'shared',
  table: 'footprints.membership',
  key: ['relation', 'member', 'parent', 'from_on'],
  columns: {
    relation: { meaning: 'Member and parent', field: oneOf(relations) },
    member: code,
    parent: code,
    from_on,
    to_on,
  },
})

export const populationsKind = tableKind<
  {
    code: string
    year: number
    basis: 'resident' | 'registered'
    people: number
    adults: number | null
    over_65: number | null
  } & Span
>({
  name: 'populations',
  title: 'Populations',
  scope: 'shared',
  table: 'footprints.population',
  key: ['code', 'basis', 'from_on', 'year'],
  columns: {
    ...{ code, from_on, to_on, year },
    basis: {
      meaning: 'Living there or registered with its practices',
      field: oneOf(['resident', 'registered']),
    },
    ...{ people, adults },
    over_65: { meaning: 'Aged 65 and over; empty where not known', field: optional(countField) },
  },
})

export const overlapsKind = tableKind<{
  lists_on: Day
  commissioner: string
  lower_council: string
  upper_council: string
  system_code: string
  small_areas: number
  year: number
  people: number
  adults: number | null
}>({
  name: 'overlaps',
  title: 'Where councils, commissioners and systems overlap',
  scope: 'shared',
  table: 'footprints.overlap',
  key: ['lists_on', 'commissioner', 'lower_council', 'upper_council', 'system_code'],
  columns: {
    lists_on: { meaning: 'The day of the lists of small areas', field: dayField },
    ...{ commissioner: code, lower_council: code, upper_council: code, system_code: code },
    small_areas: { meaning: 'How many small areas', field: countField },
    ...{ year, people, adults },
  },
})

export const populationBandsKind = tableKind<
  {
    level: Level
    source: string
    from_people: number
    to_people: number
    said_in: string
  } & Span
>({
  name: 'population-bands',
  title: 'How many people a footprint of a level is said to have',
  scope: 'shared',
  table: 'footprints.population_band',
  key: ['level', 'source', 'from_on'],
  columns: {
    level: { meaning: 'Level', field: oneOf(levels) },
    source: {
      meaning: 'Short name of who said it',
      field: matching(/^[a-z][a-z0-9-]*$/, 'a short name in lower-case letters and hyphens'),
    },
    from_people: { meaning: 'At least', field: countField },
    to_people: { meaning: 'At most', field: countField },
    ...{ from_on, to_on },
    said_in: { meaning: 'Where it is said', field: filledText },
  },
})

/** In the order in which they are loaded. The name of a kind is the name of its shipped file. */
export const referenceKinds: readonly ImportKind[] = beginningEditions([
  ...[organisationsKind, organisationNamesKind, otherCodesKind, successorsKind, membershipsKind],
  ...[populationsKind, overlapsKind, populationBandsKind],
])
