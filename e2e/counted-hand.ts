/** A hand that counts: how often somebody presses, chooses or goes into a field, and how many pages they wait for. */
import type { Page } from 'playwright-core'
import type { Hand } from './hand.ts'

export type Effort = { clicks: number; loads: number }

/** Counts onto `effort`. What is filled in already is not counted, because nobody has to touch it. */
export function counted(hand: Hand, effort: Effort): Hand {
  return {
    press(target) {
      effort.clicks += 1
      return hand.press(target)
    },
    async type(field, text) {
      if ((await field.inputValue()) === text) return
      effort.clicks += 1
      await hand.type(field, text)
    },
    async choose(choice) {
      if (await choice.isChecked()) return
      effort.clicks += 1
      await hand.choose(choice)
    },
    pick(list, text) {
      effort.clicks += 1
      return hand.pick(list, text)
    },
  }
}

export const countLoads = (page: Page, effort: Effort): void => {
  page.on('load', () => {
    effort.loads += 1
  })
}
