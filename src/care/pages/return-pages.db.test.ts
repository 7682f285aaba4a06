/** The pages of the return: read, opened, signed by both, downloaded; and who may not. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { render } from 'preact-render-to-string'
import { type Actor, guardRole } from '#platform'
import {
  type AskedReturnPage,
  anActor,
  type InventedReturn,
  inventedQuarter,
  inventReturn,
  wordsIn as textOf,
} from '#testing'
import type { Page } from '#web'
import { readAgain } from '../return/read-again.ts'
import { lastReturnPage, returnFile, returnPage } from './return.ts'
import { returnRowsPage } from './return-rows.ts'

const analyst = anActor('performance-analyst', { places: [], name: 'Ann' })
const director = anActor('director', { places: [], name: 'Dora' })
const quarter = inventedQuarter

let invented: InventedReturn
before(async () => {
  invented = await inventReturn({ page: returnPage, readAgain })
})
after(() => invented.close())

const answer = (page: Page, actor: Actor, asked: AskedReturnPage = {}) => invented.answer(page, actor, asked)
const post = (actor: Actor, asked: AskedReturnPage) => invented.post(actor, asked)
const htmlOf = (page: Page, actor: Actor, asked: AskedReturnPage = {}) => invented.htmlOf(page, actor, asked)
const hashOn = (actor: Actor, asked: AskedReturnPage = {}) => invented.hashOn(actor, asked)
const becomes = (outcome: string) => invented.becomes(outcome)
const codeOf = (answered: object) =>
  'refusal' in answered ? (answered.refusal as { code: string }).code : 'done'

test('the return without a quarter is that of the quarter that ended last', async () => {
  assert.deepEqual(await answer(lastReturnPage, analyst), { goTo: '/north/work/return/2020-21-Q3' })
})

test('eleven tables, each value a link to its rows, and the checks in a sentence', async () => {
  const html = await htmlOf(returnPage, analyst)
  const text = textOf(html)
  assert.match(text, /National return, July to September 2020/)
  assert.match(text, /All 9 checks hold\. Nobody has signed this return yet\./)
  assert.match(text, /A draft: nobody has signed these numbers/)
  for (let number = 1; number <= 11; number += 1) assert.match(text, new RegExp(`Table ${number}\\. `))
  assert.match(text, /Referrals received \[invented\]/)
  assert.match(html, /rows\?line=1\+standard\+snapshot/)
  assert.match(text, /b Newly eligible standard 1 /)
  assert.match(text, /Share in an acute hospital standard none to count/)
})

test('as known on a day, for one commissioner; what is no quarter or commissioner is refused', async () => {
  const text = textOf(await htmlOf(returnPage, analyst, { query: 'commissioner=00Q&as-at=2020-08-02' }))
  assert.match(text, /As known at the end of 2 August 2020/)
  assert.match(text, /b Newly eligible standard 0 /)
  assert.equal(codeOf(await answer(returnPage, analyst, { quarter: '2020-21-Q5' })), 'not-found')
  assert.equal(codeOf(await answer(returnPage, analyst, { query: 'commissioner=99X' })), 'not-found')
})

test('a day as people write it is read; a slip keeps the page, with what is wrong at its field', async () => {
  for (const written of ['2/8/2020', '02/08/2020', '2 August 2020'])
    assert.match(
      textOf(await htmlOf(returnPage, analyst, { query: `as-at=${encodeURIComponent(written)}` })),
      /As known at the end of 2 August 2020/,
    )
  for (const page of [returnPage, returnRowsPage])
    for (const wrong of ['soon', '31/13/2020', '1/4/2021']) {
      const query = `as-at=${encodeURIComponent(wrong)}&line=1+standard+snapshot`
      const shown = await answer(page, analyst, { query })
      assert.ok('status' in shown && shown.status === 422, wrong)
      const html = render(shown.body as Parameters<typeof render>[0])
      assert.match(html, /id="as-at-error"/)
      assert.match(html, new RegExp(`value="${wrong}"`))
      assert.doesNotMatch(html, /Sign the return/)
    }
  const early = await answer(returnPage, analyst, { quarter: '2021-22-Q1' })
  assert.ok('status' in early && early.status === 422)
  assert.match(
    textOf(render(early.body as Parameters<typeof render>[0])),
    /Nothing can be counted yet: the quarter begins on 1 April 2021/,
  )
})

test('a quarter before the record is whole is marked', async () => {
  const text = textOf(await htmlOf(returnPage, analyst, { quarter: '2016-17-Q2' }))
  assert.match(text, /All 9 checks hold, but the record of the quarter is not whole\. Nobody has signed/)
  assert.match(
    text,
    /Nothing is recorded of July to September 2016: the first referral here was received on 1 June/,
  )
})

test('what was open while assessments were suspended is told apart, where there is any', async () => {
  const spring = textOf(await htmlOf(returnPage, analyst, { quarter: '2020-21-Q1' }))
  assert.match(spring, /Deferred while assessments were suspended \[invented\]/)
  assert.match(spring, /1 referral still open after more than 28 days was open while .*0 such referrals were/)
  assert.doesNotMatch(textOf(await htmlOf(returnPage, analyst, { quarter: '2020-21-Q3' })), /Deferred while/)
})

test('a cell opens: the lead sees the row, the analyst that there is one', async () => {
  const query = 'line=1+standard+snapshot'
  const lead = await htmlOf(returnRowsPage, anActor('place-lead'), { query })
  assert.match(textOf(lead), /1 of 1 rows are yours to see/)
  assert.match(lead, /\/north\/work\/cases\/case-1/)
  const seen = await htmlOf(returnRowsPage, analyst, { query })
  assert.match(textOf(seen), /0 of 1 rows are yours to see/)
  assert.doesNotMatch(seen, /case-1|K7QF/)
  assert.equal(codeOf(await answer(returnRowsPage, analyst, { query: 'line=12' })), 'not-found')
})

test('the snapshot before and its reconciliation say against which frozen return they are', async () => {
  const before = '2020-21-Q2'
  const query = 'line=1+standard+previous-snapshot'
  const next = '2020-21-Q3'
  assert.match(
    textOf(await htmlOf(returnRowsPage, analyst, { quarter: next, query: 'line=1+standard+reconciliation' })),
    /No return of the quarter before was signed off/,
  )
  const form = { sha256: await hashOn(analyst, { quarter: before }) }
  assert.equal(codeOf(await post(analyst, { quarter: before, form })), 'done')
  assert.equal(codeOf(await post(director, { quarter: before, form })), 'done')
  await correctLater()
  const said = textOf(await htmlOf(returnRowsPage, analyst, { quarter: next, query }))
  assert.match(said, /: 1 0 of 1 rows are yours to see/)
  assert.match(
    said,
    /This is what version 1 of July to September 2020, counted on .*, says; .*Counted now it is 0/,
  )
  const reconciled = 'line=1+standard+reconciliation'
  const lead = await htmlOf(returnRowsPage, anActor('place-lead'), { quarter: next, query: reconciled })
  assert.match(textOf(lead), /: -1 1 of 1 rows are yours to see/)
  assert.match(textOf(lead), /Corrections to the quarter before since it was signed off: -1/)
  assert.match(lead, /\/north\/work\/cases\/case-1/)
  await sql`delete from care.return_signature`.execute(invented.db)
  await sql`delete from care.return_cell`.execute(invented.db)
  await sql`delete from care.return_version`.execute(invented.db)
  await sql`update care.request_reading set ended_on = null, ended_known = null`.execute(invented.db)
})

/** What ended in September becomes known after the return was signed. */
const correctLater = () =>
  sql`update care.request_reading set ended_on = '2020-09-20', ended_known = '2099-01-01'
    where case_id = 'case-1'`.execute(invented.db)

test('both sign on the page; each form carries the hash of the numbers that it stands under', async () => {
  assert.equal(codeOf(await post(analyst, { query: 'as-at=2020-08-02' })), 'out-of-order')
  assert.equal(codeOf(await post(analyst, { query: 'as-at=2020-08-32' })), 'out-of-order')
  const asAnalyst = /Sign the return as its analyst/
  assert.match(textOf(await htmlOf(returnPage, analyst)), asAnalyst)
  assert.equal(codeOf(await post(analyst, {})), 'stale')
  const seen = await hashOn(analyst)
  await becomes('not-eligible')
  assert.equal(codeOf(await post(analyst, { form: { sha256: seen } })), 'stale')
  await becomes('eligible')
  assert.deepEqual(await post(analyst, { form: { sha256: seen } }), {
    ok: true,
    value: { goTo: `/north/work/return/${quarter}` },
  })
  assert.doesNotMatch(textOf(await htmlOf(returnPage, analyst)), asAnalyst)
  assert.match(
    textOf(await htmlOf(returnPage, director)),
    /Version 1 is signed by its analyst and waits for the director/,
  )
  const sha256 = await hashOn(director)
  assert.equal(codeOf(await post(director, { form: { sha256: 'x' } })), 'stale')
  assert.equal(codeOf(await post(director, { form: { sha256 } })), 'done')
  assert.match(textOf(await htmlOf(returnPage, analyst)), /This is version 1, signed off and frozen/)
})

test('the director sees the numbers that wait, what is counted now beside them, and signs those', async () => {
  await becomes('not-eligible')
  const form = { sha256: await hashOn(analyst), why: 'Decided again' }
  assert.equal(codeOf(await post(analyst, { form })), 'done')
  await becomes('nursing-care')
  const seen = textOf(await htmlOf(returnPage, director))
  assert.match(
    seen,
    /Version 2 is signed by its analyst and waits for the director\. 7 numbers differ from version 1\. 2 numbers are counted/,
  )
  assert.match(seen, /Version 2 Version 1 Difference Counted now Difference/)
  assert.match(seen, /Eligible at some time since 1 April both types 0 0 none 1 \+1/)
  assert.match(seen, /Something has become known since the analyst signed version 2/)
  assert.equal(await hashOn(director), form.sha256)
  const since = /The numbers above are not those of version 2: something has become known since/
  const byAnalyst = textOf(await htmlOf(returnPage, analyst))
  assert.match(byAnalyst, since)
  assert.match(byAnalyst, /Sign the return as its analyst/)
  await becomes('eligible')
})

test('every version is read and downloaded as it was signed; what is counted now is a draft until then', async () => {
  const version = textOf(await htmlOf(returnPage, anActor('place-lead'), { query: 'version=1' }))
  assert.match(version, /This is version 1, signed off and frozen\. Counted now it says the same\./)
  assert.doesNotMatch(version, /Sign the return|Deferred while/)
  await becomes('not-eligible')
  const frozen = String((await fileOf({ query: 'format=csv&version=1' })).content)
  assert.match(
    frozen,
    /,1,frozen,Ann \(analyst\); Dora \(director\),[^,]+,[0-9a-f]{64},,1,standard,newly-eligible,Newly eligible,1,/,
  )
  await becomes('nursing-care')
  assert.match(textOf(await htmlOf(returnPage, analyst)), /A draft: nobody has signed these numbers/)
  const draft = await fileOf({ query: 'format=csv' })
  assert.equal(draft.name, `north-all-return-${quarter}-draft.csv`)
  assert.match(String(draft.content), /,,draft,,,[0-9a-f]{64},,1,standard,newly-eligible,Newly eligible,0,/)
  assert.equal(codeOf(await answer(returnPage, analyst, { query: 'version=9' })), 'not-found')
  await becomes('eligible')
})

const fileOf = async (asked: AskedReturnPage) => {
  const sent = await answer(returnFile, analyst, asked)
  assert.ok('file' in sent)
  return sent.file
}

test('the same as CSV and as a spreadsheet', async () => {
  const csv = await answer(returnFile, analyst, { query: 'format=csv' })
  assert.ok('file' in csv)
  assert.match(String(csv.file.content), /,1,standard,newly-eligible,Newly eligible,1,(\[invented\])?\r\n/)
  const xlsx = await answer(returnFile, analyst, { query: 'format=xlsx' })
  assert.ok('file' in xlsx && xlsx.file.content instanceof Uint8Array)
  assert.equal(Buffer.from(xlsx.file.content.subarray(0, 2)).toString(), 'PK')
})

test('a slip in a file’s address leads to the page that tells it', async () => {
  assert.deepEqual(await answer(returnFile, analyst, { query: 'format=csv&as-at=soon' }), {
    goTo: `/north/work/return/${quarter}?as-at=soon`,
  })
})

test('only analyst, director, verifier and lead read it; only analyst and director sign', () => {
  const allowed = (page: { act: Page['act'] }) =>
    (
      [
        'referrer',
        'nurse-assessor',
        'place-lead',
        'hub-verifier',
        'performance-analyst',
        'director',
        'family-member',
        'councillor',
      ] as const
    ).filter(role => guardRole(page.act, anActor(role)) === undefined)
  for (const page of [returnPage, returnRowsPage, returnFile])
    assert.deepEqual(allowed(page), ['place-lead', 'hub-verifier', 'performance-analyst', 'director'])
  assert.deepEqual(allowed(returnPage.submit!), ['performance-analyst', 'director'])
})
