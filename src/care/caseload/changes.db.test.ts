/** From what to what the rows of a caseload file change the record, by the columns of the file. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { jobActor, type Tx } from '#platform'
import { aMoment, type FreshDatabase, systemDatabase } from '#testing'
import { careFacts } from '../facts.ts'
import { caseloadKind } from './kind.ts'
import { referral, step } from './plain-rows.ts'
import type { CaseloadRow } from './row.ts'

let database: FreshDatabase
let system: string
before(async () => {
  const installed = await systemDatabase()
  database = installed.database
  system = installed.system.system
})
after(() => database.close())

const onRecord = [
  referral('K1', 2_600),
  step('K1', '2', careFacts.evidenceAskedFor),
  step('K1', '3', careFacts.evidenceReceived, { about: '2' }),
  step('K1', '4', careFacts.decisionVerified, { detail: '{"outcome":"eligible","note":"as agreed"}' }),
]

async function judged(tx: Tx, rows: readonly CaseloadRow[]): Promise<readonly string[]> {
  const actor = jobActor('import', system, [], aMoment(), 'test')
  const refusals = await caseloadKind.check!(tx, system, rows, actor)
  assert.ok(refusals.every(each => each === undefined))
  return caseloadKind.compare(tx, system, rows)
}

test('each part of a row that differs is named, also of what only names an entry that is told anew', () =>
  database.db.transaction().execute(async whole => {
    const tx: Tx = whole.withTables()
    const actor = jobActor('import', system, [], aMoment(), 'test')
    await judged(tx, onRecord)
    await caseloadKind.apply(tx, system, onRecord, actor)
    const rows = [
      referral('K1', 2_600, {
        ...{ occurred_on: '2019-09-30', commissioner: '01A', family_name: 'Other', inherited: 'yes' },
      }),
      step('K1', '2', careFacts.evidenceAskedFor, { occurred_at: '2019-10-04T09:30:00Z' }),
      step('K1', '3', careFacts.evidenceReceived, { about: '2' }),
      step('K1', '4', careFacts.decisionVerified, {
        ...{ occurred_on: '2019-11-08', leads_to: 'stays', detail: '{"outcome":"not-eligible"}' },
      }),
    ]
    const again: Tx = whole.withTables()
    assert.deepEqual(await judged(again, rows), Array(4).fill('changed'))
    const changes = await caseloadKind.changes!(again, system, rows)
    assert.deepEqual(
      changes.map(({ about, differences }) => [
        about,
        ...differences.map(each => `${each.field}: ${each.before} → ${each.after}`),
      ]),
      [
        [
          'K1, entry 1: Referral received',
          'occurred_on: 1 October 2019 → 30 September 2019',
          'commissioner: 00Q → 01A',
          'family_name: Example → Other',
          'inherited: no → yes',
        ],
        ['K1, entry 2: Evidence asked for', 'occurred_at: null → 4 October 2019, 10:30am'],
        ['K1, entry 3: Evidence received', 'about: 2 → 2, as it is told now'],
        [
          'K1, entry 4: Decision verified',
          'occurred_on: 4 October 2019 → 8 November 2019',
          'detail.note: as agreed → null',
          'detail.outcome: eligible → not-eligible',
          'leads_to: verified → stays',
        ],
      ],
    )
  }))
