/** Nothing typed is lost when a session ends: the fields are kept for a day and shown again after signing in. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { done, type Result, refuse } from '#kit'
import { realNow } from '#platform'
import { Form } from '../form.ts'
import { comesFromHere, csrfFieldName, type ForgedRequests } from '../sessions/forged-requests.ts'
import { minutesAfter } from '../sessions/limits.ts'
import { postedFields } from '../sessions/posted-fields.ts'
import { hashed, sealed, unguessable, unsealed } from '../sessions/sealed-box.ts'
import { lastPersonOf, type SessionKeeping } from '../sessions/sessions.ts'
import { safeReturnPath, signInPath } from '../sign-in/return-path.ts'
import type { SignedIn } from '../sign-in/signed-in.ts'
import { addDraft, claimDraft, findDraft, removeDraft } from '../store/drafts.ts'

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Bytes of what was typed; more than a long form, less than a file. */
const largestDraft = 256 * 1024

/**
 * Keeps what was posted and answers with the address to sign in at. Refused when the form is not from a page of
 * ours, so that no other site can put words into somebody's form, and when it is too large to keep.
 */
export async function keepDraft(
  keep: SessionKeeping,
  forged: ForgedRequests,
  { request, reply }: Exchange,
): Promise<Result<{ readonly goTo: string }>> {
  const refused = forged.checkCsrf(request)
  if (refused && !comesFromHere(request)) return refused
  const path = safeReturnPath(request.url)
  const fields = new URLSearchParams(postedFields(request))
  fields.delete(csrfFieldName)
  const text = fields.toString()
  if (path === undefined || text.length > largestDraft)
    return refuse('too-large', 'Your session ended, and what you typed is too long to be kept here')
  const [identifier, now] = [unguessable(), realNow()]
  const person = await lastPersonOf(keep, request)
  await addDraft(keep.db, {
    ...{
      id_hash: hashed(identifier),
      path,
      issuer: person?.issuer ?? null,
      subject: person?.subject ?? null,
    },
    ...{ sealed: sealed(identifier, 'draft', text), created_at: now },
    expires_at: minutesAfter(now, keep.limits.draftMinutes),
  })
  await dropDraft(keep, { request, reply })
  keep.cookies.set(reply, 'draft', identifier)
  return done({ goTo: signInPath(path, 'draft-kept') })
}

/**
 * What was kept for this page and this person; null where there is none, or where it belongs to somebody else who
 * used this browser before. It stays, so that loading the page again loses nothing, but for no longer than a session
 * may rest; drop it when the form was accepted.
 */
export async function takeDraft(
  keep: SessionKeeping,
  request: FastifyRequest,
  signedIn: Pick<SignedIn, 'issuer' | 'sub'>,
): Promise<Form | null> {
  const identifier = keep.cookies.read(request, 'draft')
  if (identifier === undefined) return null
  const now = realNow()
  const draft = await findDraft(keep.db, hashed(identifier), now)
  if (!draft || draft.path !== safeReturnPath(request.url)) return null
  const isTheirs =
    draft.issuer === null || (draft.issuer === signedIn.issuer && draft.subject === signedIn.sub)
  const text = isTheirs ? unsealed(identifier, 'draft', draft.sealed) : undefined
  if (text === undefined) return null
  const shownUntil = minutesAfter(now, keep.limits.idleMinutes)
  await claimDraft(keep.db, draft, { issuer: signedIn.issuer, subject: signedIn.sub, shownUntil })
  return new Form(new URLSearchParams(text))
}

/** Forgets the draft of this browser: the form was accepted, another draft replaced it, or the person signed out. */
export async function dropDraft(keep: SessionKeeping, { request, reply }: Exchange): Promise<void> {
  const identifier = keep.cookies.read(request, 'draft')
  if (identifier === undefined) return
  await removeDraft(keep.db, hashed(identifier))
  keep.cookies.drop(reply, 'draft')
}
