/** An edition as a file: the canonical columns first, then what a reader needs to know beside each row. */

import { suppressed } from '#disclosure'
import { csvOf } from '#kit'
import { canonicalColumns, canonicalRow, type Edition, type EditionCell } from './edition.ts'

export const demonstrationSentence =
  'Demonstration. Organisations are real. Anything marked [invented] did not happen.'

const besideColumns = ['marks', 'as_at', 'edition', 'sha256', 'note'] as const

/**
 * RFC 4180 with a header. Every row carries its marks, the as-at, the edition, its hash and, in a demonstration,
 * the sentence that says so. The hash is of the first ten columns alone, header included.
 */
export const editionCsv = (edition: Edition): string =>
  csvOf([
    [...canonicalColumns, ...besideColumns],
    ...edition.cells.map(cell => [
      ...canonicalRow(cell),
      marksOf(cell, edition).join(' '),
      edition.asAt,
      String(edition.number),
      edition.sha256,
      edition.invented ? demonstrationSentence : '',
    ]),
  ])

/** What the cell must say of itself, in the words of the screen. */
export function marksOf(cell: EditionCell, edition: { readonly invented: boolean }): string[] {
  const isHidden = cell.numerator === suppressed || cell.denominator === suppressed
  return [...(isHidden ? [suppressed] : []), ...(edition.invented ? ['[invented]'] : [])]
}
