/**
 * A code brought to a day: a body that is closed by then to its successors (the rule of `landing.ts`), one that is not
 * open yet to those that it was made of, by their people. What was counted for a merged commissioner in 2021 is looked
 * for in 2018 where its predecessors lay, and comes out exactly where all of them lay in one footprint. A body that went
 * on without a part of itself, or with a part of another, is brought over that day by people, if it is said of which day
 * its boundary is.
 */
import { addDays, type Day } from '#kit'
import { type History, landOn } from '../landing.ts'
import { onwards, type Spread, stays, whole } from './part.ts'

/** One body that another was made of. */
export type Origin = {
  readonly oldCode: string
  readonly onDay: Day
  /** How much of the old one went there, over 0 to 1; null where nobody has said. */
  readonly share: number | null
  /** How many bodies followed the old one in all. */
  readonly followers: number
  /** Residents of the old one before that day; null where there is no estimate. */
  readonly people: number | null
}

export type Past = History & { readonly origins: ReadonlyMap<string, readonly Origin[]> }

/** `since`: the day whose boundary the code has here; without it the one of `day`, or the nearest to it. */
export function broughtTo(code: string, day: Day, past: Past, since?: Day): Spread {
  return bring({ code, day, past, since, passed: [] })
}

type Bringing = {
  readonly code: string
  readonly day: Day
  readonly past: Past
  readonly since: Day | undefined
  /** Each code with the day whose boundary it had there. */
  readonly passed: readonly string[]
}

function bring({ code, day, past, since, passed }: Bringing): Spread {
  const here = `${code} ${since}`
  if (passed.includes(here)) return stays(code, 'circle')
  const origins = past.origins.get(code) ?? []
  if (since !== undefined && since > day) {
    const gathering = lastGathering(code, origins, since, day)
    if (gathering.length > 0) return earlier({ code, day, past, since, passed: [...passed, here] }, gathering)
  }
  const landings = landOn(code, day, past, since)
  const [first] = landings
  if (landings.length === 1 && first?.standing === 'not-open-yet')
    return earlier({ code, day, past, since, passed: [...passed, here] }, beginnings(code, origins))
  return {
    parts: landings
      .filter(landing => landing.standing === 'open')
      .map(landing => ({ code: landing.code, share: landing.share })),
    left: landings.flatMap(({ code, share, standing }) =>
      standing === 'open' ? [] : [{ code, share, because: standing }],
    ),
  }
}

/** What a body was made of on the last day by `since` on which it went on as itself, with or without a part. */
function lastGathering(code: string, origins: readonly Origin[], since: Day, day: Day): readonly Origin[] {
  const days = origins.filter(each => each.oldCode === code && each.onDay <= since && each.onDay > day)
  const last = days
    .map(each => each.onDay)
    .sort()
    .at(-1)
  return origins.filter(each => each.onDay === last)
}

/** What a body was made of when it was opened. */
function beginnings(code: string, origins: readonly Origin[]): readonly Origin[] {
  const gatherings = origins.filter(each => each.oldCode === code).map(each => each.onDay)
  return origins.filter(each => !gatherings.includes(each.onDay))
}

/** Each origin is of the day before it was gathered in. */
function earlier({ code, day, past, passed }: Bringing, origins: readonly Origin[]): Spread {
  const made = madeOf(origins)
  if (!made) return stays(code, 'not-open-yet')
  const before = onwards({ parts: made, left: [] }, origin => {
    const { onDay } = origins.find(each => each.oldCode === origin)!
    return bring({ code: origin, day, past, since: addDays(onDay, -1), passed })
  })
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
