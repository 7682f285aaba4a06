/** A body that is known and does not stand on the lists of a day: why, when it does, what came before and after. */
import { addDays, type Day } from '#kit'
import { dayInWords, monthInWords } from '#web'
import type { Organisation } from '../organisation.ts'
import type { Succession } from '../store/organisations.ts'
import { organisationHref } from './addresses.ts'
import { overlapHref } from './boundaries-asked.ts'

export type UnlistedFound = {
  readonly code: string
  /** Oldest first, at least one. */
  readonly history: readonly [Organisation, ...Organisation[]]
  readonly lists: Day
  /** Of which lists each code stands on any. */
  readonly daysOf: ReadonlyMap<string, readonly Day[]>
  readonly successions: readonly Succession[]
  readonly nameOf: (code: string) => string
}

export type NextBody = {
  readonly name: string
  readonly href: string
  /** Where it stands on lists: its systems by those nearest to the change. */
  readonly systemsHref: string | undefined
}

export type UnlistedModel = {
  readonly title: string
  readonly name: string
  readonly href: string
  readonly lead: string
  readonly lists: Day
  readonly listed: readonly { readonly words: string; readonly href: string }[]
  readonly before: readonly NextBody[]
  readonly after: readonly NextBody[]
}

export function unlistedModel({ code, history, lists, ...found }: UnlistedFound): UnlistedModel {
  const { daysOf, successions, nameOf } = found
  const { name } = history.at(-1) ?? history[0]
  const before = successions.filter(each => each.newCode === code)
  const after = successions.filter(each => each.oldCode === code)
  const next = (of: string, on: Day, listed: Day | undefined): NextBody => ({
    ...{ name: nameOf(of), href: organisationHref(of, on) },
    systemsHref: listed && overlapHref(of, listed),
  })
  return {
    ...{ name, lists, title: `${name}: which system?`, href: organisationHref(code, lists) },
    lead: leadOf(name, history, lists),
    listed: (daysOf.get(code) ?? []).map(day => ({
      ...{ words: `${name} in ${monthInWords(day)}`, href: overlapHref(code, day) },
    })),
    before: before.map(({ oldCode, onDay }) =>
      next(
        oldCode,
        addDays(onDay, -1),
        daysOf.get(oldCode)?.findLast(day => day < onDay),
      ),
    ),
    after: after.map(({ newCode, onDay }) =>
      next(
        newCode,
        onDay,
        daysOf.get(newCode)?.find(day => day >= onDay),
      ),
    ),
  }
}

function leadOf(name: string, history: UnlistedFound['history'], lists: Day): string {
  const [{ kind, openedOn }] = history
  const closedOn = history.at(-1)?.closedOn ?? null
  if (kind !== 'council')
    return `${name} is not a council: the lists say only of councils which systems they lie in.`
  const absent = `${name} does not stand on the lists of ${dayInWords(lists)}`
  if (openedOn > lists) return `${absent}: it began on ${dayInWords(openedOn)}.`
  return closedOn !== null && closedOn < lists
    ? `${absent}: it ended on ${dayInWords(closedOn)}.`
    : `${absent}.`
}
