/** The ways in which a page must work: the same journey is walked in each. */
import type { Browser, BrowserContext } from 'playwright-core'
import { type Hand, keys, mouse } from './hand.ts'

export type Way = {
  readonly name: string
  readonly hand: Hand
  readonly viewport: { readonly width: number; readonly height: number }
  readonly javaScript: boolean
  /** What a step is looked at as. */
  readonly medium: 'screen' | 'print'
}

const desk = { width: 1280, height: 900 }
const phone = { width: 375, height: 800 }

export const atADesk: Way = {
  ...{ name: 'mouse and script', hand: mouse, viewport: desk, javaScript: true, medium: 'screen' },
}
export const onAPhone: Way = { ...atADesk, name: 'on a phone', viewport: phone }
export const ways: readonly Way[] = [
  atADesk,
  { ...atADesk, name: 'keyboard alone', hand: keys },
  { ...atADesk, name: 'without script', javaScript: false },
  onAPhone,
  { ...atADesk, name: 'on paper', medium: 'print' },
]

/** Somebody's own browser: their cookies, their way. */
export const browserOf = (browser: Browser, way: Way): Promise<BrowserContext> =>
  browser.newContext({ viewport: way.viewport, javaScriptEnabled: way.javaScript })
