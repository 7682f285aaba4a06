import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { compileStyles } from './compile-styles.ts'
import { gallery } from './gallery.ts'

export { openBrowser } from '../browser.ts'

export const origin = 'http://gallery.test'

/** What the server will send with every page: nothing inline, nothing from elsewhere. */
const policy = "default-src 'self'; base-uri 'none'; object-src 'none'"

const require = createRequire(import.meta.url)
const assets = fileURLToPath(new URL('../../src/web/assets/', import.meta.url))

async function asset(path: string): Promise<{ body: string | Buffer; contentType: string }> {
  if (path === 'answerable.css') return { body: compileStyles(), contentType: 'text/css' }
  if (path.endsWith('.woff2')) {
    const name = path.slice('fonts/'.length)
    const file = require.resolve(`@fontsource/atkinson-hyperlegible-next/files/${name}`)
    return { body: await readFile(file), contentType: 'font/woff2' }
  }
  const contentType = path.endsWith('.svg') ? 'image/svg+xml' : 'text/javascript'
  if (path === 'nhsuk-frontend.min.js') {
    const file = require.resolve('nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.js')
    return { body: await readFile(file), contentType }
  }
  return { body: await readFile(`${assets}${path}`), contentType }
}

/** A page whose every request is answered from the gallery and our assets; anything else fails. */
export async function openGallery(
  browser: Browser,
  viewport: { width: number; height: number },
): Promise<Page> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  await page.route('**/*', async route => {
    const url = new URL(route.request().url())
    const show = gallery[url.pathname]
    if (url.origin !== origin) return route.abort()
    if (show) {
      const headers = { 'content-security-policy': policy }
      return route.fulfill({ body: show(), contentType: 'text/html; charset=utf-8', headers })
    }
    if (!url.pathname.startsWith('/assets/')) return route.fulfill({ status: 404, body: '' })
    return route.fulfill(await asset(url.pathname.slice('/assets/'.length)))
  })
  return page
}
