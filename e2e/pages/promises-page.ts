/** The public page of continuing care: what was promised, and was it kept. */
import assert from 'node:assert/strict'
import { inSystem, open, type Visitor } from '../visitor.ts'

export function promisesPage(visitor: Visitor) {
  const { page } = visitor
  return {
    open: () => open(visitor, inSystem(visitor, '/promises/individual-care')),
    /** On time, and of how many, of the decisions of one place in the quarter shown. */
    async decidedInTime(place: string): Promise<string[]> {
      const table = page.getByRole('table').first()
      const cells = await table.getByRole('row').filter({ hasText: place }).getByRole('cell').allInnerTexts()
      return cells.slice(0, 2).map(cell => cell.match(/\d+|\[c\]/)?.[0] ?? cell)
    },
    async csv(): Promise<string> {
      const address = await page.getByRole('link', { name: 'Download as CSV' }).first().getAttribute('href')
      assert.ok(address)
      const answer = await page.request.get(new URL(address, page.url()).href)
      assert.match(answer.headers()['content-type'] ?? '', /^text\/csv/)
      return answer.text()
    },
  }
}
