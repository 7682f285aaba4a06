/** Organisations as the national lists know them. */
import type { Day } from '#kit'

/**
 * `stp` is a system until June 2022, `icb` from July 2022; `sub-icb` is what a CCG's area became; a `prescriber` is no
 * general practice and prescribes: a hospice, a prison, a walk-in centre.
 */
export const organisationKinds = [
  ...(['nation', 'region', 'nhs-region', 'stp', 'icb', 'pct', 'ccg', 'sub-icb'] as const),
  ...(['csu', 'trust', 'pcn', 'practice', 'prescriber', 'council'] as const),
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Kinds that plan and buy care for a population. */
export const commissionerKinds = ['pct', 'ccg', 'sub-icb'] as const satisfies readonly OrganisationKind[]
export const systemKinds = ['stp', 'icb'] as const satisfies readonly OrganisationKind[]

/** Kinds that have an area of their own, with people in it and lines around it, and are in the lists of small areas. */
export const isFootprint = (kind: OrganisationKind): boolean =>
  [...commissionerKinds, ...systemKinds, 'council'].some(each => each === kind)

export type Organisation = {
  /** ODS code (CCGs, trusts, networks, practices, NHS regions) or ONS code (systems, councils, regions). */
  readonly code: string
  readonly kind: OrganisationKind
  /** As it was called on the day asked about. */
  readonly name: string
  readonly openedOn: Day
  /** The last day it was there; null while it is. */
  readonly closedOn: Day | null
  readonly postcode: string | null
}

/** Whose member somebody is. The name reads member-parent. */
export const relations = [
  'commissioner-system',
  'system-region',
  'region-nation',
  'trust-system',
  'practice-network',
  'practice-commissioner',
  'prescriber-commissioner',
  'network-commissioner',
  'district-county',
  'council-region',
] as const
export type Relation = (typeof relations)[number]

export type CouncilTier = 'upper' | 'lower'

/**
 * Which tiers a council is of: a county is upper, a district lower, a unitary, metropolitan or London council both.
 * The first three characters of the ONS code say it (ONS, Register of Geographic Codes).
 */
export function tiersOf(councilCode: string): readonly CouncilTier[] {
  if (councilCode.startsWith('E10')) return ['upper']
  return councilCode.startsWith('E07') ? ['lower'] : ['upper', 'lower']
}

/** Words to search by: lower case, without apostrophes and punctuation. */
export const searchWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
