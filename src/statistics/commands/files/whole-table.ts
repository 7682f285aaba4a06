import { type Outcome, worked } from '../../outcome.ts'
import { csvParser } from './parse.ts'
import { unclosedQuote } from './stream.ts'

/** One row of a file of figures: text by column. */
export type TextRow = Readonly<Record<string, string>>
export type Table = { readonly columns: readonly string[]; readonly rows: readonly TextRow[] }

/** Reads a whole CSV text: for small files that are wanted at once. Refuses: unclosed-quote. */
export function parseTable(text: string): Outcome<Table> {
  let columns: string[] | null = null
  const rows: TextRow[] = []
  const parser = csvParser(cells => {
    if (!columns) {
      columns = cells.map(cell => cell.trim())
      return
    }
    const row: Record<string, string> = {}
    for (let i = 0; i < columns.length; i++) row[columns[i]!] = cells[i] ?? ''
    rows.push(row)
  })
  const isWhole = parser.write(text) && parser.end()
  return isWhole ? worked({ columns: columns ?? [], rows }) : unclosedQuote(rows.length + 1)
}
