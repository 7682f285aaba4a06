/** What lines on the map part: the people of one commissioner, in one council, in one system. */

import { groupedBy } from '#kit'
import type { CouncilPart } from '../store/overlaps.ts'

/** The smallest part that is told apart: everything about a footprint here is a sum of these. */
export type Line = {
  readonly commissioner: string
  readonly lowerCouncil: string
  /** The same as the lower one where a council is of both tiers. */
  readonly upperCouncil: string
  readonly system: string
  readonly people: number
}

/** How many people of each council live in each system. */
export const councilParts = (lines: readonly Line[], tier: 'upperCouncil' | 'lowerCouncil'): CouncilPart[] =>
  [...linesBy(lines, tier)].flatMap(([council, own]) =>
    [...linesBy(own, 'system')].map(([system, part]) => ({ council, system, people: peopleOf(part) })),
  )

export const peopleOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.people, 0)

/** Lines in groups by one of their codes, in the order of the codes. */
export function linesBy(
  lines: readonly Line[],
  code: Exclude<keyof Line, 'people'>,
): ReadonlyMap<string, readonly Line[]> {
  return new Map([...groupedBy(lines, line => line[code])].sort(([a], [b]) => (a < b ? -1 : 1)))
}
