/** What signing in needs from the server it is part of. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db, System } from '#platform'
import type { Shown } from '../page.ts'
import type { SessionLimits } from '../sessions/limits.ts'
import type { Environment, ProviderSettings } from './settings.ts'
import type { Assignment, SignedIn } from './signed-in.ts'

/** Lays a page out and sends it, with the status it names (200 unless told). */
export type Render = (request: FastifyRequest, reply: FastifyReply, shown: Shown) => Promise<unknown>

export type SignInOptions = {
  /** The owner's connection: no role of a request reaches the sessions. */
  readonly db: Db
  /** Null where nobody can sign in. */
  readonly provider: ProviderSettings | null
  /** The product's own address without a path, once it is known: https://answerable.example.nhs.uk. */
  readonly baseUrl: () => string
  /** Seals cookies and binds form tokens; see `secretOf`. */
  readonly secret: string
  readonly render: Render
  /** All systems; read from the database each time unless the server keeps them. */
  readonly systems?: () => Promise<readonly System[]>
  /** What is a person's own, for roles that reach only that. Nothing unless told. */
  readonly subjectsOf?: (db: Db, signedIn: SignedIn) => Promise<readonly string[]>
  /** Where somebody begins who did not ask for a page; `/{system}/work` unless told. */
  readonly startPath?: (assignment: Assignment) => string
  readonly limits?: Partial<SessionLimits>
  readonly environment?: Environment
  /** Requests a minute from one address to the pages of signing in. */
  readonly signInsPerMinute?: number
}
