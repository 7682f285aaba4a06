/** What rows of a file would change, in lines of text. */
import type { Difference } from './import-kind.ts'
import type { ChangedRow } from './store/changes.ts'

/** How many lines a command shows; its JSON has as many rows as anybody looks through. */
const rowsShown = 20
export const mostChanges = 1_000

const longest = 200
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** What stands in a cell, or that nothing does. */
export const beforeInWords = ({ before }: Difference): string =>
  before === null ? 'not said' : shortened(before)
export const afterInWords = ({ after }: Difference): string =>
  after === null ? 'no longer said' : shortened(after)

const byRow = ({ row, about }: ChangedRow): string => `row ${row} (${about})`

/** `total` is how many rows would change something. */
export function changesInLines(
  changes: readonly ChangedRow[],
  total: number,
  called: (changed: ChangedRow) => string = byRow,
): string[] {
  const shown = changes.slice(0, rowsShown)
  const more = total - shown.length
  return [
    ...shown.flatMap(changed =>
      changed.differences.map(
        each => `  ${called(changed)}: ${each.field}: ${beforeInWords(each)} → ${afterInWords(each)}`,
      ),
    ),
    ...(shown.length > 0 && more > 0
      ? [`  and ${more.toLocaleString('en-GB')} more changed rows; --json names the first ${mostChanges}`]
      : []),
  ]
}
