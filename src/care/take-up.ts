/** How every act on a case begins: may you, is it there, is it in a state for this, was somebody else quicker. */
import { hold, type Subject } from '#facts'
import { done, type Result, refuse } from '#kit'
import { type Actor, guard, guardRole, type Tx } from '#platform'
import { actRule, type CareAct } from './acts.ts'
import type { Case } from './case.ts'
import { findCase } from './store.ts'

export type TakenUp = { readonly case: Case; readonly subject: Subject }

/** `seen` is the version of the case that the actor's page was made from. */
export async function takeUp(
  tx: Tx,
  actor: Actor,
  act: CareAct,
  id: string,
  seen: number | undefined,
): Promise<Result<TakenUp>> {
  const rule = actRule(act)
  const unsuited = guardRole(rule, actor)
  if (unsuited) return unsuited
  const held = await hold(tx, actor, id, seen)
  if (!held.ok) return held
  const found = await findCase(tx, actor.system, id)
  if (!found) return refuse('not-found', 'There is no such case that you can see')
  const refused = guard(rule, actor, {
    system: actor.system,
    subject: id,
    place: found.place,
    state: found.state,
  })
  return refused ?? done({ case: found, subject: held.value })
}
