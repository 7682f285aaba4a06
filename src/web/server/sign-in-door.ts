/** What the server needs of sign-in. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refused, Result } from '#kit'
import type { Form } from '../form.ts'
import type { GlassRequest, Opening } from '../sessions/break-glass.ts'
import type { SignedIn } from '../sign-in/signed-in.ts'

export type SignInDoor = {
  identify(request: FastifyRequest): Promise<SignedIn | null>
  csrfField(request: FastifyRequest, reply: FastifyReply): string
  checkCsrf(request: FastifyRequest, token?: string): Refused | undefined
  keepDraft(request: FastifyRequest, reply: FastifyReply): Promise<Result<{ readonly goTo: string }>>
  takeDraft(request: FastifyRequest, signedIn: SignedIn): Promise<Form | null>
  dropDraft(request: FastifyRequest, reply: FastifyReply): Promise<void>
  breakGlass(glass: GlassRequest): Promise<Result<{ readonly until: string }>>
  mendGlass(glass: Omit<GlassRequest, keyof Opening>): Promise<void>
}
