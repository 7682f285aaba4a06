import { type Outcome, unworkable, worked } from '../../outcome.ts'
import { type CsvRow, needColumns, type RowHandler } from './stream.ts'

/** The rows of one group (a series, an area); `firstRow` is the number of its first row in the file. */
export type RowGroup = { readonly name: string; readonly firstRow: number; readonly rows: readonly CsvRow[] }

/**
 * Gathers rows that follow each other with the same name in a column, so that only one group is in memory. A group
 * that comes back later is refused: its figures would silently be of a part. Without the column all is one group.
 */
export function groupedRows(
  by: string,
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
      return needColumns(names, needed)
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

/** A refusal about the nth row of a group, said of the file. */
export function inGroup<T>(outcome: Outcome<T>, group: RowGroup): Outcome<T> {
  if (outcome.ok) return outcome
  const { refusal } = outcome
  const row = refusal.row === undefined ? group.firstRow : group.rows[refusal.row - 1]?.number
  return { ok: false, refusal: { ...refusal, ...(row === undefined ? {} : { row }) } }
}
