/** What a body was called over time, put together from its last names and its former ones. */
import { addDays, type Day } from '#kit'
import type { Organisation } from './organisation.ts'
import type { NamedSpan } from './store/identity.ts'

/** Oldest first, without gaps in a time that the body was there. */
export function namesOverTime(
  history: readonly Organisation[],
  former: readonly NamedSpan[],
): readonly NamedSpan[] {
  return history.flatMap(({ name, openedOn, closedOn }) => {
    const here = former.filter(
      each => each.to !== null && each.to >= openedOn && (closedOn === null || each.from <= closedOn),
    )
    const last = here.at(-1)?.to
    const since = last ? addDays(last, 1) : openedOn
    return closedOn !== null && since > closedOn ? here : [...here, { name, from: since, to: closedOn }]
  })
}

/** How a body was called on a day; what it was called last before it, or first after it, where it was not there then. */
export function nameOn(spans: readonly NamedSpan[], on: Day): string | undefined {
  const begun = spans.filter(each => each.from <= on)
  return (begun.at(-1) ?? spans[0])?.name
}

/** How a body stands on a day: what it is then, or was last, or will be first; and a day on which it was there. */
export type StandingOn = {
  readonly body: Organisation
  readonly standing: 'open' | 'closed' | 'not-yet'
  /** The day itself while it is open, else its last or first day. */
  readonly seenOn: Day
}

export function standingOn(history: readonly Organisation[], on: Day): StandingOn | undefined {
  const opened = history.filter(each => each.openedOn <= on)
  const body = opened.at(-1)
  if (!body) {
    const [first] = history
    return first && { body: first, standing: 'not-yet', seenOn: first.openedOn }
  }
  if (body.closedOn === null || body.closedOn >= on) return { body, standing: 'open', seenOn: on }
  return { body, standing: 'closed', seenOn: body.closedOn }
}
