/** What a form says before anybody has typed: the usual day, and the answer where there is only one. */
import type { Day } from '#kit'
import { Form, type Offers } from '#web'
import type { Case } from './case.ts'
import type { CaseAct } from './case-act.ts'

/** `booked` is the day of the meeting or review that was booked, once it has come. */
export function filledIn(
  act: Pick<CaseAct, 'fields' | 'usually'>,
  found: Pick<Case, 'bookedOn'>,
  today: Day,
  offers: Offers,
): Form {
  const booked = found.bookedOn !== null && found.bookedOn <= today ? found.bookedOn : undefined
  const form = new URLSearchParams()
  for (const [name, when] of Object.entries(act.usually ?? {})) {
    const [year, month, day] = ((when === 'today' ? today : booked) ?? '').split('-').map(Number)
    if (year && month && day)
      for (const [part, number] of Object.entries({ day, month, year }))
        form.set(`${name}-${part}`, String(number))
  }
  for (const [name, { control }] of Object.entries(act.fields)) {
    const [only, ...more] = control.kind === 'offered' ? (offers[control.offer] ?? []) : []
    if (only && more.length === 0) form.set(name, only.value)
  }
  return new Form(form)
}
