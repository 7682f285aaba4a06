/** From one quarter, and from one page about the return, to another: without writing an address. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { as } from '#platform'
import { anActor, type InventedReturn, inventReturn } from '#testing'
import { readAgain } from '../return/read-again.ts'
import { returnPage } from './return.ts'
import { unitTabs } from './unit-tabs.tsx'
import { variationPage } from './variation.ts'

const analyst = anActor('performance-analyst', { places: [], name: 'Ann' })

let invented: InventedReturn
before(async () => {
  invented = await inventReturn({ page: returnPage, readAgain })
})
after(() => invented.close())

test('another quarter is typed into the page, as people write it, and keeps commissioner and day', async () => {
  for (const written of ['2019-20-Q3', '2019/20 q3', '2019-20Q3'])
    assert.deepEqual(
      await invented.answer(returnPage, analyst, {
        query: new URLSearchParams({
          quarter: written,
          commissioner: '00q',
          'as-at': '31/1/2020',
        }).toString(),
      }),
      { goTo: '/north/work/return/2019-20-Q3?commissioner=00Q&as-at=2020-01-31' },
    )
  const same = await invented.answer(returnPage, analyst, { query: 'quarter=2020-21-Q2&commissioner=' })
  assert.ok('body' in same)
})

test('what is no quarter is told at its field, and the page stays', async () => {
  const shown = await invented.answer(returnPage, analyst, { query: 'quarter=2020-21-Q5' })
  assert.ok('status' in shown && shown.status === 422)
  const html = await invented.htmlOf(returnPage, analyst, { query: 'quarter=2020-21-Q5' })
  assert.match(html, /id="quarter-error"/)
  assert.match(html, /value="2020-21-Q5"/)
  assert.doesNotMatch(html, /Sign the return|id="as-at-error"/)
})

test('the return in small letters is the return', async () => {
  assert.match(
    await invented.textOf(returnPage, analyst, { quarter: '2020-21-q2' }),
    /July to September 2020/,
  )
})

test('return and differences lead to each other by the quarter, and the unit’s tabs to both', async () => {
  const html = await invented.htmlOf(returnPage, analyst)
  assert.match(html, /href="\/north\/variation\?quarter=2020-21-Q2"/)
  const back = await invented.htmlOf(variationPage, analyst, { query: 'quarter=2020-21-Q2' })
  assert.match(back, /href="\/north\/work\/return\/2020-21-Q2"/)
  const tabs = async (role: 'director' | 'nurse-assessor') => {
    const actor = anActor(role)
    return (await as(invented.db, actor, tx => unitTabs(tx, actor))).map(tab => tab.path)
  }
  assert.ok((await tabs('director')).includes('/variation'))
  assert.ok(!(await tabs('nurse-assessor')).includes('/variation'))
})

test('where nothing is recorded in any quarter that is over, the checks that hold do not say that all is well', async () => {
  await sql`update care.request_reading set known_until = '2020-06-02'`.execute(invented.db)
  assert.match(
    await invented.textOf(returnPage, analyst),
    /All 9 checks hold, but no referral is recorded in any quarter that is over\. Nobody has signed/,
  )
})
