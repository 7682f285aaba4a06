/** A place lead names who coordinates a case: from then on that person is in charge of its time limits. */
import { label, record } from '#clocks'
import { done, type Result, refuse } from '#kit'
import { type Actor, audit, type Tx } from '#platform'
import { colleagueNamed } from '#web'
import { actRule } from './acts.ts'
import type { Case } from './case.ts'
import { coordinatorNamed } from './facts.ts'
import { updateCase } from './store.ts'
import { takeUp } from './take-up.ts'

export type Naming = { readonly case: string; readonly seen?: number; readonly coordinator: string }
export const coordinatorRoles = ['nurse-assessor', 'social-worker'] as const

export async function nameCoordinator(tx: Tx, actor: Actor, naming: Naming): Promise<Result<Case>> {
  const taken = await takeUp(tx, actor, 'name-coordinator', naming.case, naming.seen)
  if (!taken.ok) return taken
  const { case: found } = taken.value
  const colleague = await colleagueNamed(tx, actor, naming.coordinator, coordinatorRoles)
  if (!colleague?.places.includes(found.place))
    return refuse('invalid', 'Choose a nurse assessor or social worker of this place', {
      field: 'coordinator',
    })
  if (found.coordinator === colleague.id)
    return refuse('invalid', `${colleague.name} is the coordinator already`, { field: 'coordinator' })

  await updateCase(tx, actor.system, found.id, { state: 'coordinated', coordinator: colleague.id })
  await record(tx, actor, {
    ...{ subject: found.id, name: coordinatorNamed, occurredOn: actor.at.today },
    detail: { coordinator: colleague.id, name: colleague.name },
  })
  await label(tx, actor, found.id, { inCharge: colleague.id })
  const { person, place } = found
  await audit(tx, actor, {
    act: actRule('name-coordinator').act,
    outcome: 'done',
    subject: found.id,
    person,
    place,
  })
  return done({ ...found, state: 'coordinated', coordinator: colleague.id })
}
