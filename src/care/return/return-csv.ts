/** The return as a file: one row a cell, in the order of the tables. */
import { csvOf } from '#kit'
import type { System } from '#platform'
import type { NationalReturn } from './count-return.ts'
import { lines } from './lines.ts'

/** What stands beside every value of a demonstration: nothing that is counted there happened. */
export type ReturnMark = '[invented]' | ''
export const markOf = ({ demonstration }: Pick<System, 'demonstration'>): ReturnMark =>
  demonstration ? '[invented]' : ''

const columns = [
  'commissioner',
  'quarter',
  'as_at',
  'version',
  'table',
  'type',
  'line',
  'title',
  'value',
  'mark',
] as const

/** RFC 4180 with a header; an empty value is one with nothing below the line. */
export function returnCsv(
  { commissioner, quarter, asAt, version, cells }: NationalReturn,
  mark: ReturnMark,
): string {
  const head = [commissioner, quarter, asAt, version]
  return csvOf([
    [...columns],
    ...cells.map((cell, index) => [
      ...head,
      cell.table,
      cell.type,
      cell.line,
      lines[index]!.title,
      cell.value,
      mark,
    ]),
  ])
}
