/** Opening one subject that the role alone does not open: with a reason, for an hour, in the audit trail. */
import { done, type Result, refuse } from '#kit'
import { type ActRule, as, audit, become, type Db, guard, momentOf, realNow, type System } from '#platform'
import { actorOf, type SignedIn } from '../sign-in/signed-in.ts'
import { setGlass } from '../store/sessions.ts'
import { minutesAfter, type SessionLimits } from './limits.ts'

export const breakGlassAct = {
  act: 'web.break-glass',
  title: 'Open this case with a reason',
  roles: ['nurse-assessor', 'social-worker', 'place-lead', 'hub-verifier', 'broker'],
  scope: 'system',
} as const satisfies ActRule

const shortestReason = 10
const longestReason = 500

export type GlassRequest = {
  readonly signedIn: SignedIn
  readonly system: System
  /** The case to be opened; the caller has made sure that it is one of this system. */
  readonly subject: string
  readonly reason: string
  readonly requestId: string
}

/** Opens one subject to this session. A second one closes the first; a change of role or signing out closes it. */
export async function breakGlass(
  db: Db,
  limits: SessionLimits,
  { signedIn, system, subject, reason, requestId }: GlassRequest,
): Promise<Result<{ readonly until: string }>> {
  const glass = { subject, reason: reason.trim(), until: minutesAfter(realNow(), limits.glassMinutes) }
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
    await audit(tx, actor, { act: breakGlassAct.act, outcome: 'done', subject })
    return done({ until: glass.until })
  })
}

/** Closes it again before its hour is over. */
export async function mendGlass(
  db: Db,
  { signedIn, system, requestId }: Omit<GlassRequest, 'subject' | 'reason'>,
) {
  if (!signedIn.breakGlass) return
  const actor = actorOf(signedIn, system.system, momentOf(system), requestId)
  await setGlass(db, signedIn.sessionId, null)
  await as(db, actor, tx =>
    audit(tx, actor, { act: 'web.mend-glass', outcome: 'done', subject: signedIn.breakGlass?.subject }),
  )
}
