import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { textWidth } from '../../src/web/charts/sheet/text-width.ts'
import { openBrowser } from '../browser.ts'
import { openGallery, origin } from './browser.ts'

const wide = { width: 1280, height: 900 }
const phone = { width: 375, height: 800 }
const zoomed = { width: 320, height: 640 }
const paper = { width: 674, height: 1000 }

let browser: Browser

before(async () => {
  browser = await openBrowser()
})

after(async () => {
  await browser.close()
})

async function open(viewport: { width: number; height: number }): Promise<Page> {
  const page = await openGallery(browser, viewport)
  await page.goto(`${origin}/charts`, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  return page
}

test('a chart is named once, by its finding, and described', async () => {
  for (const viewport of [wide, phone]) {
    const page = await open(viewport)
    const finding =
      'Median days waited [invented]: getting worse, 48 in January 2021, and the target of 28 is hit and miss'
    const figure = page.getByRole('figure', { name: finding })
    assert.equal(await figure.count(), 1)
    const image = page.locator('#waits').getByRole('img')
    assert.equal(await image.count(), 1)
    assert.match(
      await image.ariaSnapshot(),
      /Control chart of Median days waited.*22 points from April 2019 to January 2021/,
    )
    assert.equal(await figure.getByRole('heading', { level: 2, name: finding }).count(), 1)
    const icon = figure
      .getByRole('listitem')
      .filter({ hasText: 'Concern: significantly higher, and lower is better' })
    assert.equal(await icon.count(), 1)
    for (const words of ['picture (PNG)', 'drawing (SVG)', 'numbers (CSV)'])
      assert.equal(await figure.getByRole('link', { name: `Download as ${words} (${finding})` }).count(), 1)
    await figure.getByText('Numbers behind this chart').click()
    const row = figure.getByRole('row', { name: 'January 2021 48' })
    assert.match((await row.textContent()) ?? '', /concern: above the upper limit/)
    await page.context().close()
  }
})

test('the list beside a map says what the map says', async () => {
  const page = await open(wide)
  const map = page.locator('#map')
  const items = await map
    .getByRole('list', { name: /^Overdue reviews/ })
    .getByRole('listitem')
    .allTextContents()
  assert.equal(items.length, 8)
  assert.ok(items.some(item => /NHS Blackpool CCG\s*no figure/.test(item)))
  // Its area leads where its name in the list leads.
  const links = map.getByRole('link', { name: 'NHS Morecambe Bay CCG' })
  assert.equal(new Set(await links.evaluateAll(all => all.map(link => link.getAttribute('href')))).size, 1)
  assert.equal(
    await map.locator('.app-chart__list').getByRole('link', { name: 'NHS Morecambe Bay CCG' }).count(),
    1,
  )
  assert.equal(await map.locator('svg').getByRole('link', { name: 'NHS Morecambe Bay CCG' }).count(), 1)
  const [drawing, list] = [
    await map.locator('.app-chart__sheet').boundingBox(),
    await map.locator('.app-chart__list').boundingBox(),
  ]
  assert.ok(drawing && list && list.x >= drawing.x + drawing.width)
  await page.context().close()
})

test('an icon in a table is named in full', async () => {
  const page = await open(wide)
  assert.equal(
    await page.getByRole('img', { name: 'Improvement: significantly lower, and lower is better' }).count(),
    1,
  )
  assert.equal(await page.getByRole('img', { name: 'The target will be met, as things are' }).count(), 1)
  await page.context().close()
})

/** Letters of drawings that are shown: how high they are on the screen, and whether any is cut off at the edge. */
const letters = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('.app-chart__svg')]
      .filter(svg => svg.checkVisibility())
      .flatMap(svg => {
        const sheet = svg.getBoundingClientRect()
        return [...svg.querySelectorAll('text')].map(text => {
          const box = text.getBoundingClientRect()
          const scale = sheet.width / svg.viewBox.baseVal.width
          return {
            text: `${svg.parentElement?.closest('figure')?.id}: ${text.textContent}`,
            size: Number(text.getAttribute('font-size')) * scale,
            isCut:
              box.left < sheet.left - 1 ||
              box.right > sheet.right + 1 ||
              box.top < sheet.top - 1 ||
              box.bottom > sheet.bottom + 1,
          }
        })
      }),
  )

for (const [name, viewport] of Object.entries({ wide, phone, zoomed, paper }))
  test(`${name}: letters are 12 pixels high or more, and none is cut off`, async () => {
    const page = await open(viewport)
    const all = await letters(page)
    assert.ok(all.length > 150)
    assert.deepEqual(
      all.filter(({ size }) => size < 12),
      [],
    )
    assert.deepEqual(
      all.filter(({ isCut }) => isCut).map(({ text }) => text),
      [],
    )
    await page.context().close()
  })

test('words are no wider than was reckoned without a browser', async () => {
  const page = await open(wide)
  const lines = await page.evaluate(() =>
    [
      ...document.querySelectorAll<SVGTextContentElement>(
        '.app-chart__svg--wide text:not([font-weight]), .app-chart__svg--wide tspan',
      ),
    ]
      .filter(line => line.checkVisibility() && line.childElementCount === 0 && line.textContent)
      .map(line => ({
        text: line.textContent ?? '',
        width: line.getComputedTextLength(),
        size: Number(line.closest('text')?.getAttribute('font-size')),
      })),
  )
  assert.ok(lines.length > 100)
  const narrow = lines.filter(({ text, width, size }) => textWidth(text, size) < width * 0.97)
  assert.deepEqual(narrow, [])
  await page.context().close()
})

test('on paper the numbers are open and the wide drawing is shown', async () => {
  const page = await open(paper)
  await page.emulateMedia({ media: 'print' })
  const chart = page.locator('#waits')
  assert.equal(await chart.locator('.app-chart__svg--wide').isVisible(), true)
  assert.equal(await chart.locator('.app-chart__svg--narrow').isVisible(), false)
  const table = await chart.getByRole('table').boundingBox()
  assert.ok(table && table.height > 100)
  assert.equal(await chart.locator('.app-chart__files').isVisible(), false)
  await page.context().close()
})
