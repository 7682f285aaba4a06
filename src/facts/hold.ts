/** Before an act changes a subject it takes hold of it, and finds out whether somebody else was quicker. */
import { done, type Result, refuse } from '#kit'
import type { Actor, Tx } from '#platform'
import { lockSubject } from './store.ts'
import type { Subject } from './subject.ts'

/** `seen` is the version that the actor's page was made from; undefined where an act does not depend on one. */
export async function hold(
  tx: Tx,
  actor: Actor,
  id: string,
  seen: number | undefined,
): Promise<Result<Subject>> {
  const subject = await lockSubject(tx, actor.system, id)
  if (!subject) return refuse('not-found', 'There is nothing here that you can see')
  if (seen !== undefined && subject.version !== seen)
    return refuse(
      'stale',
      'Somebody else has recorded something since you opened this page. Check it, then do it again',
    )
  return done(subject)
}
