/** What the page of an organisation shows. */
import type { ComponentChild } from 'preact'
import type { Day } from '#kit'
import type { PictureResult } from '#web'
import type { StandingOn } from '../identity.ts'
import type { Landing } from '../landing.ts'
import type { Relation } from '../organisation.ts'
import type { FamilyStepRow, Lifetime } from '../store/family.ts'
import type { CodedSpan, NamedSpan } from '../store/identity.ts'
import type { RecordedHere, Related, RelatedGroup } from '../store/relations.ts'
import type { People } from './organisation-people.ts'

export type OrganisationModel = {
  readonly code: string
  readonly name: string
  readonly on: Day
  /** The day, as it was asked for. */
  readonly typed: string
  /** Undefined where the lists only say what came before or after it. */
  readonly seen: StandingOn | undefined
  /** The day that members and people are of: the day asked about, or its last or first. */
  readonly seenOn: Day
  readonly steps: readonly FamilyStepRow[]
  readonly lifetimes: ReadonlyMap<string, Lifetime>
  readonly landings: readonly Landing[]
  readonly above: readonly Related[]
  readonly names: readonly NamedSpan[]
  readonly codes: readonly CodedSpan[]
  readonly people: People
  readonly groups: readonly RelatedGroup[]
  /** One kind of member is shown whole, and nothing else. */
  readonly only: Relation | null
  readonly tree: PictureResult | null
  /** Where it is, and what it is made of; none where it has no boundary. */
  readonly maps: readonly PictureResult[]
  /** Why there is no map of a body that has an area. */
  readonly noMap: string | undefined
  readonly here: readonly (RecordedHere & { readonly systemName: string })[]
  /** Of a system, the day of the lists by which its partners are weighed. */
  readonly weighedOn: Day | undefined
  readonly panels: readonly ComponentChild[]
  readonly hrefOf: (code: string) => string
  /** What a body was called on a day. */
  readonly nameAt: (code: string, on: Day) => string
  readonly allOf: (relation: Relation | null) => string
}
