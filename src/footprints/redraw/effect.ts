/** What a proposal does: systems before and after, how many are of the size their level should be, who is divided. */
import { type Coterminosity, coterminosity } from '../coterminosity.ts'
import type { CouncilTier } from '../organisation.ts'
import { type DividedCommissioner, dividedCommissioners } from './divided-commissioners.ts'
import { councilParts, type Line, linesBy, peopleOf } from './line.ts'
import {
  fewestWithHalf,
  type PartnerKind,
  seatsNeeded,
  systemsTouched,
  type Weight,
  weightsIn,
} from './weight.ts'

/** Where a system is not there before or after, it has no people. */
export type SystemEffect = { readonly system: string; readonly before: number; readonly after: number }

/** Of all systems on the lines. */
export type WholePicture = {
  readonly systems: number
  readonly people: number
  /** People of each system, the fewest first. */
  readonly sizes: readonly number[]
  readonly divided: Readonly<Record<CouncilTier, Coterminosity>>
  /** How many commissioners there are, and those of them that lie in several systems. */
  readonly commissioners: number
  readonly dividedCommissioners: readonly DividedCommissioner[]
}

export type Effect = {
  /** People who are in another system after. */
  readonly peopleMoved: number
  readonly systems: readonly SystemEffect[]
  readonly before: WholePicture
  readonly after: WholePicture
}

/** `before` and `after` hold the same lines in the same order. A part of a council counts from `leastShare` (0 to 1). */
export function effectOf(before: readonly Line[], after: readonly Line[], leastShare: number): Effect {
  const people = (lines: readonly Line[], system: string) =>
    peopleOf(lines.filter(line => line.system === system))
  return {
    peopleMoved: peopleOf(after.filter((line, index) => line.system !== before[index]!.system)),
    systems: [...systemsTouched(before, after)].sort().map(system => ({
      system,
      before: people(before, system),
      after: people(after, system),
    })),
    before: wholePicture(before, leastShare),
    after: wholePicture(after, leastShare),
  }
}

export function wholePicture(lines: readonly Line[], leastShare: number): WholePicture {
  const sizes = [...linesBy(lines, 'system').values()].map(peopleOf).sort((a, b) => a - b)
  const divided = (tier: 'upperCouncil' | 'lowerCouncil') =>
    coterminosity(councilParts(lines, tier), leastShare)
  return {
    systems: sizes.length,
    people: peopleOf(lines),
    sizes,
    divided: { upper: divided('upperCouncil'), lower: divided('lowerCouncil') },
    commissioners: linesBy(lines, 'commissioner').size,
    dividedCommissioners: dividedCommissioners(lines),
  }
}

/** A table of partners: how many there are, what carries a vote of one seat each, what size alone would do. */
export type Table = {
  readonly partners: readonly Weight[]
  readonly needed: { readonly moreThanHalf: number; readonly threeQuarters: number }
  readonly fewestWithHalf: number
  /** The partner with the most people; its share may carry a vote by people alone. */
  readonly largest: Weight | undefined
}

export function tableOf(system: readonly Line[], kind: PartnerKind): Table {
  const partners = weightsIn(system, kind)
  return {
    partners,
    needed: seatsNeeded(partners.length),
    fewestWithHalf: fewestWithHalf(partners),
    largest: partners.reduce<Weight | undefined>(
      (most, each) => (most && most.people >= each.people ? most : each),
      undefined,
    ),
  }
}
