/** Plain rows of a caseload file, for tests of what becomes of them. Everybody in them is invented. */
import assert from 'node:assert/strict'
import { careFacts } from '../facts.ts'
import { inventedNhsNumber } from '../generate/nhs-numbers.ts'
import { type CaseloadRow, caseloadColumns, readRow } from './row.ts'

type Cells = Partial<Record<keyof CaseloadRow, string>>
const empty: Cells = Object.fromEntries(Object.keys(caseloadColumns).map(name => [name, '']))
function rowOf(cells: Cells): CaseloadRow {
  const read = readRow({ ...empty, ...cells })
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}
/** Somebody referred on 1 October 2019. */
export const referral = (name: string, person: number, changes: Cells = {}): CaseloadRow =>
  rowOf({
    ...{ case: name, entry: '1', nhs_number: inventedNhsNumber(person), family_name: 'Example' },
    ...{ given_name: 'Joan', born_on: '1940-02-29', pathway: 'standard', commissioner: '00Q' },
    ...{ fact: careFacts.referralReceived, occurred_on: '2019-10-01', detail: '{"kind":"checklist"}' },
    ...changes,
  })
const asked = '{"what":"notes","from":"the ward"}'
/** What happened on the case three days later. */
export const step = (name: string, entry: string, fact: string, changes: Cells = {}): CaseloadRow =>
  rowOf({
    ...{ case: name, entry, fact, occurred_on: '2019-10-04' },
    ...(fact === careFacts.evidenceAskedFor ? { detail: asked } : {}),
    ...(fact === careFacts.meetingHeld ? { detail: '{"setting":"acute"}' } : {}),
    ...changes,
  })
export const withdrawal = (name: string, entry: string, withdraws: string): CaseloadRow =>
  step(name, entry, 'facts.withdrawn', { withdraws })
