import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { identityOfOthers } from '../../src/web/styles/identity-of-others.ts'
import { openBrowser } from '../browser.ts'
import { openGallery, origin } from './browser.ts'
import { gallery } from './gallery.ts'

const wide = { width: 1280, height: 900 }
const phone = { width: 375, height: 800 }
/** 400% zoom of a window of 1280 pixels. */
const zoomed = { width: 320, height: 640 }
/** A4 between our margins, at 96 pixels an inch. */
const paper = { width: 674, height: 1000 }

let browser: Browser

before(async () => {
  browser = await openBrowser()
})

after(async () => {
  await browser.close()
})

async function open(path: string, viewport: { width: number; height: number }): Promise<Page> {
  const page = await openGallery(browser, viewport)
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', problem => complaints.push(problem.message))
  await page.goto(origin + path, { waitUntil: 'load' })
  await page.waitForFunction(() => document.body.classList.contains('nhsuk-frontend-supported'))
  assert.deepEqual(complaints, [], `${path} broke the policy or its script failed`)
  return page
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: unknown }[]
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const found = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)} })`)) as {
    violations: readonly Violation[]
  }
  return found.violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map(node => node.target))}`)
}

/** Links and controls that stand alone and are smaller than 24 pixels; those in a line of text are exempt. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a, button, summary, input, select, textarea')]
      .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter(element => !element.closest('.nhsuk-u-visually-hidden, .nhsuk-skip-link, .nhsuk-error-summary'))
      .filter(element => element.parentElement?.textContent?.trim() === element.textContent?.trim())
      .map(element => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.height < 23.5 || box.width < 23.5))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`),
  )

for (const path of Object.keys(gallery))
  describe(path, () => {
    for (const [name, viewport] of Object.entries({ wide, phone }))
      test(`${name}: axe finds nothing, targets are large enough`, async () => {
        const page = await open(path, viewport)
        assert.deepEqual(await violations(page), [])
        assert.deepEqual(await smallTargets(page), [])
        await page.context().close()
      })

    test('at 400% zoom nothing is cut off to the side', async () => {
      const page = await open(path, zoomed)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.equal(width, zoomed.width)
      await page.context().close()
    })

    test('nothing of the NHS identity is in it', () => {
      assert.deepEqual(identityOfOthers(gallery[path]?.() ?? ''), [])
    })
  })

test('layout A prints on one side of A4', async () => {
  const page = await open('/layout-a', paper)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  assert.equal(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length, 1)
  await page.context().close()
})

test('on paper closed details are open, and what can only be pressed is gone', async () => {
  const page = await open('/parts', paper)
  await page.emulateMedia({ media: 'print' })
  const heights = await page.evaluate(() =>
    [...document.querySelectorAll('details > :not(summary)')].map(
      inside => inside.getBoundingClientRect().height,
    ),
  )
  assert.ok(heights.length >= 3 && heights.every(height => height > 10), String(heights))
  assert.equal(await page.locator('.app-navigation').isVisible(), false)
  assert.equal(await page.locator('.app-footer__print').isVisible(), true)
  await page.context().close()
})

test('the accessibility tree says what is seen', async () => {
  const page = await open('/layout-a', wide)
  const figure = page.getByRole('link', {
    name: '3,800 (reviews outstanding, Lancashire and South Cumbria, January 2020)',
  })
  assert.equal(await figure.count(), 1)
  assert.equal(await page.getByRole('img', { name: /The gap is between £240m and £340m/ }).count(), 1)
  assert.equal(await page.getByRole('navigation', { name: 'Main' }).count(), 1)
  assert.equal(await page.getByRole('search').getByRole('searchbox', { name: 'Search' }).count(), 1)
  await page.goto(`${origin}/parts`)
  assert.equal(await page.getByRole('list', { name: 'Time limit for the decision' }).count(), 1)
  assert.equal(await page.getByRole('region', { name: /^Decisions within 28 days/ }).count(), 1)
  assert.equal(await page.getByRole('rowheader', { name: 'LSC-2021-000123' }).count(), 1)
  await page.context().close()
})

test('the first press of Tab leads past the header', async () => {
  const page = await open('/layout-a', wide)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to main content')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'maincontent')
  await page.context().close()
})

test('an error summary is read first, and leads to the field', async () => {
  const page = await open('/form', wide)
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.className)
  assert.equal(await focused(), 'nhsuk-error-summary')
  await page.getByRole('link', { name: 'The Checklist cannot be received tomorrow' }).click()
  assert.equal(await focused(), 'received-day')
  await page.context().close()
})
