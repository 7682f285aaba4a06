/** The return as a file: one row a cell, in the order of the tables. */
import { csvOf } from '#kit'
import type { NationalReturn } from './count-return.ts'
import { lines } from './lines.ts'

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
] as const

/** RFC 4180 with a header; an empty value is one with nothing below the line. */
export function returnCsv({ commissioner, quarter, asAt, version, cells }: NationalReturn): string {
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
    ]),
  ])
}
