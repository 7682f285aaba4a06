/** Where somebody may be sent after signing in: a page of this product, never another site. */
import type { SystemId } from '#platform'

const longest = 2_000

/**
 * The path and query if it is one of ours, else undefined: it starts with a single slash, and a browser
 * reads it as the same site (two slashes or a backslash would name another).
 */
export function safeReturnPath(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > longest || !isPlain(text)) return undefined
  if (!text.startsWith('/') || text.startsWith('//')) return undefined
  const home = 'http://answerable.invalid'
  if (!URL.canParse(text, home)) return undefined
  const url = new URL(text, home)
  // `/.//elsewhere.example` becomes `//elsewhere.example`, so the path is looked at again once read.
  if (url.origin !== home || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search
}

/** No white space, no control character (browsers drop some before they read an address), no backslash. */
const isPlain = (text: string): boolean =>
  [...text].every(character => character > ' ' && character !== '\u007f' && character !== '\\')

/** Why somebody is asked to sign in, where it is not that they wanted to. */
export type Notice = 'session-ended' | 'draft-kept'

/** The address of the sign-in page that comes back to a path. */
export function signInPath(returnTo: string, notice?: Notice): string {
  const query = new URLSearchParams()
  const path = safeReturnPath(returnTo)
  if (path && path !== '/') query.set('return', path)
  if (notice) query.set('notice', notice)
  return query.size ? `/sign-in?${query}` : '/sign-in'
}

/** Where somebody begins who did not ask for a page. */
export const workPath = (system: SystemId): string => `/${system}/work`
