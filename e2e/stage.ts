/** Where a journey is told: the product on one day after another, its people, and the one case that it follows. */
import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import type { Day } from '../src/kit/index.ts'
import { openBrowser } from './gallery/browser.ts'
import { casePage } from './pages/case-page.ts'
import { type Product, startProduct } from './product.ts'
import { type Cast, castOf, open, type Visitor } from './visitor.ts'
import { atADesk } from './ways.ts'

export type Stage = {
  readonly product: Product
  readonly browser: Browser
  readonly cast: Cast
  /** The case of the journey, once its referral was received. */
  readonly seen: { reference: string; path: string }
  /** The day goes on to this one. */
  day(day: string): Promise<void>
  /** Somebody opens the case. */
  onTheCase(visitor: Visitor): Promise<ReturnType<typeof casePage>>
  close(): Promise<void>
}

export async function setStage(today: string): Promise<Stage> {
  const product = await startProduct({ today: today as Day })
  const browser = await openBrowser()
  const seen = { reference: '', path: '' }
  return {
    ...{ product, browser, seen, cast: castOf(browser, product, atADesk) },
    day: day => product.turnTo(day as Day),
    async onTheCase(visitor) {
      assert.equal(await open(visitor, seen.path), 200)
      return casePage(visitor)
    },
    async close() {
      await browser.close()
      await product.close()
    },
  }
}
