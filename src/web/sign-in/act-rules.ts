/** Who may do what with a session: the rows of the authorisation table, and which row opens which route. */
import type { ActRule } from '#platform'
import { breakGlassAct, mendGlassAct } from '../sessions/break-glass.ts'

const open = { roles: 'public', scope: 'anyone' } as const

export const signInAct = { act: 'web.sign-in', title: 'Sign in', ...open } as const satisfies ActRule
export const signOutAct = { act: 'web.sign-out', title: 'Sign out', ...open } as const satisfies ActRule
export const chooseRoleAct = {
  act: 'web.choose-role',
  title: 'Change role',
  ...open,
} as const satisfies ActRule

export const signInActs: readonly ActRule[] = [
  signInAct,
  signOutAct,
  chooseRoleAct,
  breakGlassAct,
  mendGlassAct,
]

export type SignInRoute = { readonly method: 'GET' | 'POST'; readonly path: string; readonly act: ActRule }

/** Every route that `registerSignIn` adds (the demonstration's provider below its own path apart). */
export const signInRoutes: readonly SignInRoute[] = [
  { method: 'GET', path: '/sign-in', act: signInAct },
  { method: 'GET', path: '/sign-in/callback', act: signInAct },
  { method: 'GET', path: '/role', act: chooseRoleAct },
  { method: 'POST', path: '/role', act: chooseRoleAct },
  { method: 'GET', path: '/sign-out', act: signOutAct },
  { method: 'POST', path: '/sign-out', act: signOutAct },
]
