/** Opening one subject that the role alone does not open: with a reason, for an hour, in the audit trail. */
import { done, type Result, refuse } from '#kit'
import { type ActRule, as, audit, become, type Db, guard, momentOf, realNow, type System } from '#platform'
import { actorOf, type SignedIn } from '../sign-in/signed-in.ts'
import { setGlass } from '../store/sessions.ts'
import { minutesAfter, type SessionLimits } from './limits.ts'

export const breakGlassAct = {
  act: 'web.break-glass',
  title: 'Open this case with a reason',
  roles: ['nurse-assessor', 'social-worker', 'place-lead', 'hub-verifier', 'broker', 'auditor'],
  scope: 'system',
} as const satisfies ActRule

export const mendGlassAct = {
  act: 'web.mend-glass',
  title: 'Close it again',
  roles: breakGlassAct.roles,
  scope: 'system',
} as const satisfies ActRule

const shortestReason = 10
const longestReason = 500

/** What is to be opened; the caller has made sure that it is of this system. */
export type Opening = {
  readonly subject: string
  readonly person: string | null
  /** Where it belongs: whose staff see in the trail that it was opened. */
  readonly place: string | null
  readonly reason: string
}

export type GlassRequest = Opening & {
  readonly signedIn: SignedIn
  readonly system: System
  readonly requestId: string
}

/** Opens one subject to this session. A second one closes the first; a change of role or signing out closes it. */
export async function breakGlass(
  db: Db,
  limits: SessionLimits,
  { signedIn, system, subject, person, place, reason, requestId }: GlassRequest,
): Promise<Result<{ readonly until: string }>> {
  const until = minutesAfter(realNow(), limits.glassMinutes)
  const glass = { subject, person, reason: reason.trim(), until }
  const actor = actorOf({ ...signedIn, breakGlass: glass }, system.system, momentOf(system), requestId)
  const refused = guard(breakGlassAct, actor, { system: system.system })
  if (refused) return refused
  if (glass.reason.length < shortestReason)
    return refuse('invalid', 'Say why you need to see this case, in a sentence', { field: 'reason' })
  if (glass.reason.length > longestReason)
    return refuse('invalid', `The reason must be ${longestReason} characters or fewer`, { field: 'reason' })
  return db.transaction().execute(async tx => {
    if (!(await setGlass(tx, signedIn.sessionId, glass)))
      return refuse('not-signed-in', 'Sign in again: your session has ended')
    await become(tx, actor)
    await audit(tx, actor, {
      ...{ act: breakGlassAct.act, outcome: 'done', subject },
      ...{ person: person ?? undefined, place: place ?? undefined },
    })
    return done({ until: glass.until })
  })
}

/** Closes it again before its hour is over. */
export async function mendGlass(db: Db, { signedIn, system, requestId }: Omit<GlassRequest, keyof Opening>) {
  if (!signedIn.breakGlass) return
  const actor = actorOf(signedIn, system.system, momentOf(system), requestId)
  await setGlass(db, signedIn.sessionId, null)
  await as(db, actor, tx =>
    audit(tx, actor, { act: mendGlassAct.act, outcome: 'done', subject: signedIn.breakGlass?.subject }),
  )
}
