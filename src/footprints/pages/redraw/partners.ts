/** Who weighs more or less after a change, in each system that it touches. */
import { byName } from '#web'
import { tableOf } from '../../redraw/effect.ts'
import { type Line, linesBy } from '../../redraw/line.ts'
import { endsIn, weighingLess } from '../../redraw/weighs-less.ts'
import {
  type Origin,
  type PartnerKind,
  partnerKinds,
  systemsTouched,
  type Weight,
  type WeightChange,
  weightChanges,
} from '../../redraw/weight.ts'
import type { Naming } from './choices.ts'

export type Shares = { readonly people: number; readonly seats: number }

/** A partner of now. */
export type Former = {
  readonly code: string
  readonly name: string
  /** The system it comes from, where that is another one. */
  readonly from: string | null
  readonly before: Shares
  /** How much of the people of the partner that it becomes are its own. */
  readonly shareOfBody: number
  /** It becomes part of another and has no seat of its own. */
  readonly ends: boolean
}

/** A partner after, and of whom it was made: of itself alone unless partners merged. */
export type PartnerRow = {
  readonly code: string
  readonly name: string
  readonly after: Shares
  readonly madeOf: readonly Former[]
}

export type Loser = Former & { readonly after: Shares }

export type SystemTable = {
  readonly system: string
  readonly code: string
  readonly kind: PartnerKind
  readonly rows: readonly PartnerRow[]
  /** Partners of now that would weigh less here. */
  readonly losers: readonly Loser[]
  readonly needed: { readonly moreThanHalf: number; readonly threeQuarters: number }
  readonly seats: number
  readonly fewestWithHalf: number
  readonly largest: { readonly name: string; readonly share: number } | null
}

/** A table for each touched system that is there after, by commissioners and by councils. */
export function partnersOf(before: readonly Line[], after: readonly Line[], name: Naming): SystemTable[] {
  const touched = systemsTouched(before, after)
  const systems = [...linesBy(after, 'system')].filter(([system]) => touched.has(system))
  const kinds = Object.keys(partnerKinds) as PartnerKind[]
  const changes = new Map(kinds.map(kind => [kind, weightChanges(before, after, kind)]))
  return systems.flatMap(([code, lines]) =>
    kinds.map((kind): SystemTable => {
      const table = tableOf(lines, kind)
      const own = changes.get(kind)!.filter(each => each.after.system === code)
      return {
        ...{ system: name(code), code, kind, needed: table.needed, seats: table.partners.length },
        rows: byName(own.map(each => rowOf(each, name))),
        losers: byName(
          weighingLess(own).map(each => ({
            ...formerOf(each.after, each.origin, name),
            after: sharesOf(each.after),
          })),
        ),
        fewestWithHalf: table.fewestWithHalf,
        largest:
          (table.largest && {
            name: name(table.largest.partner),
            share: table.largest.shareOfPeople,
          }) ||
          null,
      }
    }),
  )
}

/** Each partner once, whatever the number of systems in which it would weigh less. */
export const losersOf = (tables: readonly SystemTable[], kind: PartnerKind): number =>
  new Set(tables.filter(table => table.kind === kind).flatMap(table => table.losers.map(each => each.code)))
    .size

const sharesOf = ({ shareOfPeople, shareOfSeats }: Weight): Shares => ({
  people: shareOfPeople,
  seats: shareOfSeats,
})

const rowOf = ({ after, origins }: WeightChange, name: Naming): PartnerRow => ({
  ...{ code: after.partner, name: name(after.partner), after: sharesOf(after) },
  madeOf: origins.map(origin => formerOf(after, origin, name)),
})

function formerOf(after: Weight, origin: Origin, name: Naming): Former {
  const { before, shareOfBody } = origin
  return {
    ...{ code: before.partner, name: name(before.partner), before: sharesOf(before), shareOfBody },
    from: before.system === after.system ? null : name(before.system),
    ends: endsIn(after, origin),
  }
}
