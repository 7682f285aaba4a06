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

/** Before and after of one partner's people in one system; `before` is null for who had none of these people. */
export type WeightChange = { readonly after: Weight; readonly before: Weight }

/**
 * What each partner of the systems that changed weighed before and weighs after. A partner is followed by its people:
 * before is the system in which most of those lived who are its people in the system after. `before` and `after` hold
 * the same lines in the same order.
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
  return [...linesBy(after, 'system')]
    .filter(([system]) => touched.has(system))
    .flatMap(([, lines]) => {
      const weights = new Map(weightsIn(lines, kind).map(weight => [weight.partner, weight]))
      return [...linesBy(lines, code)].flatMap(([partner, own]) => {
        const after = weights.get(partner)
        // Where partners themselves merge, each of those who came together had its weight.
        const origins = linesBy(
          own.map(line => former.get(line)!),
          code,
        )
        if (!after) return []
        return [...origins].flatMap(([origin, lines]) => {
          const before = formerWeights.get(`${mainSystem(lines)} ${origin}`)
          return before ? [{ before, after }] : []
        })
      })
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
