/**
 * Where a value lands that was reported for a body, on a day when that body may be closed. The rule, in this order:
 * open on the day, it stays; not open yet, it stays; one successor, all of it goes there; several whose shares are known
 * and make up the whole, it goes by share, which is an estimate; anything else, it stays with the old one and says why.
 * Successors that are closed themselves are followed in the same way. Nothing is lost, doubled or moved in silence.
 *
 * A body that goes on while a part of it goes to another (West Birmingham left its commissioner on 1 July 2022) is among
 * its own successors, with the share that stays. A value of before that day goes by these shares; so it must be known of
 * which day it is: of the day on which the body began where it is followed, else of the day that is given.
 */
import type { Day } from '#kit'

/** A time in which a body was there; both days inside, null while it is. */
export type OpenSpan = { readonly openedOn: Day; readonly closedOn: Day | null }
/** `share` is how much of the old one went to the new one, over 0 and up to 1; null where nobody has said. */
export type Following = { readonly newCode: string; readonly onDay: Day; readonly share: number | null }

export type History = {
  /** Of every code that the lists know. */
  readonly spans: ReadonlyMap<string, readonly OpenSpan[]>
  readonly following: ReadonlyMap<string, readonly Following[]>
}

/** Why a value stands where it does: at an open body, or for one of these reasons not further. */
export type Standing =
  | 'open'
  | 'not-open-yet'
  | 'no-successor'
  | 'shares-unknown'
  | 'not-listed'
  | 'successor-not-listed'
  | 'circle'

export type Landing = {
  readonly code: string
  /** The part of the value that lands here, over 0 and up to 1. */
  readonly share: number
  /** `by-share` is an estimate. */
  readonly moved: 'not' | 'whole' | 'by-share'
  readonly standing: Standing
}

/**
 * The parts of a value reported for `code`, as they land on `day`. Shares make up 1; one code comes once. `since` is the
 * day of the value; without it a body that is open is taken to have the boundary that it has on `day`.
 */
export function landOn(code: string, day: Day, history: History, since?: Day): readonly Landing[] {
  const parts = follow(code, day, history, [], since)
  return parts ? together(code, parts) : [{ code, share: 1, moved: 'not', standing: 'circle' }]
}

type Part = { readonly code: string; readonly share: number; readonly standing: Standing }

/** Undefined where the way comes back to a body that it passed: such lists are wrong, and nothing moves by them. */
function follow(
  code: string,
  day: Day,
  history: History,
  passed: readonly string[],
  since?: Day,
): readonly Part[] | undefined {
  // A part may come back to where it was on a later day; on the same day it would go round for ever.
  const here = `${code} ${since}`
  if (passed.includes(here)) return undefined
  const stays = (standing: Standing): Part[] => [{ code, share: 1, standing }]
  const spans = history.spans.get(code)
  const following = history.following.get(code) ?? []
  const parting = since === undefined ? [] : firstParting(code, following, since, day)
  if (parting.length > 0) {
    const shares = sharesOf(parting)
    if (!shares) return stays('shares-unknown')
    return joined(
      parting.map(({ newCode, onDay }) => follow(newCode, day, history, [...passed, here], onDay)),
      shares,
    )
  }
  if (spans?.some(span => isOpen(span, day))) return stays('open')
  if (spans?.every(span => span.openedOn > day)) return stays('not-open-yet')
  const next = successorsBy(code, day, spans ?? [], following)
  if (next.length === 0) return stays(spans ? 'no-successor' : 'not-listed')
  const shares = sharesOf(next)
  if (!shares) return stays('shares-unknown')
  const ways = next.map(({ newCode, onDay }) => follow(newCode, day, history, [...passed, here], onDay))
  if (ways.some(way => way?.some(part => part.standing === 'not-listed')))
    return stays('successor-not-listed')
  return joined(ways, shares)
}

/** The ways of a value that is parted; undefined where one of them comes back to where it was. */
function joined(
  ways: readonly (readonly Part[] | undefined)[],
  shares: readonly number[],
): readonly Part[] | undefined {
  if (!ways.every(way => way !== undefined)) return undefined
  return ways.flatMap((way, at) => way.map(part => ({ ...part, share: part.share * shares[at]! })))
}

/** All that followed a body on the first day after `since` on which it went on without a part of itself. */
function firstParting(
  code: string,
  following: readonly Following[],
  since: Day,
  day: Day,
): readonly Following[] {
  const days = following.filter(each => each.newCode === code && each.onDay > since && each.onDay <= day)
  const first = days.map(each => each.onDay).sort()[0]
  return following.filter(each => each.onDay === first)
}

const isOpen = ({ openedOn, closedOn }: OpenSpan, day: Day): boolean =>
  openedOn <= day && (closedOn === null || closedOn >= day)

/**
 * Those that followed by the day since the body was last opened: a code can be opened again after it was followed. Who
 * took a part of it while it went on did not follow it.
 */
function successorsBy(
  code: string,
  day: Day,
  spans: readonly OpenSpan[],
  following: readonly Following[],
): readonly Following[] {
  const openings = spans.map(span => span.openedOn).filter(opened => opened <= day)
  const opened = openings.sort().at(-1)
  const partings = following.filter(each => each.newCode === code).map(each => each.onDay)
  return following.filter(
    ({ onDay }) => onDay <= day && (opened === undefined || onDay > opened) && !partings.includes(onDay),
  )
}

/** Published shares are rounded to six places. */
const nearly = 0.000_01

/** Of a whole: one successor takes all of it, several only what is known and makes up the whole. */
function sharesOf(next: readonly Following[]): readonly number[] | undefined {
  if (next.length === 1) return [1]
  const shares = next.map(each => each.share)
  if (!shares.every(share => share !== null)) return undefined
  const sum = shares.reduce((total, share) => total + share, 0)
  return Math.abs(sum - 1) > nearly ? undefined : shares.map(share => share / sum)
}

/** Parts that meet again at one body are one; if they are all of it, nothing was estimated. */
function together(from: string, parts: readonly Part[]): readonly Landing[] {
  const [first, ...others] = parts
  if (first && others.every(part => part.code === first.code))
    return [{ ...first, share: 1, moved: first.code === from ? 'not' : 'whole' }]
  const codes = [...new Set(parts.map(part => part.code))]
  return codes.map(code => {
    const here = parts.filter(part => part.code === code)
    const share = here.reduce((sum, part) => sum + part.share, 0)
    return { code, share, moved: 'by-share', standing: here[0]!.standing }
  })
}

export type ReportedValue = { readonly code: string; readonly value: number }
export type LandedValue = Omit<Landing, 'share'> & {
  /** The body that it was reported for. */
  readonly from: string
  readonly value: number
}

/** Where each value lands, in parts. The parts of a value add up to it: the last takes what the others leave. */
export function landValues(
  values: readonly ReportedValue[],
  day: Day,
  history: History,
): readonly LandedValue[] {
  return values.flatMap(({ code: from, value }) => {
    const landings = landOn(from, day, history)
    let left = value
    return landings.map(({ share, ...landing }, at): LandedValue => {
      const part = at === landings.length - 1 ? left : value * share
      left -= part
      return { ...landing, from, value: part }
    })
  })
}
