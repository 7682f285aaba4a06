/** The rows behind a cell: which part is whose, what they are, and that they are invented where they are. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anActor, type InventedReturn, inventReturn } from '#testing'
import { readAgain } from '../return/read-again.ts'
import { returnPage } from './return.ts'
import { returnRowsPage } from './return-rows.ts'

const analyst = anActor('performance-analyst', { places: [], name: 'Ann' })

let invented: InventedReturn
before(async () => {
  invented = await inventReturn({ page: returnPage, readAgain })
  await sql`update care.request_reading set assessed_on = '2020-07-20', assessed_known = '2020-07-20T10:00:00Z'`.execute(
    invented.db,
  )
})
after(() => invented.close())
const rowsOf = (line: string, actor = anActor('place-lead')) =>
  invented.textOf(returnRowsPage, actor, { query: new URLSearchParams({ line }).toString() })

test('a share opens to what is above and what is below its line, each called by its name', async () => {
  assert.match(
    await rowsOf('5 standard assessment-conversion', analyst),
    /Eligible: 0 of 1 rows are yours to see\. Assessed: 0 of 1 rows are yours to see\./,
  )
})

test('the day of the assessment stands in its row, and the table says that it is invented', async () => {
  const text = await rowsOf('6 standard tools')
  assert.match(text, /Decision Support Tools completed \[invented\]/)
  assert.match(text, /Received 1 June 2020 Assessed 20 July 2020 Decided 3 August 2020/)
})

test('what counts requests does not say that it counts people once', async () => {
  assert.doesNotMatch(await rowsOf('2 standard year-to-date'), /counted once/)
  assert.match(await rowsOf('1 standard previous-snapshot'), /People are counted once/)
})
