/** What a partner weighs in a system: its share of the people, and of the seats where every partner has one. */
import { type Line, linesBy, peopleOf } from './line.ts'

/** Who can be a partner: commissioners have one seat each in a joint committee of them, councils in a partnership. */
export const partnerKinds = { commissioner: 'commissioner', council: 'upperCouncil' } as const
export type PartnerKind = keyof typeof partnerKinds

/** Shares are from 0 to 1. */
export type Weight = {
  readonly partner: string
  readonly system: string
  /** People of the partner in this system, who need not be all of its people. */
  readonly people: number
  readonly shareOfPeople: number
  /** One partner, one seat: no weight by size. */
  readonly shareOfSeats: number
}

/** The partners of one system, in the order of their codes. */
export function weightsIn(system: readonly Line[], kind: PartnerKind): readonly Weight[] {
  const whole = peopleOf(system)
  const partners = [...linesBy(system, partnerKinds[kind])].filter(([, lines]) => peopleOf(lines) > 0)
  return partners.map(([partner, lines]) => ({
    ...{ partner, system: lines[0]!.system, people: peopleOf(lines) },
    shareOfPeople: peopleOf(lines) / whole,
    shareOfSeats: 1 / partners.length,
  }))
}

/** Whose people a partner has after, what they weighed before, and how many of its people are theirs. */
export type Origin = { readonly before: Weight; readonly people: number; readonly shareOfBody: number }

/** A partner after, once, and those it was made of: itself alone unless partners merged; the largest part first. */
export type WeightChange = { readonly after: Weight; readonly origins: readonly Origin[] }

/**
 * What each partner of the systems that changed weighs after, and what those weighed before whose people it has. A
 * partner is followed by its people: before is the system in which most of those lived who are its people in the system
 * after. `before` and `after` hold the same lines in the same order.
 */
export function weightChanges(
  before: readonly Line[],
  after: readonly Line[],
  kind: PartnerKind,
): readonly WeightChange[] {
  const code = partnerKinds[kind]
  const former = new Map<Line, Line>(after.map((line, index) => [line, before[index]!]))
  const formerWeights = weightsBySystem(before, kind)
  const touched = systemsTouched(before, after)
  const originsOf = (own: readonly Line[]): Origin[] => {
    const were = own.map(line => former.get(line)!)
    return [...linesBy(were, code)]
      .flatMap(([partner, lines]) => {
        const weight = formerWeights.get(`${mainSystem(lines)} ${partner}`)
        const people = peopleOf(lines)
        return weight ? [{ before: weight, people, shareOfBody: people / peopleOf(own) }] : []
      })
      .sort((one, other) => other.people - one.people)
  }
  return [...linesBy(after, 'system')]
    .filter(([system]) => touched.has(system))
    .flatMap(([, lines]) => {
      const partners = linesBy(lines, code)
      return weightsIn(lines, kind).map(weight => ({
        after: weight,
        origins: originsOf(partners.get(weight.partner)!),
      }))
    })
}

/** Systems that won or lost people, by lines in the same order. */
export function systemsTouched(before: readonly Line[], after: readonly Line[]): ReadonlySet<string> {
  const moved = after.flatMap((line, index) => {
    const was = before[index]!
    return was === line ? [] : [was.system, line.system]
  })
  return new Set(moved)
}

function weightsBySystem(lines: readonly Line[], kind: PartnerKind): ReadonlyMap<string, Weight> {
  return new Map(
    [...linesBy(lines, 'system').values()]
      .flatMap(system => weightsIn(system, kind))
      .map(weight => [`${weight.system} ${weight.partner}`, weight]),
  )
}

function mainSystem(lines: readonly Line[]): string {
  const parts = [...linesBy(lines, 'system')].map(([system, own]) => ({ system, people: peopleOf(own) }))
  return parts.reduce((most, part) => (part.people > most.people ? part : most)).system
}

/** Of so many seats, how many carry a motion where all vote: more than half, and three quarters or more. */
export const seatsNeeded = (seats: number) => ({
  moreThanHalf: Math.floor(seats / 2) + 1,
  threeQuarters: Math.ceil((3 * seats) / 4),
})

/** The fewest partners who have more than half of the people between them, if votes were by people. */
export function fewestWithHalf(weights: readonly Weight[]): number {
  const shares = weights.map(weight => weight.people).sort((a, b) => b - a)
  const whole = shares.reduce((sum, people) => sum + people, 0)
  let together = 0
  return (
    shares.findIndex(people => {
      together += people
      return together * 2 > whole
    }) + 1
  )
}
