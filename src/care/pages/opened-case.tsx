/** The case that a form is about: who it is, and the version the form was made from. */
import { subjectOf } from '#facts'
import { spellNhsNumber } from '#kit'
import { type Actor, type ActRule, audit, type Tx } from '#platform'
import { BackLink, type Form, Link } from '#web'
import type { Case } from '../case.ts'
import { referenceInWords } from '../local-id.ts'
import { findCase, findPerson } from '../store.ts'

export type OpenedCase = {
  readonly name: string
  readonly nhsNumber: string
  readonly reference: string
  readonly keptAs: string | null
  readonly case: Case
  readonly version: number
  readonly caseHref: string
}

/** Looking is audited, as on the case page. Undefined where the case cannot be seen. */
export async function openedCase(
  tx: Tx,
  actor: Actor,
  act: ActRule,
  id: string,
): Promise<OpenedCase | undefined> {
  const found = await findCase(tx, actor.system, id)
  const subject = await subjectOf(tx, actor.system, id)
  const person = found && (await findPerson(tx, actor.system, found.person))
  if (!found || !subject || !person) return undefined
  await audit(tx, actor, {
    ...{
      act: act.act,
      outcome: 'read',
      subject: id,
      person: found.person,
      place: found.place,
      rows: 1,
    },
  })
  return {
    ...{ name: `${person.givenName} ${person.familyName}`, nhsNumber: spellNhsNumber(person.nhsNumber) },
    ...{ keptAs: found.localId, reference: found.reference, case: found, version: subject.version },
    caseHref: `/${actor.system}/work/cases/${id}`,
  }
}

/** The version a form was made from, as it was posted. */
export function seenIn(form: Form): { seen?: number } {
  const text = form.text('seen')
  return /^\d{1,9}$/.test(text) ? { seen: Number(text) } : {}
}

/** `listHref` is the list that the form was opened from, where it was not the case. */
export function CaseHead({
  name,
  nhsNumber,
  reference,
  keptAs,
  caseHref,
  listHref,
}: OpenedCase & { listHref?: string | null }) {
  return (
    <>
      <BackLink href={listHref ?? caseHref}>{listHref ? 'Back to my work' : 'Back to the case'}</BackLink>
      <p>
        {listHref ? <Link href={caseHref}>{name}</Link> : name} · NHS number {nhsNumber} · reference{' '}
        {referenceInWords(reference, keptAs)}
      </p>
    </>
  )
}

/** Who a part of a case is about, under its heading. */
export const CaseLine = ({ name, nhsNumber, reference, keptAs, caseHref }: OpenedCase) => (
  <p>
    <Link href={caseHref}>{name}</Link> · NHS number {nhsNumber} · reference{' '}
    {referenceInWords(reference, keptAs)}
  </p>
)
