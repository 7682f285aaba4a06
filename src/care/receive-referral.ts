/**
 * A referral comes in: a completed Checklist, a Fast Track Tool, or another notice that full consideration is
 * required. A case begins, and where consideration is required, its time limit.
 */
import { randomUUID } from 'node:crypto'
import { begin, record } from '#clocks'
import { type Day, done, type Instant, type NhsNumber, type Refused, type Result, refuse } from '#kit'
import { type Actor, admit, admitted, audit, guard, type Tx } from '#platform'
import { type Case, newReference, type PathwayId } from './case.ts'
import { type Checklist, screen } from './checklist.ts'
import { careFacts } from './facts.ts'
import { readRequests } from './return/read-again.ts'
import { careRules } from './rules.ts'
import { insertCase, insertPerson, knownPerson } from './store.ts'

/** What came in. A Fast Track Tool names who signed it: a registered nurse or doctor responsible for the care. */
export type Notice =
  | { readonly kind: 'checklist'; readonly checklist: Checklist; readonly reasonsBelowThreshold: string }
  | { readonly kind: 'fast-track-tool'; readonly signer: 'nurse' | 'doctor' }
  | { readonly kind: 'other-notification'; readonly why: string }
  | { readonly kind: 'nursing-care' }

export type Referral = {
  readonly nhsNumber: NhsNumber
  readonly familyName: string
  readonly givenName: string
  readonly bornOn: Day
  /** National code of the commissioner of the person's GP practice, with its place and team. */
  readonly commissioner: string
  readonly place: string
  readonly team: string | null
  readonly notice: Notice
  readonly signedOn: Day
  readonly signedBy: string
  /** The day it was received, and the instant where it is known; today and now unless told. */
  readonly receivedOn?: Day
  readonly receivedAt?: Instant
}
export type Received = { readonly case: Case; readonly startsClock: boolean; readonly because: string }

export async function receiveReferral(tx: Tx, actor: Actor, referral: Referral): Promise<Result<Received>> {
  const refused =
    guard(careRules['receive-referral'], actor, { system: actor.system }) ?? wrongDays(actor, referral)
  if (refused) return refused
  const known = await knownPerson(tx, referral.nhsNumber)
  if (known?.has_open_case)
    return refuse(
      'out-of-order',
      'A referral for this NHS number is already open. Tell the individual care unit what is new',
      {
        field: 'nhs-number',
      },
    )
  const judged = judge(referral.notice)
  const opened: Case = {
    ...{
      id: randomUUID(),
      reference: newReference(),
      person: known?.person ?? randomUUID(),
      state: 'received',
    },
    ...{
      pathway: judged.pathway,
      commissioner: referral.commissioner,
      place: referral.place,
      team: referral.team,
    },
    ...{ receivedOn: receivedOn(actor, referral), referrer: actor.id, coordinator: null, recommended: null },
    ...{ decidedOn: null, outcome: null, waitingFor: null, waitingSince: null, bookedOn: null },
    ...{ setting: null, toldOn: null, lastFactOn: receivedOn(actor, referral), inherited: false },
  }
  await write(tx, actor, referral, opened, { isKnown: known !== undefined, ...judged })
  return done({ case: opened, startsClock: judged.fullConsideration, because: judged.because })
}

const receivedOn = (actor: Actor, referral: Referral): Day => referral.receivedOn ?? actor.at.today

type Judged = { readonly pathway: PathwayId; readonly fullConsideration: boolean; readonly because: string }

function judge(notice: Notice): Judged {
  if (notice.kind === 'fast-track-tool')
    return {
      pathway: 'fast-track',
      fullConsideration: false,
      because: 'a completed Fast Track Tool is itself sufficient',
    }
  if (notice.kind === 'nursing-care')
    return {
      pathway: 'nursing-care',
      fullConsideration: false,
      because: 'the need for a registered nurse is assessed',
    }
  if (notice.kind === 'other-notification')
    return { pathway: 'standard', fullConsideration: true, because: notice.why }
  const { positive, because } = screen(notice.checklist)
  return { pathway: 'standard', fullConsideration: positive || notice.reasonsBelowThreshold !== '', because }
}

function wrongDays(actor: Actor, referral: Referral): Refused | undefined {
  const { bornOn, signedOn } = referral
  const received = receivedOn(actor, referral)
  if (received > actor.at.today)
    return refuse('invalid', 'It cannot be received in the future', { field: 'received-on' })
  if (signedOn > received)
    return refuse('invalid', 'It cannot have been signed after it was received', { field: 'signed-on' })
  if (bornOn > signedOn)
    return refuse('invalid', 'The date of birth must be before the day it was signed', { field: 'born-on' })
  return undefined
}

type Written = Judged & { readonly isKnown: boolean }

async function write(
  tx: Tx,
  actor: Actor,
  referral: Referral,
  opened: Case,
  written: Written,
): Promise<void> {
  const { id, person, place, team, commissioner } = opened
  // Whoever sends a referral may finish sending it, though the case is not theirs to see afterwards.
  const sender = admitted(actor, person)
  await admit(tx, sender, id)
  if (!written.isKnown) await insertPerson(tx, actor.system, place, { ...referral, id: person, diedOn: null })
  await insertCase(tx, actor.system, opened)
  await begin(tx, sender, {
    id,
    kind: 'case',
    audience: 'care',
    place,
    team,
    owner: commissioner,
    inCharge: null,
  })
  const { kind, ...notice } = referral.notice
  const instant = referral.receivedAt ?? (referral.receivedOn ? undefined : actor.at.now)
  const fact = await record(tx, actor, {
    ...{ subject: id, name: careFacts.referralReceived, occurredOn: opened.receivedOn },
    ...(instant ? { occurredAt: instant } : {}),
    detail: {
      ...{ kind, ...notice, signedOn: referral.signedOn, signedBy: referral.signedBy },
      ...{ pathway: written.pathway, fullConsideration: written.fullConsideration, because: written.because },
      ...{ commissioner, place, team, to: 'received' },
    },
  })
  await readRequests(tx, actor.system, id, [fact])
  await audit(tx, actor, {
    act: careRules['receive-referral'].act,
    outcome: 'done',
    subject: id,
    person,
    place,
  })
}
