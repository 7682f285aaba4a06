/** The same request under two references counts twice: the same person, the same pathway, the same day of referral. */
import type { Refusal } from '#kit'
import type { Tx } from '#platform'
import { careFacts } from '../../facts.ts'
import { localIdInWords, readLocalId } from '../../local-id.ts'
import type { Known } from '../known.ts'
import { requestKey } from '../request-key.ts'
import type { CaseloadRow } from '../row.ts'
import { casesOfPeople, type KnownCase } from '../store.ts'
import type { SheetCase } from './read-sheet-row.ts'

/** One answer a case, in order. `refusals` are those of cases that were found wrong before: they begin nothing. */
export async function sameRequests(
  tx: Tx,
  system: string,
  known: Known,
  cases: readonly SheetCase[],
  refusals: readonly (Refusal | undefined)[],
): Promise<(Refusal | undefined)[]> {
  const numbers = cases.flatMap(each => each.rows[0]?.nhs_number ?? [])
  const found = await casesOfPeople(tx, system, [...new Set(numbers)])
  const onRecord = new Map(
    found.map(({ nhsNumber: nhs_number, pathway, receivedOn: occurred_on, localId, reference }) => [
      requestKey({ nhs_number, pathway, occurred_on }),
      localId ?? reference,
    ]),
  )
  return cases.map(({ name, rows }, at) => {
    const referral = rows.find(row => row.fact === careFacts.referralReceived)
    if (refusals[at] || !referral) return undefined
    const key = requestKey(referral)
    const called = localIdInWords(name)
    const there = known.cases.get(name)
    if (there) return noteMoved(known, there, referral)
    const earlier = known.pendingRequests.get(key)
    if (typeof earlier === 'string')
      return twice(`${called} is the request of an earlier row, ${localIdInWords(earlier)}`, referral)
    const kept = onRecord.get(key)
    if (kept !== undefined && earlier !== null)
      return twice(
        `${called} is a request that is kept here already as ${localIdInWords(kept)}`,
        referral,
        otherNumbering(name, kept),
      )
    known.pendingRequests.set(key, name)
    return undefined
  })
}

/** The request that a case on record was is free for a later row, and the one that it becomes is not. */
function noteMoved({ pendingRequests }: Known, there: KnownCase, referral: CaseloadRow): undefined {
  const { pathway, receivedOn: occurred_on } = there
  const [before, now] = [requestKey({ ...referral, pathway, occurred_on }), requestKey(referral)]
  if (before === now) return
  if (!pendingRequests.has(before)) pendingRequests.set(before, null)
  pendingRequests.set(now, referral.case)
}

/** The same reference under another name of its numbering is most likely one unit under two names. */
const otherNumbering = (name: string, kept: string): string =>
  name !== kept && readLocalId(name).reference === readLocalId(kept).reference
    ? '. If these are one unit’s references, change how the sheet is read and say so'
    : ''

const twice = (what: string, { occurred_on }: CaseloadRow, hint = ''): Refusal => ({
  ...{ code: 'invalid', field: 'case' },
  message: `case ${what}: the same person, the same pathway, the same day of referral (${occurred_on})${hint}`,
})
