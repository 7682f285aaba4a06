/** What follows from a fact besides the case's own row: a death stops letters, an invitation writes one. */
import type { Fact } from '#facts'
import { type Actor, queueMessage, stopMessages, type Tx } from '#platform'
import { dayInWords } from '#web'
import type { Case } from './case.ts'
import type { Performed } from './case-act.ts'
import { careFacts } from './facts.ts'
import { insertRepresentative } from './store/representatives.ts'
import { updateDeath } from './store.ts'
import { tellOtherCases } from './tell-other-cases.ts'

/** `takenBack` is the earlier fact that this one withdraws: a death that did not happen is taken off the person. */
export async function follow(
  tx: Tx,
  actor: Actor,
  found: Case,
  performed: Performed,
  takenBack: Fact | undefined,
): Promise<void> {
  const diedOn = performed.fact === careFacts.died ? performed.occurredOn : null
  if (diedOn !== null || takenBack?.name === careFacts.died) {
    await updateDeath(tx, actor.system, found.person, diedOn)
    await tellOtherCases(tx, actor, found, { diedOn, why: performed.detail ?? {} })
  }
  if (diedOn !== null) await stopMessages(tx, actor, found.id)
  if (performed.invites) await invite(tx, actor, found, performed.invites)
}

async function invite(
  tx: Tx,
  actor: Actor,
  found: Case,
  who: NonNullable<Performed['invites']>,
): Promise<void> {
  const { name, relationship, authority, address, code, codeHash } = who
  await insertRepresentative(tx, actor, found.place, {
    ...{ reference: found.reference, name, relationship, authority, checkedOn: actor.at.today, codeHash },
  })
  await queueMessage(tx, actor, {
    ...{
      kind: 'letter',
      recipient: `${name}\n${address}`,
      audience: 'care',
      subject: found.id,
      place: found.place,
    },
    title: 'How to follow the continuing healthcare assessment',
    body: [
      `You are acting for somebody whose continuing healthcare is being considered (checked ${dayInWords(actor.at.today)}).`,
      `To follow what happens, open “My case” and enter the reference ${found.reference} and the code ${code}.`,
      'The code works once. If you did not expect this letter, tell the individual care unit.',
    ].join('\n\n'),
  })
}
