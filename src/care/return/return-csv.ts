/** The return as a file: one row a cell, in the order of the tables. */
import { csvOf } from '#kit'
import type { System } from '#platform'
import { lines } from './lines.ts'
import { type NationalReturn, recordNote } from './national-return.ts'

/** Whose return it is: a file that was passed on says so itself. */
export type ReturnOfSystem = Pick<System, 'system' | 'name' | 'demonstration'>

/** What stands beside every value of a demonstration: nothing that is counted there happened. */
export const markOf = ({ demonstration }: ReturnOfSystem): '[invented]' | '' =>
  demonstration ? '[invented]' : ''

const columns = [
  'system',
  'commissioner',
  'quarter',
  'as_at',
  'version',
  'state',
  'signed_by',
  'frozen_at',
  'sha256',
  'record',
  'table',
  'type',
  'line',
  'title',
  'value',
  'mark',
] as const

/** RFC 4180 with a header; an empty value is one with nothing below the line, and a draft has no version. */
export function returnCsv(read: NationalReturn, of: ReturnOfSystem): string {
  const { commissioner, quarter, asAt, version, state, signatures, frozenAt, sha256, cells } = read
  const signedBy = signatures.map(({ name, capacity }) => `${name} (${capacity})`).join('; ')
  const head = [
    ...[of.system, commissioner, quarter, asAt, version, state, signedBy, frozenAt, sha256],
    recordNote(read),
  ]
  return csvOf([
    [...columns],
    ...cells.map((cell, index) => [
      ...head,
      cell.table,
      cell.type,
      cell.line,
      lines[index]!.title,
      cell.value,
      markOf(of),
    ]),
  ])
}
