/** Who weighs more or less after a change, in each system that it touches. */
import { byName } from '#web'
import { tableOf } from '../../redraw/effect.ts'
import { type Line, linesBy } from '../../redraw/line.ts'
import { type PartnerKind, partnerKinds, systemsTouched, weightChanges } from '../../redraw/weight.ts'
import type { Naming } from './choices.ts'

type Shares = { readonly people: number; readonly seats: number }

export type PartnerRow = {
  readonly name: string
  /** The system it comes from, where that is another one. */
  readonly from: string | null
  readonly before: Shares
  readonly after: Shares
  /** Its share of the people, of the seats, or of both is smaller after. */
  readonly loses: boolean
}

export type SystemTable = {
  readonly system: string
  readonly code: string
  readonly kind: PartnerKind
  readonly rows: readonly PartnerRow[]
  readonly needed: { readonly moreThanHalf: number; readonly threeQuarters: number }
  readonly seats: number
  readonly fewestWithHalf: number
  readonly largest: { readonly name: string; readonly share: number } | null
}

/** A table for each touched system that is there after, by commissioners and by councils. */
export function partnersOf(before: readonly Line[], after: readonly Line[], name: Naming): SystemTable[] {
  const touched = systemsTouched(before, after)
  const systems = [...linesBy(after, 'system')].filter(([system]) => touched.has(system))
  return systems.flatMap(([code, lines]) =>
    (Object.keys(partnerKinds) as PartnerKind[]).map((kind): SystemTable => {
      const table = tableOf(lines, kind)
      return {
        ...{ system: name(code), code, kind, needed: table.needed, seats: table.partners.length },
        rows: rowsOf(code, kind, before, after, name),
        fewestWithHalf: table.fewestWithHalf,
        largest: table.largest
          ? {
              name: name(table.largest.partner),
              share: table.largest.shareOfPeople,
            }
          : null,
      }
    }),
  )
}

/** Less by more than rounding would show. */
const least = 0.0005

function rowsOf(
  system: string,
  kind: PartnerKind,
  before: readonly Line[],
  after: readonly Line[],
  name: Naming,
): PartnerRow[] {
  const changes = weightChanges(before, after, kind).filter(each => each.after.system === system)
  const rows = changes.map(change => {
    const [was, is] = [change.before, change.after]
    return {
      ...{ name: name(was.partner), from: was.system === is.system ? null : name(was.system) },
      before: { people: was.shareOfPeople, seats: was.shareOfSeats },
      after: { people: is.shareOfPeople, seats: is.shareOfSeats },
      loses: is.shareOfPeople < was.shareOfPeople - least || is.shareOfSeats < was.shareOfSeats - least,
    }
  })
  return byName(rows)
}
