/** How a published list differs from what is here, and how that is told: a line a body, what was and what is. */
import type { Day } from '#kit'
import type { MembershipRow } from '../kinds/reference.ts'

type Named = { readonly code: string; readonly name: string }
type Member = {
  readonly code: string
  readonly relation: MembershipRow['relation']
  readonly parent: string
}

export type Difference =
  | (Named & { readonly what: 'opened' | 'closed'; readonly on: Day })
  /** Closed here, open in the list. */
  | (Named & { readonly what: 'reopened'; readonly on: Day })
  /** Closed in both, on another day. */
  | (Named & { readonly what: 'last-day'; readonly before: Day; readonly on: Day })
  | (Named & { readonly what: 'renamed'; readonly before: string })
  | (Named & { readonly what: 'postcode'; readonly before: string | null; readonly now: string | null })
  | (Member & { readonly what: 'moved'; readonly before: string; readonly on: Day })
  /** A body that is here already is a member where none was known. */
  | (Member & { readonly what: 'joined'; readonly on: Day })
  /** Its last day as a member is another one; null while it stays. */
  | (Member & { readonly what: 'left'; readonly before: Day | null; readonly on: Day | null })

/** The kinds of difference in the order in which they are told, with what a heading says of them. */
export const differenceTitles: Readonly<Record<Difference['what'], string>> = {
  opened: 'opened',
  closed: 'closed',
  reopened: 'reopened',
  'last-day': 'closed on another day',
  renamed: 'renamed',
  postcode: 'with another postcode',
  moved: 'moved',
  joined: 'joined',
  left: 'members until another day',
}

const orNone = (text: string | null): string => text ?? 'none'

export function differenceInWords(difference: Difference): string {
  const { code } = difference
  switch (difference.what) {
    case 'renamed':
      return `${code} ${difference.before}, now ${difference.name}`
    case 'postcode':
      return `${code} ${difference.name}: ${orNone(difference.before)}, now ${orNone(difference.now)}`
    case 'last-day':
      return `${code} ${difference.name}: ${difference.before}, now ${difference.on}`
    case 'moved':
      return `${code} from ${difference.before} to ${difference.parent} on ${difference.on} (${difference.relation})`
    case 'joined':
      return `${code} to ${difference.parent} on ${difference.on} (${difference.relation})`
    case 'left':
      return `${code} of ${difference.parent}: ${orNone(difference.before)}, now ${orNone(difference.on)} (${difference.relation})`
    default:
      return `${code} ${difference.name}, ${difference.on}`
  }
}
