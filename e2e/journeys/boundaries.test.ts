/**
 * A councillor asks whether their council is divided: by name from the first page, sees the map, then reads the list
 * without it. With keys alone, on a narrow phone, and with a mouse at a desk.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Day } from '../../src/kit/index.ts'
import { openBrowser } from '../gallery/browser.ts'
import { keys } from '../hand.ts'
import { look } from '../look.ts'
import { wordsOf } from '../pages/words.ts'
import { type Product, startProduct } from '../product.ts'
import { castOf, open } from '../visitor.ts'
import { atADesk, onAPhone, type Way } from '../ways.ts'

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

const narrow: Way = {
  ...{
    ...onAPhone,
    name: 'keyboard alone, 360 pixels wide',
    hand: keys,
    viewport: { width: 360, height: 740 },
  },
}
const leadOf = (page: Page): Promise<string> => wordsOf(page.locator('main .app-lead').first())

for (const way of [atADesk, narrow])
  test(`a councillor asks whether their council is divided: ${way.name}`, async context => {
    const cast = castOf(browser, product, way)
    const visitor = await cast.anybody()
    const { page } = visitor
    const { hand } = way

    await context.test('when they look for Cumbria on the first page', async () => {
      await open(visitor, '/')
      await hand.type(page.getByLabel('Council, place or GP practice'), 'Cumbria')
      await hand.press(page.getByRole('button', { name: 'Find my area' }))
      await hand.press(page.getByRole('link', { name: 'Which systems it lies in for Cumbria' }))
      await page.waitForURL('**/england/boundaries/E10000006*')
    })

    await context.test('then the page says that it is, and by how many people', async () => {
      assert.match(await leadOf(page), /Cumbria was divided between two systems/)
      await open(visitor, '/england/boundaries/E10000006?on=2021-04-01')
      assert.match(await leadOf(page), /36\.0% of its residents, 180,112 people/)
      await look(page, way, 'a divided council')
    })

    await context.test('and the same without the map, in a list and a table', async () => {
      const list = page.getByRole('list', { name: /Parts by system, Cumbria/ })
      assert.match(await wordsOf(list), /Healthier Lancashire and South Cumbria\s+36\.0%, 180,112 people/)
      const table = page.getByRole('table', { name: /Parts of Cumbria/ })
      assert.match(await wordsOf(table), /180,112/)
    })

    await context.test('when they ask for all of them, of April 2021, from 2%', async () => {
      await hand.press(page.getByRole('link', { name: 'Every council that is divided between systems' }))
      await hand.pick(page.getByLabel('Lists of', { exact: true }), 'April 2021')
      await hand.pick(page.getByLabel('What counts', { exact: true }), 'parts of at least 2%')
      await hand.press(page.getByRole('button', { name: 'Apply' }))
      await page.waitForURL('**share=0.02**')
      assert.match(await leadOf(page), /10 of 152 .* 19 of 42 systems/)
      await look(page, way, 'divided councils')
    })

    await context.test(
      'then an area of the map leads to its council, and shows where the keyboard is',
      async () => {
        const area = page.locator('a.app-chart__link:visible').filter({ hasText: 'Cumbria: 2 systems' })
        assert.equal(await area.getAttribute('aria-label'), 'Cumbria: 2 systems')
        await area.focus()
        const painted = () => area.locator('path').evaluate(path => getComputedStyle(path).strokeWidth)
        assert.equal(await painted(), '4px')
        await page.keyboard.press('Enter')
        await page.waitForURL('**/england/boundaries/E10000006*')
      },
    )

    await context.test('and the places of their system are on a map of their own', async () => {
      await open(visitor, `/${product.system.system}/your-area`)
      assert.match(await leadOf(page), /in 5 places/)
      await look(page, way, 'places of the system')
      await hand.press(page.getByRole('link', { name: 'Who is outside the usual population here' }))
      await page.waitForURL('**/levels*')
      assert.match(await leadOf(page), /2 of 5 places/)
      await look(page, way, 'levels of the system')
    })
    assert.deepEqual(cast.complaints(), [])
    await cast.leave()
  })
