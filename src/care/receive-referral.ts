/** A referrer submits a completed Checklist: a case begins, and if full consideration is required, its 28 days. */
import { randomUUID } from 'node:crypto'
import { begin, record } from '#clocks'
import { type Day, done, type NhsNumber, type Result, refuse } from '#kit'
import { type Actor, admit, admitted, audit, guard, type Tx } from '#platform'
import { actRule } from './acts.ts'
import { type Case, newReference } from './case.ts'
import { type Checklist, screen } from './checklist.ts'
import { referralReceived } from './facts.ts'
import { insertCase, insertPerson, knownPerson } from './store.ts'

export type Referral = {
  readonly nhsNumber: NhsNumber
  readonly familyName: string
  readonly givenName: string
  readonly bornOn: Day
  /** National code of the commissioner of the person's GP practice. */
  readonly commissioner: string
  /** The place of that commissioner. */
  readonly place: string
  readonly team: string | null
  readonly checklist: Checklist
  readonly completedOn: Day
  readonly completedBy: string
  /** Why full consideration is asked for although the Checklist is below the threshold; empty otherwise. */
  readonly reasonsBelowThreshold: string
}
export type Received = { readonly case: Case; readonly startsClock: boolean; readonly because: string }

export async function receiveReferral(tx: Tx, actor: Actor, referral: Referral): Promise<Result<Received>> {
  const refused =
    guard(actRule('receive-referral'), actor, { system: actor.system }) ?? wrongDays(actor, referral)
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

  const screening = screen(referral.checklist)
  const person = known?.person ?? randomUUID()
  const opened: Case = {
    ...{ id: randomUUID(), reference: newReference(), person, pathway: 'standard', state: 'received' },
    ...{ commissioner: referral.commissioner, place: referral.place, team: referral.team },
    ...{ receivedOn: actor.at.today, referrer: actor.id, coordinator: null, decidedOn: null, outcome: null },
  }
  const fullConsideration = screening.positive || referral.reasonsBelowThreshold !== ''
  await write(tx, actor, referral, opened, { knownPerson: known !== undefined, fullConsideration })
  return done({ case: opened, startsClock: fullConsideration, because: screening.because })
}

function wrongDays(actor: Actor, { bornOn, completedOn }: Referral) {
  if (completedOn > actor.at.today)
    return refuse('invalid', 'The Checklist cannot have been completed in the future', {
      field: 'completed-on',
    })
  if (bornOn > completedOn)
    return refuse('invalid', 'The date of birth must be before the Checklist was completed', {
      field: 'born-on',
    })
  return undefined
}

type Written = { readonly knownPerson: boolean; readonly fullConsideration: boolean }

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
  if (!written.knownPerson)
    await insertPerson(tx, actor.system, place, { ...referral, id: person, diedOn: null })
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
  await record(tx, actor, {
    ...{ subject: id, name: referralReceived, occurredOn: opened.receivedOn, occurredAt: actor.at.now },
    detail: {
      ...{
        checklist: referral.checklist,
        completedOn: referral.completedOn,
        completedBy: referral.completedBy,
      },
      ...{
        fullConsideration: written.fullConsideration,
        reasonsBelowThreshold: referral.reasonsBelowThreshold,
      },
    },
  })
  await audit(tx, actor, {
    act: actRule('receive-referral').act,
    outcome: 'done',
    subject: id,
    person,
    place,
  })
}
