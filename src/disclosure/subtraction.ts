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
  /** False for a true count that was never published: nobody can subtract it, but it tells what a rest would hold. */
  readonly isShown: boolean
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
 * @param cells every number that was counted, published or not.
 */
export function findLeak(cells: readonly Box[], rule: DisclosureRule): Leak | undefined {
  const shown = cells.filter(box => box.isShown)
  return findPair(shown, rule) ?? findPacking(shown, piecesOf(cells), rule)
}

/** One number from another: a place from its system, a month from the year to date, an edition from the next. */
function findPair(all: readonly Box[], rule: DisclosureRule): Leak | undefined {
  for (const from of all)
    for (const taken of all)
      if (from !== taken && isInside(taken, from) && isSmall(from.count - taken.count, rule))
        return { from, taking: [taken] }
  return undefined
}

/** The smallest counted boxes that do not overlap: what the larger ones are made of. */
function piecesOf(cells: readonly Box[]): Box[] {
  const pieces: Box[] = []
  for (const cell of [...cells].sort((a, b) => sizeOf(a) - sizeOf(b)))
    if (!pieces.some(piece => overlaps(piece, cell) && !isSameBox(piece, cell))) pieces.push(cell)
  return pieces
}

type Search = { left: number; readonly largest: number; readonly rule: DisclosureRule; readonly from: Box }

/** Several numbers from one, smallest boxes first. A box that is the sum of finer ones needs no second look. */
function findPacking(shown: readonly Box[], pieces: readonly Box[], rule: DisclosureRule): Leak | undefined {
  const fine: Box[] = []
  for (const from of [...shown].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    const search = { left: most, largest: rule.suppress?.to ?? 0, rule, from }
    const inside = fine.filter(box => isInside(box, from) && areOfOneTime(box, from))
    const holding = leastOf(pieces.filter(piece => isInside(piece, from) && areOfOneTime(piece, from)))
    const found = rests(search, from.count, inside, [], holding)
    if (found?.leak) return found.leak
    if (!found && from.count > 0) fine.push(from)
  }
  return undefined
}

/** Of a piece that had several true counts the least: a rest holds at least that much. */
function leastOf(pieces: readonly Box[]): Box[] {
  const sorted = [...pieces].sort((a, b) => a.count - b.count)
  return sorted.filter((piece, index) => sorted.findIndex(other => isSameBox(other, piece)) === index)
}

/**
 * Takes boxes that do not overlap until a small rest is left (a leak) or none (the box is the sum of finer ones).
 * The largest piece that is still left is either in a box that is taken or in the rest, and then the rest is large.
 * Undefined when neither a leak nor an exact sum can be reached.
 */
function rests(
  search: Search,
  rest: number,
  candidates: readonly Box[],
  taken: readonly Box[],
  pieces: readonly Box[],
): { readonly leak?: Leak } | undefined {
  const { from, largest } = search
  search.left -= 1
  if (search.left < 0) throw new TooManyWays(`more than ${most} ways to subtract from ${from.name}`)
  if (taken.length > 0 && isSmall(rest, search.rule)) return { leak: { from, taking: taken } }
  if (rest < 0) return undefined
  if (rest === 0) return taken.length > 0 && taken.every(box => outlives(box, from)) ? {} : undefined
  const [lost, open] = split(pieces, piece => !candidates.some(box => overlaps(box, piece)))
  if (lost.reduce((sum, piece) => sum + piece.count, 0) > largest) return undefined
  const target = open.reduce<Box | undefined>((a, b) => (a && a.count >= b.count ? a : b), undefined)
  const [touching, others] = split(candidates, box => !target || overlaps(box, target))
  let exact: { readonly leak?: Leak } | undefined
  for (const [index, box] of touching.entries()) {
    const left = [...touching.slice(index + 1), ...others].filter(
      other => !overlaps(other, box) && areOfOneTime(other, box),
    )
    const stillOpen = pieces.filter(piece => !overlaps(piece, box))
    const found = rests(search, rest - box.count, left, [...taken, box], stillOpen)
    if (found?.leak) return found
    exact ??= found
  }
  if (touching.length === 0) return exact
  const without = rests(search, rest, others, taken, pieces)
  return without?.leak ? without : (exact ?? without)
}

function split<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter(item => !belongs(item))]
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

const isSameBox = (a: Box, b: Box): boolean => isInside(a, b) && isInside(b, a)
const areOfOneTime = (a: Box, b: Box): boolean => a.live.since < b.live.until && b.live.since < a.live.until
const outlives = (a: Box, b: Box): boolean => a.live.since <= b.live.since && a.live.until >= b.live.until

export const overlaps = (a: Box, b: Box): boolean =>
  a.from <= b.to &&
  b.from <= a.to &&
  a.outcomes.some(outcome => b.outcomes.includes(outcome)) &&
  a.areas.some(area => b.areas.includes(area))
