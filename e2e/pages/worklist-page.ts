/** “What must I do next?” */
import type { Locator } from 'playwright-core'
import { inSystem, open, type Visitor } from '../visitor.ts'
import { wordsOf } from './words.ts'

export function worklistPage(visitor: Visitor) {
  const { page, way } = visitor
  const row = (reference: string): Locator =>
    page
      .getByRole('row')
      .filter({ hasText: reference })
      .or(page.locator('tr', { hasText: reference }))
      .first()
  return {
    open: () => open(visitor, inSystem(visitor, '/work')),
    row,
    /** An act straight from the row: its next step, or one of those behind “More”. */
    async begin(reference: string, title: string): Promise<void> {
      const [line, name] = [row(reference), new RegExp(`^${title}( for .*)?$`)]
      const link = line.getByRole('link', { name })
      if (!(await link.isVisible())) await way.hand.press(line.locator('summary', { hasText: 'More' }))
      await Promise.all([page.waitForEvent('load'), way.hand.press(link)])
    },
    /** What the list says was recorded just now. */
    recorded: () => wordsOf(page.locator('.nhsuk-notification-banner__content')),
    has: async (reference: string) => (await page.getByRole('link', { name: reference }).count()) > 0,
    async openCase(reference: string): Promise<void> {
      // A case with several time limits has a row for each.
      await way.hand.press(page.getByRole('link', { name: reference }).first())
      await page.getByRole('heading', { name: 'What happened' }).waitFor()
    },
  }
}
