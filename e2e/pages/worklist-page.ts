/** “What must I do next?” */
import type { Locator } from 'playwright-core'
import { inSystem, open, type Visitor } from '../visitor.ts'

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
    has: async (reference: string) => (await page.getByRole('link', { name: reference }).count()) > 0,
    async openCase(reference: string): Promise<void> {
      await way.hand.press(page.getByRole('link', { name: reference }))
      await page.getByRole('heading', { name: 'What happened' }).waitFor()
    },
  }
}
