/**
 * The last day of a quarter: an analyst brings in what a support unit has sent, from the messy sheet to the case on a
 * colleague's worklist. Without script; then every page of it on a phone.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { messyRows } from '../../src/care/caseload/as-it-comes/messy-sheet.ts'
import { workbook } from '../../src/care/return/spreadsheet.ts'
import type { Day } from '../../src/kit/index.ts'
import { importsJob, type RunningJobs, startJobs } from '../../src/platform/index.ts'
import { importChoices } from '../../src/registry.ts'
import { openBrowser } from '../gallery/browser.ts'
import { look } from '../look.ts'
import { formOf } from '../pages/form.ts'
import { wordsOf } from '../pages/words.ts'
import { type Product, startProduct } from '../product.ts'
import { castOf, inSystem, open, type Visitor } from '../visitor.ts'
import { atADesk, onAPhone, type Way } from '../ways.ts'

let product: Product
let browser: Browser
let jobs: RunningJobs
before(async () => {
  product = await startProduct({ today: '2021-03-31' as Day })
  jobs = await startJobs(product.database, [importsJob(importChoices)], message => assert.fail(message))
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await jobs.stop()
  await product.close()
})

const sheetOf = (rows: typeof messyRows) => ({
  ...{ name: 'CSU handover March 2021.xlsx', mimeType: 'application/octet-stream' },
  buffer: Buffer.from(
    workbook([
      { name: 'Cover', rows: [['Handover of cases'], ['Please read the notes', 'below']] },
      { name: 'Caseload', rows: rows.map(row => [...row]) },
    ]),
  ),
})
const sheet = sheetOf(messyRows)
/** The decision was three days later, and no care has started. */
const corrected = sheetOf(
  messyRows.map(row =>
    row[8] === '05/11/2019' ? row.with(8, '08/11/2019').with(10, null).with(12, null) : row,
  ),
)
const letter = { name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from('%PDF-1.7 a letter') }

const answer = (page: Page): Promise<string> => wordsOf(page.locator('main .app-lead, main h1 + p').first())
const chooseFile = ({ page }: Visitor, file: typeof sheet) => page.getByLabel('The file').setInputFiles(file)

const withoutScript: Way = { ...atADesk, name: 'without script', javaScript: false }

test('a support unit’s messy sheet becomes cases, without script', async () => {
  const way = withoutScript
  const cast = castOf(browser, product, way)
  const mark = await cast.as('mark')
  const { page } = mark
  const form = formOf(mark)
  const at = inSystem(mark, '/work/imports')

  await open(mark, at)
  assert.match(await wordsOf(page.locator('main')), /Nobody has brought a file in here yet/)
  await look(page, way, 'imports empty')

  await way.hand.press(page.getByRole('button', { name: 'Bring a file in' }))
  await page.getByRole('heading', { name: 'Bring a file in' }).waitFor()
  await look(page, way, 'bring')
  await form.send('Send the file')
  assert.deepEqual(await form.problems(), ['Say what the file is'])
  await form.choose('What is it?', 'A spreadsheet as it comes')
  await chooseFile(mark, letter)
  await form.send('Send the file')
  assert.match((await form.problems()).join(), /This is a PDF document, not a spreadsheet/)
  await look(page, way, 'bring refused')
  await chooseFile(mark, sheet)
  await form.send('Send the file')

  await page.getByRole('heading', { name: 'How is this sheet read?' }).waitFor()
  assert.match(await answer(page), /The heading is row 4/)
  assert.match(await wordsOf(page.locator('.nhsuk-inset-text')), /What does “jt pkg” in “Pathway” mean\?/)
  await look(page, way, 'mapping')
  await form.pick('Which sheet of the workbook', 'Cover')
  await form.send('Save and read the file')
  assert.match(await answer(page), /with 2 columns/)
  await form.pick('Which sheet of the workbook', 'Caseload')
  await form.send('Show what the rows become')
  assert.match(await answer(page), /The heading is row 4/)
  await form.send('Save and read the file')
  assert.deepEqual(await form.problems(), ['Say what “jt pkg” means'])
  await form.pick('“jt pkg” means', 'standard continuing healthcare')
  await form.send('Show what the rows become')
  assert.match(await wordsOf(page.locator('#examples')), /Joan EXAMPLE, born 29 February 1940/)
  await look(page, way, 'mapping shown')
  await form.send('Save and read the file')

  await page.getByRole('heading', { name: sheet.name }).waitFor()
  assert.equal(
    await answer(page),
    'Nothing is applied yet. Of 9 rows, 4 new, 0 changed, 0 unchanged and 5 rejected.',
  )
  assert.match(await wordsOf(page.locator('main')), /3 lines taken for no row/)
  await look(page, way, 'staged')

  await way.hand.press(page.getByRole('link', { name: 'Put 5 rejected rows right' }))
  await page.getByRole('heading', { name: 'Put rejected rows right' }).waitFor()
  await look(page, way, 'rejected rows')
  const eight = page.getByRole('region', { name: 'Row 8' })
  await eight.getByLabel('Date referral received').fill('25/13/2019')
  await eight.getByRole('button').click()
  assert.match((await form.problems()).join(), /is no day: “25\/13\/2019”/)
  assert.equal(await eight.getByLabel('Date referral received').inputValue(), '25/13/2019')
  await look(page, way, 'correction refused')
  await eight.getByLabel('Date referral received').fill('25/12/2019')
  await eight.getByRole('button').click()
  await page.getByText('Row 8 is right now').waitFor()
  assert.match(await answer(page), /^4 rows of 9 are rejected/)
  await look(page, way, 'corrected')

  await open(mark, new URL(page.url()).pathname.replace('/rows', ''))
  const download = page.waitForEvent('download')
  await way.hand.press(page.getByRole('link', { name: 'Download the rejected rows as CSV' }))
  const csv = readFileSync((await (await download).path())!, 'utf8')
  assert.match(csv, /Why it was rejected/)
  assert.match(csv, /30\/02\/2020/)

  await way.hand.press(page.getByRole('button', { name: 'Apply 5 rows' }))
  await page.getByRole('heading', { name: 'Apply 5 rows?' }).waitFor()
  await look(page, way, 'apply')
  await form.send('Apply 5 rows')
  assert.equal(await answer(page), 'Applied. Of 9 rows, 5 new, 0 changed, 0 unchanged and 4 rejected.')
  await look(page, way, 'applied')

  const helen = await cast.as('helen')
  await open(helen, inSystem(helen, '/work'))
  assert.match(await wordsOf(helen.page.locator('main')), /EXAMPLE/)
  await look(helen.page, way, 'worklist')
  assert.deepEqual(cast.complaints(), [])

  const { rows } = await sql<{ act: string; n: number }>`
    select act, count(*)::int as n from platform.audit
    where outcome = 'done' and actor = 'demonstration#mark-tarleton' and act not like '%sign%'
    group by act order by act`.execute(product.database.db)
  assert.deepEqual(
    rows.map(row => [row.act, row.n]),
    [
      ['care.confirm-mapping', 1],
      ['care.import-caseload', 1],
      ['import.apply-caseload-as-it-comes csu-handover-march-2021', 1],
      ['web.apply-file', 1],
      ['web.bring-file', 1],
      ['web.correct-row', 1],
    ],
  )
  const nina = await cast.as('nina')
  assert.equal(await open(nina, at), 403)
  await cast.leave()
})

test('the same sheet again is read by what was saved, changes nothing, and can be let go; on a phone', async () => {
  const way = onAPhone
  const cast = castOf(browser, product, way)
  const judith = await cast.as('judith')
  const { page } = judith
  const form = formOf(judith)
  await open(judith, inSystem(judith, '/work/imports/new'))
  await form.choose('What is it?', 'A spreadsheet as it comes')
  await chooseFile(judith, sheet)
  await form.send('Send the file')
  assert.match(await answer(page), /saved as “csu-handover-march-2021”/)
  await look(page, way, 'mapping saved')
  await form.send('Save and read the file')
  assert.equal(
    await answer(page),
    'Nothing in it is new or changed. Of 9 rows, 0 new, 0 changed, 4 unchanged and 5 rejected.',
  )
  await look(page, way, 'staged')
  await page.getByRole('link', { name: 'Put 5 rejected rows right' }).click()
  await look(page, way, 'rejected rows')
  await page.getByRole('link', { name: 'Show all cells of row 15' }).click()
  await look(page, way, 'whole row')
  await open(judith, new URL(page.url()).pathname.replace('/rows', '/discard'))
  await look(page, way, 'discard')
  await form.send('Discard the file')
  assert.equal(await answer(page), 'Discarded: nothing of it was kept.')
  await open(judith, inSystem(judith, '/work/imports'))
  await look(page, way, 'imports')
  assert.deepEqual(cast.complaints(), [])
  await cast.leave()
})

for (const way of [atADesk, onAPhone])
  test(`a corrected sheet shows what it changes and takes back before it is applied; ${way.name}`, async () => {
    const cast = castOf(browser, product, way)
    const mark = await cast.as('mark')
    const { page } = mark
    const form = formOf(mark)
    const isFirst = way === atADesk
    await open(mark, inSystem(mark, '/work/imports/new'))
    await form.choose('What is it?', 'A spreadsheet as it comes')
    await chooseFile(mark, isFirst ? corrected : sheet)
    await form.send('Send the file')
    await form.send('Save and read the file')
    assert.match(await answer(page), /Of 9 rows, 0 new, 1 changed, 3 unchanged and 5 rejected/)
    const said = await wordsOf(page.locator('#changes'))
    assert.match(
      said,
      isFirst
        ? /Decision date: 5 November 2019 → 8 November 2019/
        : /Decision date: 8 November 2019 → 5 November 2019/,
    )
    assert.match(
      said,
      isFirst
        ? /Package start: 8 November 2019 → no longer said/
        : /Package start: not said → 8 November 2019/,
    )
    await look(page, way, 'what changes')
    const file = new URL(page.url()).pathname
    await open(mark, `${file}/changes`)
    await look(page, way, 'changes')
    await open(mark, `${file}/changes?only=taken-back`)
    assert.match(
      await wordsOf(page.locator('#changes')),
      isFirst ? /CSU\/101/ : /No row of this file takes anything back/,
    )
    await look(page, way, 'taken back')
    await open(mark, `${file}/apply`)
    assert.equal(
      /1 row no longer says something that is here/.test(await wordsOf(page.locator('main'))),
      isFirst,
    )
    await look(page, way, 'apply changes')
    await form.send('Apply 4 rows')
    assert.match(await answer(page), /^Applied\. Of 9 rows, 0 new, 1 changed/)
    assert.equal(await page.locator('#changes').count(), 0)
    assert.deepEqual(cast.complaints(), [])
    await cast.leave()
  })
