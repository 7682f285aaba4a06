/** The hands of a person at a page: what is pressed, typed and chosen, with a mouse or with nothing but keys. */
import type { Locator, Page } from 'playwright-core'

export type Hand = {
  /** A link, a button, a summary. */
  press(target: Locator): Promise<void>
  type(field: Locator, text: string): Promise<void>
  /** A radio or a checkbox. */
  choose(choice: Locator): Promise<void>
  /** An option of a list that opens, by its words. */
  pick(list: Locator, text: string): Promise<void>
}

export const mouse: Hand = {
  press: target => target.click(),
  type: (field, text) => field.fill(text),
  choose: choice => choice.check(),
  pick: async (list, text) => void (await list.selectOption({ label: text })),
}

/** More presses of Tab than any page of ours has stops. */
const mostStops = 400

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate(element => element === element.ownerDocument.activeElement)

/** Where Tab stops for a radio is somewhere in its group: the one chosen, else the first. */
const isFocusedInGroup = (target: Locator): Promise<boolean> =>
  target.evaluate(element => {
    const focused = element.ownerDocument.activeElement
    return focused instanceof HTMLInputElement && focused.name === (element as HTMLInputElement).name
  })

async function tabUntil(page: Page, isThere: () => Promise<boolean>, what: string): Promise<void> {
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never stops at ${what}`)
}

/** Keys alone. Nothing is focused by the test: what Tab cannot reach cannot be used. */
export const keys: Hand = {
  async press(target) {
    const page = target.page()
    await tabUntil(page, () => isFocused(target), String(target))
    await page.keyboard.press('Enter')
  },
  async type(field, text) {
    const page = field.page()
    await tabUntil(page, () => isFocused(field), String(field))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(text)
  },
  async choose(choice) {
    const page = choice.page()
    const isRadio = (await choice.getAttribute('type')) === 'radio'
    await tabUntil(page, () => (isRadio ? isFocusedInGroup(choice) : isFocused(choice)), String(choice))
    for (let moves = 0; isRadio && !(await isFocused(choice)) && moves < mostStops; moves += 1)
      await page.keyboard.press('ArrowDown')
    if (!(await choice.isChecked())) await page.keyboard.press('Space')
  },
  async pick(list, text) {
    const page = list.page()
    await tabUntil(page, () => isFocused(list), String(list))
    // Typing the words chooses the option that begins with them.
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  },
}
