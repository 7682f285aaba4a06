/** What one row of a published list says, in the words of our own kinds of import. */
import type { Day, Result } from '#kit'
import type { CsvRecord } from '#platform'
import type { OrganisationRow, SuccessorRow } from '../kinds/reference.ts'
import type { OrganisationKind, Relation } from '../organisation.ts'

/**
 * Whose member a body is by the list. `from` is null where the list gives no day: it is then said of the day of the list,
 * or of the day on which it is brought in.
 */
export type PublishedMembership = {
  readonly relation: Relation
  readonly member: string
  readonly parent: string
  readonly from: Day | null
  readonly to: Day | null
  /** The parent is named by its ODS code although it is filed under another. */
  readonly parentIsOds?: true
}

/** A row of the list that is none of the bodies that are kept here, and why. */
export type PassedOver = { readonly code: string; readonly why: string }

export type PublishedRow = {
  readonly passedOver: PassedOver | null
  readonly organisation: OrganisationRow | null
  readonly memberships: readonly PublishedMembership[]
  readonly successors: readonly SuccessorRow[]
}

export type PublishedLayout = {
  /** As typed on the command line. */
  readonly name: string
  readonly title: string
  /** Columns of the file that are read, with what they mean. */
  readonly columns: Readonly<Record<string, string>>
  /** Kinds of which the list has every body that is open: one that it leaves out is told. */
  readonly lists: readonly OrganisationKind[]
  read(record: CsvRecord): Result<PublishedRow>
}

/** Of these a member has one parent at a time: another one means that it moved. */
export const oneParent: readonly Relation[] = [
  ...(['practice-commissioner', 'prescriber-commissioner', 'network-commissioner'] as const),
  ...(['trust-system', 'commissioner-system'] as const),
]
