/**
 * A heading of two rows: groups above, fields below. A group's cell is merged over its fields, so that only the first
 * of them has its text; a field without a group is often merged over both rows, and its text stands in the upper one.
 */
import { headingNames } from './heading.ts'

type Cells = readonly string[]

const textAt = (cells: Cells, at: number): string => (cells[at] ?? '').trim().replaceAll(/\s+/g, ' ')

const between = ': '

/** “Decision: Date”, where “Date” stands below “Decision”; no two names are the same. */
export function groupedNames(groups: Cells, fields: Cells): string[] {
  let group = ''
  const names = Array.from({ length: Math.max(groups.length, fields.length) }, (_, at) => {
    const [above, below] = [textAt(groups, at), textAt(fields, at)]
    if (below === '') {
      // A field of both rows, or nothing at all: what comes next is in no group until one is named.
      group = ''
      return above
    }
    if (above !== '') group = above
    return group === '' ? below : `${group}${between}${below}`
  })
  return headingNames(names)
}

/** The field alone, of a name that may have its group before it. */
export const fieldOfName = (name: string): string => name.slice(name.lastIndexOf(between) + 1).trim()

/** A day, an amount or a number of some length is what stands below headings, not in them. */
const isValue = (cell: string): boolean =>
  /\d{6}|^\W*\d[\d ,.]*$|\d ?[/.-] ?\d{1,2} ?[/.-] ?\d{2}|\d[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(
    cell.trim(),
  )

/** Could the upper row name groups of what the lower row names? A title above a heading, or a row below one, does not. */
export function mayBeGrouped(groups: Cells, fields: Cells): boolean {
  const filled = (cells: Cells) => cells.filter(cell => cell.trim() !== '')
  const [above, below] = [filled(groups), filled(fields)]
  return above.length > 1 && below.length > 1 && ![...above, ...below].some(isValue)
}

/** The same words in the same columns; what else stands in the cells says nothing. */
export const isSameRow = (heading: Cells, cells: Cells): boolean =>
  heading.some(cell => cell.trim() !== '') &&
  heading.every((cell, at) => cell.trim() === '' || textAt(heading, at) === textAt(cells, at))
