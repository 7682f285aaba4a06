/** What each kind of organisation is called on a page, and the day of the list that it was last read from. */
import { type Day, day } from '#kit'
import { type OrganisationKind, organisationKinds } from './organisation.ts'

export type KindWords = {
  readonly one: string
  readonly many: string
  /** For the head of a column. */
  readonly short: string
}

export const kindWords: Readonly<Record<OrganisationKind, KindWords>> = {
  nation: { one: 'nation', many: 'nations', short: 'Nations' },
  region: { one: 'region of England', many: 'regions of England', short: 'Regions' },
  'nhs-region': { one: 'NHS region', many: 'NHS regions', short: 'NHS regions' },
  stp: {
    one: 'system (partnership, until June 2022)',
    many: 'systems (partnerships, until June 2022)',
    short: 'Systems',
  },
  icb: {
    one: 'system (integrated care board, from July 2022)',
    many: 'systems (integrated care boards, from July 2022)',
    short: 'Integrated care boards',
  },
  pct: { one: 'primary care trust', many: 'primary care trusts', short: 'PCTs' },
  ccg: { one: 'clinical commissioning group', many: 'clinical commissioning groups', short: 'CCGs' },
  'sub-icb': {
    one: 'sub-location of an integrated care board',
    many: 'sub-locations of integrated care boards',
    short: 'Sub-ICB locations',
  },
  csu: { one: 'commissioning support unit', many: 'commissioning support units', short: 'Support units' },
  trust: { one: 'NHS trust', many: 'NHS trusts', short: 'NHS trusts' },
  pcn: { one: 'primary care network', many: 'primary care networks', short: 'Primary care networks' },
  practice: { one: 'GP practice', many: 'GP practices', short: 'GP practices' },
  prescriber: { one: 'other prescriber', many: 'other prescribers', short: 'Other prescribers' },
  council: { one: 'council', many: 'councils', short: 'Councils' },
}

export const isOrganisationKind = (text: string): text is OrganisationKind =>
  organisationKinds.some(kind => kind === text)

/** A body that is called as the one it came from or led to is told apart by its code. */
export const besideCode = (
  { code, name }: { readonly code: string; readonly name: string },
  other: string,
) => (name === other ? `${name} (${code})` : name)

/** Between which days the shipped lists know a kind (data/README.md); counts outside them would be guesses. */
export const kindsKnown: Readonly<Partial<Record<OrganisationKind, { from: Day; to: Day }>>> = {
  ccg: { from: day('2013-04-01'), to: day('2024-12-31') },
  'sub-icb': { from: day('2013-04-01'), to: day('2024-12-31') },
  stp: { from: day('2017-04-01'), to: day('2024-12-31') },
  icb: { from: day('2013-04-01'), to: day('2024-12-31') },
  'nhs-region': { from: day('2020-04-01'), to: day('2024-12-31') },
  trust: { from: day('2013-04-01'), to: day('2024-12-31') },
  pcn: { from: day('2019-10-01'), to: day('2022-05-31') },
  practice: { from: day('2013-04-01'), to: day('2021-11-30') },
  council: { from: day('2018-04-01'), to: day('2024-12-31') },
}
