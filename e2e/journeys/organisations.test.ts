/** Somebody looks for a commissioner that is gone, follows it to what it is today, and finds the way back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Day } from '../../src/kit/index.ts'
import { openBrowser } from '../gallery/browser.ts'
import { look } from '../look.ts'
import { formOf } from '../pages/form.ts'
import { wordsOf } from '../pages/words.ts'
import { type Product, startProduct } from '../product.ts'
import { told } from '../told.ts'
import { castOf, open } from '../visitor.ts'
import { atADesk, onAPhone, type Way, ways } from '../ways.ts'

let product: Product
let browser: Browser
before(async () => {
  product = await startProduct({ today: '2021-03-10' as Day })
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await product.close()
})

async function walk(way: Way, { given, when, thus }: ReturnType<typeof told>): Promise<void> {
  const cast = castOf(browser, product, way)
  const visitor = await cast.anybody()
  const { page } = visitor
  const lead = () => wordsOf(page.locator('.app-lead'))

  await given('somebody who remembers NHS Darlington CCG searches the directory', async () => {
    await open(visitor, '/england/organisations')
    await look(page, way, 'directory', [
      /textbox "Name, code or postcode area"/,
      /table "Organisations in the order/,
    ])
    await formOf(visitor).text('Name, code or postcode area', 'Darlington')
    await formOf(visitor).text('As at which day', '2021-04-01')
    await formOf(visitor).send('Apply')
    assert.match(await lead(), /for “Darlington”: \d+ open on 1 April 2021, \d+ closed before/)
    assert.match(await wordsOf(page.locator('main')), /Closed 31 March 2020\. Became NHS Tees Valley CCG/)
    await look(page, way, 'directory-found', [/link "NHS Darlington CCG"/])
  })

  await when('they open it, it says what it became, and draws its family', async () => {
    await way.hand.press(page.getByRole('link', { name: 'NHS Darlington CCG', exact: true }))
    await page.waitForURL(/\/organisations\/00C\?on=2021-04-01$/)
    assert.match(await lead(), /Closed on 31 March 2020 and became NHS Tees Valley CCG/)
    await look(page, way, 'closed-commissioner', [/img "NHS Darlington CCG became NHS Tees Valley CCG/])
  })

  await when('they follow it, and ask for a day after the boards began', async () => {
    await way.hand.press(page.getByRole('link', { name: 'NHS Tees Valley CCG', exact: true }).first())
    await page.waitForURL(/\/organisations\/16C/)
    await formOf(visitor).text('As at which day', '2023-01-01')
    await formOf(visitor).send('Show this day')
    assert.match(await wordsOf(page.getByRole('heading', { level: 1 })), /ICB - 16C/)
    await look(page, way, 'successor', [/heading "Who belongs to it"/])
  })

  await thus('its family leads back to Darlington', async () => {
    await way.hand.press(page.getByRole('link', { name: 'NHS Darlington CCG', exact: true }).first())
    await page.waitForURL(/\/organisations\/00C\?on=2023-01-01$/)
    assert.match(await wordsOf(page.locator('main')), /Where its figures are counted on 1 January 2023/)
  })

  await thus('a code that nobody knows is not found, and the search is offered', async () => {
    await open(visitor, '/england/organisations/NOPE1')
    assert.match(await wordsOf(page.locator('main')), /No list here has an organisation with the code NOPE1/)
    await look(page, way, 'no-organisation', [/searchbox "Name, code or postcode area"/])
  })

  await thus('the counts of every April stand on a page of their own', async () => {
    await open(visitor, '/england/organisations/counts')
    assert.match(await wordsOf(page.locator('main')), /74 commissioners into 18/)
    await look(page, way, 'organisation-counts', [/table "Organisations by kind/])
  })
  assert.deepEqual(cast.complaints(), [])
  await cast.leave()
}

for (const way of ways.filter(each => each === atADesk || each === onAPhone || !each.javaScript))
  test(`An organisation through time: ${way.name}`, async context => walk(way, told(context)))
