import { csvParser } from './parse.ts'

/** One row of a file of figures: text by column. */
export type TextRow = Readonly<Record<string, string>>
export type Table = { readonly columns: readonly string[]; readonly rows: readonly TextRow[] }

/** Reads a whole CSV text: for small files that are wanted at once. */
export function parseTable(text: string): Table {
  let columns: string[] = []
  const rows: TextRow[] = []
  const parser = csvParser((cells, line) => {
    if (line === 1) {
      columns = cells
      return
    }
    const row: Record<string, string> = {}
    for (let i = 0; i < columns.length; i++) row[columns[i]!] = cells[i] ?? ''
    rows.push(row)
  })
  parser.write(text)
  parser.end()
  return { columns, rows }
}
