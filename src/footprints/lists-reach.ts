/** What is said of a day after the last one that the lists know: by which lists it is said, not as if it were known. */
import type { Day } from '#kit'
import { dayInWords, monthInWords } from '#web'
import { kindsKnown } from './kind-words.ts'
import type { OrganisationKind } from './organisation.ts'

/** “by the lists, which reach to November 2021”; undefined while they reach the day. */
export function listsThatEnd(kinds: readonly OrganisationKind[], on: Day): string | undefined {
  const ends = kinds.flatMap(kind => kindsKnown[kind]?.to ?? []).filter(to => to < on)
  const first = ends.toSorted()[0]
  if (first === undefined) return undefined
  return kinds.length === 1
    ? `by the lists, which reach to ${monthInWords(first)}`
    : `by the lists, which for some kinds reach only to ${monthInWords(first)}`
}

/** For a caption. */
export const asAtInWords = (kinds: readonly OrganisationKind[], on: Day): string =>
  listsThatEnd(kinds, on) ?? `as at ${dayInWords(on)}`
