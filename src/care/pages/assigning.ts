/** What was ticked and for whom, from the form; what became of it, in the address of the next page. */
import { done, type Refusal, type RefusalCode, type Result, refusalCodes, refuse } from '#kit'
import type { Actor, Tx } from '#platform'
import type { Form } from '#web'
import { type Assigned, assignCases } from '../assign-cases.ts'
import { casesWithPeople } from '../store.ts'

/** More than this in one go would hold the cases for longer than a colleague should wait. */
export const mostAtOnce = 50

export type Refused = { readonly name: string; readonly href: string; readonly why: string }
export type AssigningOutcome = { readonly assigned: number; readonly refused: readonly Refused[] }

export async function assignTicked(tx: Tx, actor: Actor, form: Form): Promise<Result<Assigned>> {
  const coordinator = form.text('coordinator')
  const ids = [...new Set(form.all('case').filter(id => id !== ''))]
  if (ids.length === 0) return refuse('invalid', 'Tick at least one case', { field: 'case' })
  if (ids.length > mostAtOnce)
    return refuse('too-large', `Tick no more than ${mostAtOnce} cases at once`, { field: 'case' })
  if (coordinator === '') return refuse('invalid', 'Choose who takes the cases', { field: 'coordinator' })
  const assigned = await assignCases(tx, actor, {
    coordinator,
    cases: ids.map(id => ({ id, ...seenOf(form, id) })),
  })
  const [first] = assigned.refused
  return assigned.done.length === 0 && first ? refuseAll(assigned) : done(assigned)
}

function seenOf(form: Form, id: string): { seen?: number } {
  const text = form.text(`seen-${id}`)
  return /^\d{1,9}$/.test(text) ? { seen: Number(text) } : {}
}

/** Nothing was done: the page stays as it was filled in, with a message for every row. */
function refuseAll({ refused }: Assigned): Result<never> {
  const [first, ...others] = refused.map(
    ({ id, refusal }): Refusal => ({
      ...refusal,
      field: refusal.field === 'coordinator' ? refusal.field : id,
    }),
  )
  if (!first) throw new Error('Nothing was refused')
  return { ok: false, refusal: others.length ? { ...first, others } : first }
}

/** The part of the address that says what became of an assignment: identifiers and codes, no names. */
export function outcomeQuery({ done: assigned, refused }: Assigned, coordinator: string): URLSearchParams {
  const query = new URLSearchParams({ assigned: String(assigned.length) })
  if (refused.length > 0) query.set('coordinator', coordinator)
  for (const { id, refusal } of refused) query.append('refused', `${id}~${refusal.code}`)
  return query
}

const whyNot: Readonly<Record<RefusalCode, string>> = {
  'not-signed-in': 'you were not signed in',
  'not-permitted': 'it is not yours to assign',
  'not-found': 'it has moved out of your places',
  stale: 'somebody else recorded something on it since you opened the page: look at it and tick it again',
  'out-of-order': 'as it stands nobody can be named on it',
  'too-large': 'too many were ticked at once',
  invalid: 'that colleague cannot take it',
}

/** Null where the page was not opened after an assignment. */
export async function outcomeIn(
  tx: Tx,
  actor: Actor,
  query: URLSearchParams,
): Promise<AssigningOutcome | null> {
  const assigned = query.get('assigned')
  if (assigned === null || !/^\d{1,3}$/.test(assigned)) return null
  const refused = refusedIn(query)
  const cases = await casesWithPeople(
    tx,
    actor.system,
    refused.map(each => each.id),
  )
  return {
    assigned: Number(assigned),
    refused: refused.flatMap(({ id, code }) => {
      const found = cases.find(each => each.id === id)
      const name = found
        ? `${found.familyName.toUpperCase()}, ${found.givenName} (${found.reference})`
        : 'A case'
      return [{ name, href: `/${actor.system}/work/cases/${id}`, why: whyNot[code] }]
    }),
  }
}

export function refusedIn(query: URLSearchParams): { id: string; code: RefusalCode }[] {
  return query
    .getAll('refused')
    .slice(0, mostAtOnce)
    .flatMap(text => {
      const [id, given] = text.split('~')
      const code = refusalCodes.find(each => each === given)
      return id && code ? [{ id, code }] : []
    })
}
