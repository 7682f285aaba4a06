import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { jobActor, type System, type Tx } from '#platform'
import { aMoment, type FreshDatabase, systemDatabase } from '#testing'
import { careFacts } from '../facts.ts'
import { inventedNhsNumber } from '../generate/nhs-numbers.ts'

import { checkRows } from './check.ts'
import { knownNow } from './known.ts'
import { type CaseloadRow, caseloadColumns, readRow } from './row.ts'

let database: FreshDatabase
let system: System
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(() => database.close())

function rowOf(cells: Partial<Record<keyof CaseloadRow, string>>): CaseloadRow {
  const empty = Object.fromEntries(Object.keys(caseloadColumns).map(name => [name, '']))
  const read = readRow({ ...empty, ...cells })
  if (!read.ok) throw new Error(read.refusal.message)
  return read.value
}
const referral = (name: string, person: number, changes: Partial<Record<keyof CaseloadRow, string>> = {}) =>
  rowOf({
    ...{ case: name, entry: '1', nhs_number: inventedNhsNumber(person), family_name: 'Example' },
    ...{ given_name: 'Joan', born_on: '1940-02-29', pathway: 'standard', commissioner: '00Q' },
    ...{ fact: careFacts.referralReceived, occurred_on: '2019-10-01', detail: '{"kind":"checklist"}' },
    ...changes,
  })
const then = (name: string, entry: string, fact: string, changes = {}) =>
  rowOf({ case: name, entry, fact, occurred_on: '2019-10-04', ...changes })

async function judged(tx: Tx, rows: readonly CaseloadRow[]): Promise<(string | undefined)[]> {
  const actor = jobActor('import', system.system, [], aMoment(), 'test')
  return (await checkRows(tx, system.system, rows, actor)).map(refusal => refusal?.message)
}

test('a preview holds no more than a batch, and still knows the cases, people and references before it', () =>
  database.db.transaction().execute(async tx => {
    const first = Array.from({ length: 200 }, (_, at) => referral(`C${at}`, 2_000 + at))
    assert.ok((await judged(tx, first)).every(message => message === undefined))
    const asked = then('C7', '2', careFacts.evidenceAskedFor, {
      detail: '{"what":"notes","from":"the ward"}',
    })
    assert.deepEqual(
      await judged(tx, [asked, referral('D1', 2_400, { reference: 'K7QF-2M9X', died_on: '2019-10-02' })]),
      [undefined, undefined],
    )
    const { pendingCases, pendingPeople } = knownNow(tx)
    assert.deepEqual([[...pendingCases.keys()].sort(), pendingPeople.size], [['C7', 'D1'], 2])

    const later = [
      then('C7', '3', careFacts.evidenceReceived, { about: '2' }),
      then('C7', '4', careFacts.evidenceReceived, { about: '9' }),
      then('D1', '2', careFacts.meetingHeld, { detail: '{"setting":"acute"}' }),
      then('E1', '2', careFacts.accepted),
      referral('E2', 2_003, { born_on: '1941-02-28' }),
      referral('E3', 2_004, { family_name: 'Another' }),
      referral('E4', 2_401, { reference: 'K7QF-2M9X' }),
      referral('E5', 2_005),
    ]
    assert.deepEqual(await judged(tx, later), [
      undefined,
      'about is 9, which is no earlier entry of the case',
      'occurred_on is after the person’s death on 2019-10-02',
      'case E1 has no referral before this row, or it was rejected',
      'nhs_number belongs to somebody who was born on another day',
      'nhs_number belongs to somebody with another family name',
      'reference K7QF-2M9X belongs to another case',
      undefined,
    ])
  }))
