/** A look at a page at the end of a step: what axe says, what a screen reader hears, what is cut off, a picture. */
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { atADesk, onAPhone, type Way } from './ways.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Where pictures and accessibility trees go; none are taken unless it is set. */
const pictures = process.env.JOURNEY_PICTURES

type Found = {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[]
  }[]
}

async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)} })`)) as Found
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => `${node.target} ${node.failureSummary}`).join('; ')}`,
  )
}

/** Axe needs script. Where the page has none, it is given the same page in a browser that runs nothing but axe. */
async function violationsWithoutScript(page: Page, way: Way): Promise<string[]> {
  const html = await page.content()
  const browser = page.context().browser()
  assert.ok(browser)
  const context = await browser.newContext({ viewport: way.viewport })
  const copy = await context.newPage()
  await copy.route('**/*', route => {
    const kind = route.request().resourceType()
    if (kind === 'document') return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
    return kind === 'script' ? route.abort() : route.continue()
  })
  await copy.goto(page.url())
  const found = await violationsOn(copy)
  await context.close()
  return found
}

/** What reaches beyond the right edge although nothing around it can be scrolled. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter(element => element.getBoundingClientRect().right > clientWidth + 1)
      .map(element => element.outerHTML.slice(0, 120))
      .slice(0, 5)
  })

let taken = 0

async function takePicture(page: Page, way: Way, name: string, tree: string): Promise<void> {
  if (!pictures) return
  const folder = join(pictures, way.name.replaceAll(' ', '-'))
  mkdirSync(folder, { recursive: true })
  taken += 1
  const file = join(folder, `${String(taken).padStart(3, '0')}-${name.replaceAll(/[^\w]+/g, '-')}`)
  await page.screenshot({ path: `${file}.png`, fullPage: true })
  writeFileSync(`${file}.txt`, `${page.url()}\n\n${tree}\n`)
}

/** What a screen reader must be able to find on every page, in the tree that browsers give it. */
const landmarks = [/^- banner/m, /^- main/m, /^- contentinfo/m, /heading ".+" \[level=1\]/]

/**
 * Fails where axe finds anything; on a screen also where a landmark or one of the lines of `hears` is missing from the
 * accessibility tree, or something is cut off to the side.
 */
export async function look(page: Page, way: Way, name: string, hears: readonly RegExp[] = []): Promise<void> {
  await page.emulateMedia({ media: way.medium })
  const at = `${name} (${way.name}, ${page.url()})`
  assert.deepEqual(
    way.javaScript ? await violationsOn(page) : await violationsWithoutScript(page, way),
    [],
    at,
  )
  const tree = await page.locator('body').ariaSnapshot()
  await takePicture(page, way, name, tree)
  if (way.medium === 'screen') {
    const missing = [...landmarks, ...hears].filter(line => !line.test(tree))
    assert.deepEqual(missing, [], `not heard: ${at}`)
    assert.deepEqual(await cutOff(page), [], `cut off to the side: ${at}`)
  }
  await page.emulateMedia({ media: 'screen' })
}

/** The same page on a desk and on a phone. */
export async function lookWideAndNarrow(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const way of [atADesk, onAPhone]) {
    await page.setViewportSize(way.viewport)
    await look(page, way, name)
  }
  if (before) await page.setViewportSize(before)
}
