/**
 * Can a small number be had by taking published numbers from one another? Every published number is the count of
 * a box: these areas, these days, these outcomes. Boxes inside a box that do not overlap can be taken from it, and
 * what is left is the count of the rest. All differences are of true counts, so rounding is not relied on.
 */
import type { Day } from '#kit'
import { type DisclosureRule, isSmall } from './rules.ts'

export type Outcome = 'kept' | 'missed'

export type Box = {
  readonly areas: readonly string[]
  readonly from: Day
  readonly to: Day
  readonly outcomes: readonly Outcome[]
  readonly count: number
  /** The releases through which this was the true count, `until` outside; numbers of one time go together. */
  readonly live: { readonly since: number; readonly until: number }
  /** What it is called in a message, without its count. */
  readonly name: string
}

/** A rest that is too small to be had, and what it is had from. */
export type Leak = { readonly from: Box; readonly taking: readonly Box[] }

/** More ways to subtract than anybody could check: the caller refuses. */
export class TooManyWays extends Error {}

const most = 200_000

/**
 * The first small rest that the published numbers leave, or undefined. Pairs are taken from any two editions,
 * sums of several from numbers that were true at one time.
 */
export function findLeak(shown: readonly Box[], rule: DisclosureRule): Leak | undefined {
  return findPair(shown, rule) ?? findPacking(shown, rule)
}

/** One number from another: a place from its system, a month from the year to date, an edition from the next. */
function findPair(all: readonly Box[], rule: DisclosureRule): Leak | undefined {
  for (const from of all)
    for (const taken of all)
      if (from !== taken && isInside(taken, from) && isSmall(from.count - taken.count, rule))
        return { from, taking: [taken] }
  return undefined
}

/** Several numbers from one, smallest boxes first. A box that is the sum of finer ones needs no second look. */
function findPacking(shown: readonly Box[], rule: DisclosureRule): Leak | undefined {
  const search = { left: most, rule }
  const fine: Box[] = []
  for (const from of [...shown].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    const inside = fine.filter(box => isInside(box, from) && areOfOneTime(box, from))
    const found = rests(from, from.count, inside, [], search)
    if (found?.leak) return found.leak
    if (!found && from.count > 0) fine.push(from)
  }
  return undefined
}

type Search = { left: number; readonly rule: DisclosureRule }

/**
 * Takes boxes that do not overlap until a small rest is left (a leak) or none (the box is the sum of finer ones).
 * Undefined when neither can be reached.
 */
function rests(
  from: Box,
  rest: number,
  candidates: readonly Box[],
  taken: readonly Box[],
  search: Search,
): { readonly leak?: Leak } | undefined {
  search.left -= 1
  if (search.left < 0) throw new TooManyWays(`more than ${most} ways to subtract from ${from.name}`)
  if (taken.length > 0 && isSmall(rest, search.rule)) return { leak: { from, taking: taken } }
  if (rest < 0) return undefined
  if (rest === 0) return taken.length > 0 && taken.every(box => outlives(box, from)) ? {} : undefined
  const largest = search.rule.suppress?.to ?? 0
  const reach = candidates.reduce((sum, box) => sum + box.count, 0)
  if (rest - reach > largest) return undefined
  const [first, ...others] = candidates
  if (!first) return undefined
  const apart = others.filter(box => !overlaps(box, first) && areOfOneTime(box, first))
  const withFirst = rests(from, rest - first.count, apart, [...taken, first], search)
  if (withFirst?.leak) return withFirst
  return rests(from, rest, others, taken, search) ?? withFirst
}

const sizeOf = (box: Box): number =>
  box.areas.length * (Date.parse(box.to) - Date.parse(box.from) + 1) * box.outcomes.length

const isSubset = <T>(small: readonly T[], large: readonly T[]): boolean =>
  small.every(item => large.includes(item))

/** A box is inside itself as it was published at another time. */
export const isInside = (small: Box, large: Box): boolean =>
  small.from >= large.from &&
  small.to <= large.to &&
  isSubset(small.outcomes, large.outcomes) &&
  isSubset(small.areas, large.areas)

const areOfOneTime = (a: Box, b: Box): boolean => a.live.since < b.live.until && b.live.since < a.live.until
const outlives = (a: Box, b: Box): boolean => a.live.since <= b.live.since && a.live.until >= b.live.until

const overlaps = (a: Box, b: Box): boolean =>
  a.from <= b.to &&
  b.from <= a.to &&
  a.outcomes.some(outcome => b.outcomes.includes(outcome)) &&
  a.areas.some(area => b.areas.includes(area))
