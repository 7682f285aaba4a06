/**
 * A code brought to a day: a body that is closed by then to its successors (the rule of `landing.ts`), one that is not
 * open yet to those that it was made of, by their people. What was counted for a merged commissioner in 2021 is looked
 * for in 2018 where its predecessors lay, and comes out exactly where all of them lay in one footprint.
 */
import type { Day } from '#kit'
import { type History, landOn } from '../landing.ts'
import { onwards, type Spread, stays, whole } from './part.ts'

/** One body that another was made of. */
export type Origin = {
  readonly oldCode: string
  /** How much of the old one went there, over 0 to 1; null where nobody has said. */
  readonly share: number | null
  /** How many bodies followed the old one in all. */
  readonly followers: number
  /** Residents of the old one; null where there is no estimate. */
  readonly people: number | null
}

export type Past = History & { readonly origins: ReadonlyMap<string, readonly Origin[]> }

export function broughtTo(code: string, day: Day, past: Past, passed: readonly string[] = []): Spread {
  if (passed.includes(code)) return stays(code, 'circle')
  const landings = landOn(code, day, past)
  const [first] = landings
  if (landings.length === 1 && first?.standing === 'not-open-yet')
    return earlier(first.code, day, past, passed)
  return {
    parts: landings
      .filter(landing => landing.standing === 'open')
      .map(landing => ({ code: landing.code, share: landing.share })),
    left: landings.flatMap(({ code, share, standing }) =>
      standing === 'open' ? [] : [{ code, share, because: standing }],
    ),
  }
}

function earlier(code: string, day: Day, past: Past, passed: readonly string[]): Spread {
  const made = madeOf(past.origins.get(code) ?? [])
  if (!made) return stays(code, 'not-open-yet')
  const before = onwards({ parts: made, left: [] }, origin => broughtTo(origin, day, past, [...passed, code]))
  return before.left.some(each => each.because === 'circle') ? stays(code, 'circle') : before
}

/** Undefined where there is no origin, or it cannot be said how much came from each. */
function madeOf(origins: readonly Origin[]): Spread['parts'] | undefined {
  const [only] = origins
  if (!only) return undefined
  if (origins.length === 1) return whole(only.oldCode).parts
  const people = origins.map(origin => {
    const share = origin.share ?? (origin.followers === 1 ? 1 : null)
    return share === null || origin.people === null ? null : origin.people * share
  })
  if (!people.every(count => count !== null)) return undefined
  const sum = people.reduce((total, count) => total + count, 0)
  if (sum === 0) return undefined
  return origins.map((origin, at) => ({ code: origin.oldCode, share: people[at]! / sum }))
}
