/** The pages as the public reads them, through the whole product, on the shipped lists. */
import assert from 'node:assert/strict'
import { Browser, type FreshDatabase, freshDatabase } from '#testing'
import { createApp } from '../../../app.ts'
import { demonstrationFolder, loadReferenceData, loadSystem } from '../../index.ts'

export const lancashire = 'lancashire-and-south-cumbria'
export const yorkshire = 'west-yorkshire-and-harrogate'

export type PublicPages = {
  readonly database: FreshDatabase
  readonly browser: Browser
  /** The page at this path, which must answer with this status. */
  readonly shown: (path: string, status?: number) => Promise<string>
  readonly close: () => Promise<void>
}

export async function publicPages(): Promise<PublicPages> {
  const database = await freshDatabase(loadReferenceData)
  for (const system of [lancashire, yorkshire]) await loadSystem(database, demonstrationFolder(system))
  const server = await createApp(database, {
    ...{ log: false, trustProxy: false, provider: null, baseUrl: () => 'http://127.0.0.1' },
  })
  const browser = new Browser(await server.listen({ host: '127.0.0.1', port: 0 }))
  return {
    ...{ database, browser },
    async shown(path, status = 200) {
      const page = await browser.get(path)
      assert.equal(page.status, status, path)
      assert.doesNotMatch(page.html, / style="/)
      return page.html
    },
    async close() {
      await server.close()
      await database.close()
    },
  }
}

export const leadOf = (html: string): string => /<p class="app-lead">(.*?)<\/p>/s.exec(html)?.[1] ?? ''
