/**
 * One row of an area's table of who × state × act. Guards, buttons, the API, the documentation and the tests
 * of the authorisation matrix are all made from these rows.
 */
import { type Refused, refuse } from '#kit'
import type { Actor } from './actor.ts'
import { type RoleId, roleOf } from './roles.ts'

/** How near an actor must be to what is acted on. `anyone` asks for no sign-in at all. */
export type Scope = 'anyone' | 'signed-in' | 'system' | 'place' | 'own'

export type ActRule<State extends string = string> = {
  /** area.verb-noun, for example care.name-coordinator. */
  readonly act: string
  /** The words on the button. */
  readonly title: string
  readonly roles: readonly RoleId[] | 'public'
  readonly scope: Scope
  /** States in which it can be done; absent where there is no state to be in. */
  readonly from?: readonly State[]
  /** The state it leads to; absent where the state stays. */
  readonly to?: State
  /** True where the act only reads. */
  readonly reads?: true
}

export type Target<State extends string = string> = {
  readonly system: string
  readonly place?: string
  readonly subject?: string
  readonly state?: State
}

/** May this actor do this act here? Undefined means yes. Precedence: sign-in, role, system and place, then state. */
export function guard<State extends string>(
  rule: ActRule<State>,
  actor: Actor,
  target: Target<State>,
): Refused | undefined {
  const unsuited = guardRole(rule, actor)
  if (unsuited) return unsuited
  if (!reaches(rule, actor, target)) return refuse('not-found', 'There is nothing here that you can see')
  if (rule.from && target.state !== undefined && !rule.from.includes(target.state))
    return refuse('out-of-order', `You cannot do this yet, because ${inWords(target.state)}`)
  return undefined
}

/** The first half of `guard`: signed in, and in one of the roles. All that can be asked before anything is found. */
export function guardRole(rule: ActRule, actor: Actor): Refused | undefined {
  if (rule.roles === 'public') return undefined
  if (actor.role === 'public') return refuse('not-signed-in', 'Sign in to do this')
  if (actor.role === 'job' || rule.roles.some(role => role === actor.role)) return undefined
  return refuse('not-permitted', `You cannot do this, because it is for: ${titlesOf(rule)}`)
}

const inWords = (state: string): string => `this is “${state.replaceAll('-', ' ')}”`
const titlesOf = (rule: ActRule): string =>
  (rule.roles === 'public' ? [] : rule.roles).map(role => roleOf(role).title.toLowerCase()).join(', ')

/** Somebody in another system or place is not told that the thing exists. */
function reaches(rule: ActRule, actor: Actor, target: Target): boolean {
  if (target.system !== actor.system) return false
  const opened = target.subject !== undefined && actor.subjects.includes(target.subject)
  if (rule.scope === 'place')
    return opened || (target.place !== undefined && actor.places.includes(target.place))
  if (rule.scope === 'own') return opened
  return true
}
