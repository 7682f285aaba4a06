import { type Outcome, unworkable, worked } from '../../outcome.ts'
import type { Arguments } from '../arguments.ts'
import { type CsvRow, needColumns, type RowHandler } from './stream.ts'

/** The rows of one group (a series, an area); `firstRow` is the number of its first row in the file. */
export type RowGroup = { readonly name: string; readonly firstRow: number; readonly rows: readonly CsvRow[] }

/** The column that names the group; if it was asked for by name it must be there, else all rows may be one group. */
type GroupColumn = { readonly name: string; readonly isAskedFor: boolean }

/** What `--by` says, or the usual name. */
export const groupColumn = (args: Arguments, usual: string): GroupColumn => ({
  name: args.option('by') ?? usual,
  isAskedFor: args.option('by') !== null,
})

/**
 * Gathers rows that follow each other with the same name in a column, so that only one group is in memory. A group
 * that comes back later is refused: its figures would silently be of a part. Without the column all is one group.
 */
export function groupedRows(
  { name: by, isAskedFor }: GroupColumn,
  needed: readonly string[],
  use: (group: RowGroup) => Outcome<unknown>,
): RowHandler & { end(): Outcome<unknown> } {
  const finished = new Set<string>()
  let name: string | null = null
  let rows: CsvRow[] = []
  let isGrouped = true

  function close(): Outcome<unknown> {
    if (name === null) return worked(null)
    const group = { name, firstRow: rows[0]!.number, rows }
    finished.add(name)
    rows = []
    return use(group)
  }

  return {
    columns(names) {
      isGrouped = names.includes(by)
      return needColumns(names, isAskedFor ? [by, ...needed] : needed)
    },
    row(row) {
      const own = isGrouped ? row.get(by) : 'all'
      if (own !== name) {
        const closed = close()
        if (!closed.ok) return closed
        if (finished.has(own))
          return unworkable(
            'unsorted-dates',
            `the rows of "${own}" do not follow each other; sort by ${by}`,
            {
              row: row.number,
              field: by,
            },
          )
        name = own
      }
      rows.push(row)
      return worked(null)
    },
    end: close,
  }
}

/**
 * A refusal about the nth row of a group, said of the file; `names` gives the fields the names they have there. A field
 * without a row is an option, and no row is to blame.
 */
export function inGroup<T>(
  outcome: Outcome<T>,
  group: RowGroup,
  names: Readonly<Record<string, string>>,
): Outcome<T> {
  if (outcome.ok) return outcome
  const { row: nth, field, ...rest } = outcome.refusal
  const row =
    nth !== undefined ? group.rows[nth - 1]?.number : field === undefined ? group.firstRow : undefined
  return {
    ok: false,
    refusal: {
      ...rest,
      ...(row === undefined ? {} : { row }),
      ...(field === undefined ? {} : { field: names[field] ?? field }),
    },
  }
}
