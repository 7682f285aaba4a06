/**
 * The quarter's return, from what a support unit sent to the frozen numbers: a sheet with a heading of two rows, what it
 * gets wrong put right, signed by two people, and what comes too late beside it as another version.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { groupedRows } from '../../src/care/caseload/as-it-comes/messy-sheet.ts'
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
import { atADesk, onAPhone } from '../ways.ts'

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

const sheet = {
  ...{ name: 'Quarter 4.xlsx', mimeType: 'application/octet-stream' },
  buffer: Buffer.from(workbook([{ name: 'Caseload', rows: groupedRows.map(row => [...row]) }])),
}
const answer = ({ page }: Visitor): Promise<string> =>
  wordsOf(page.locator('main .app-lead, main h1 + p').first())
const ofQuarter = (visitor: Visitor) => inSystem(visitor, '/work/return/2020-21-Q4')

/** Both widths of what the visitor sees now. */
async function lookAtBoth({ page }: Visitor, name: string): Promise<void> {
  await look(page, atADesk, name)
  await page.setViewportSize(onAPhone.viewport)
  await look(page, onAPhone, name)
  await page.setViewportSize(atADesk.viewport)
}

async function correct(visitor: Visitor, row: number, cell: string, text: string): Promise<void> {
  const region = visitor.page.getByRole('region', { name: `Row ${row}` })
  await region.getByLabel(cell).fill(text)
  await region.getByRole('button').click()
  await visitor.page.getByText(`Row ${row} is right now`).waitFor()
}

test('a sheet becomes the return, two people sign it, and what comes late is a version beside it', async () => {
  const cast = castOf(browser, product, atADesk)
  const mark = await cast.as('mark')
  const form = formOf(mark)
  await open(mark, inSystem(mark, '/work/imports/new'))
  await form.choose('What is it?', 'A spreadsheet as it comes')
  await mark.page.getByLabel('The file').setInputFiles(sheet)
  await form.send('Send the file')
  assert.match(await answer(mark), /The heading is rows 3 and 4, with 12 columns/)
  await lookAtBoth(mark, 'mapping of two rows')
  await form.send('Save and read the file')
  assert.equal(
    await answer(mark),
    'Nothing is applied yet. Of 5 rows, 2 new, 0 changed, 0 unchanged and 3 rejected.',
  )
  const file = new URL(mark.page.url()).pathname
  await open(mark, `${file}/rows`)
  await correct(mark, 9, 'Referral: Date', '25/12/2019')
  await correct(mark, 11, 'Assessment: Date', '')
  await open(mark, `${file}/apply`)
  await form.send('Apply 4 rows')
  assert.equal(await answer(mark), 'Applied. Of 5 rows, 4 new, 0 changed, 0 unchanged and 1 rejected.')

  await open(mark, ofQuarter(mark))
  assert.match(await answer(mark), /The quarter is not over: these are its numbers so far/)
  await product.turnTo('2021-04-01' as Day)
  await open(mark, ofQuarter(mark))
  await form.send('Sign the return as its analyst')
  assert.match(await answer(mark), /Version 1 is signed by its analyst and waits for the director/)
  const celia = await cast.as('celia')
  await open(celia, ofQuarter(celia))
  await formOf(celia).send('Sign version 1 as director')
  assert.match(await answer(celia), /This is version 1, signed off and frozen/)

  await product.turnTo('2021-04-20' as Day)
  await open(mark, `${file}/rows`)
  await correct(mark, 10, 'Decision: Outcome', 'Eligible')
  await open(mark, `${file}/apply`)
  await form.send('Apply 1 row')
  await open(mark, ofQuarter(mark))
  assert.match(await answer(mark), /differ from version 1, which was signed off/)
  await lookAtBoth(mark, 'return after a late correction')
  await form.send('Sign the return as its analyst')
  assert.match((await form.problems()).join(), /Say why it is not what version 1 says/)
  await form.text('Why it is not what version 1 says', 'An outcome came on 20 April')
  await form.send('Sign the return as its analyst')
  await open(celia, ofQuarter(celia))
  await formOf(celia).send('Sign version 2 as director')
  assert.match(await answer(celia), /This is version 2, signed off and frozen/)
  const signed = await wordsOf(celia.page.locator('main'))
  assert.match(signed, /Version 1, frozen on 1 April 2021/)
  assert.match(signed, /Version 2, frozen on 20 April 2021.*An outcome came on 20 April/)
  await lookAtBoth(celia, 'restated')
  assert.deepEqual(cast.complaints(), [])
  await cast.leave()
})
