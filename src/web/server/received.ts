/** What a form brought: its fields, and the file of one that takes a file. */
import { rm } from 'node:fs/promises'
import type { FastifyRequest } from 'fastify'
import type { Refused, Result } from '#kit'
import type { SentFile } from '#platform'
import { Form } from '../form.ts'
import type { SignInDoor } from './sign-in-door.ts'
import { takeFile } from './take-file.ts'

type Receiving = { readonly signIn: Pick<SignInDoor, 'checkCsrf'>; readonly uploads: string }
type Received = {
  readonly form: Form
  readonly file: SentFile | null
  readonly refused: Refused | undefined
}

/** What was posted, if it is from a page of ours. */
export async function received(
  { signIn, uploads }: Receiving,
  takesFile: boolean | undefined,
  request: FastifyRequest,
): Promise<Received> {
  if (takesFile && request.isMultipart()) {
    const taken = await takeFile(request, uploads, token => signIn.checkCsrf(request, token))
    return { ...taken, form: new Form(taken.fields) }
  }
  const form = new Form(request.body instanceof URLSearchParams ? request.body : new URLSearchParams())
  return { form, file: null, refused: signIn.checkCsrf(request) }
}

/** A file is kept only if what it was sent for is done. */
export async function keptIfDone<T>(
  file: SentFile | null,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const letGo = async () => {
    if (file) await rm(file.path, { force: true })
  }
  try {
    const outcome = await work()
    if (!outcome.ok) await letGo()
    return outcome
  } catch (cause) {
    await letGo()
    throw cause
  }
}
