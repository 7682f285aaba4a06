import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from 'playwright-core'
import { axeViolations, openBrowser, openNpmBrowser } from './browser.ts'

const sound = '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1></main></html>'
const broken = '<!doctype html><html><title>A page</title><main><h1>A page</h1><img src="x"></main></html>'

async function violationsOf(browser: Browser, html: string): Promise<string[]> {
  const page = await browser.newPage()
  await page.setContent(html)
  const found = await axeViolations(page)
  await page.close()
  return found.map(each => each.split(':')[0]!).sort()
}

for (const [name, open] of [
  ['the browser that the tests use', openBrowser],
  ['the browser from npm', openNpmBrowser],
] as const)
  test(`${name} opens a page and finds what is not accessible`, async () => {
    const browser = await open()
    try {
      assert.deepEqual(await violationsOf(browser, sound), [])
      assert.deepEqual(await violationsOf(browser, broken), ['html-has-lang', 'image-alt'])
    } finally {
      await browser.close()
    }
  })
