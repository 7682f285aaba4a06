import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CellValue, readNumber } from '../files/number-text.ts'
import { parseTable, type Table, type TextRow } from '../files/whole-table.ts'

export type { Table, TextRow } from '../files/whole-table.ts'

/** One row of our answers; columns that a family does not know are left empty. */
export type AnswerRow = Readonly<Record<string, CellValue>>

/** A folder of golden files; a file that is not there is null. */
export type GoldenFolder = {
  table(name: string): Table | null
  cases<T>(name: string): readonly T[] | null
}

export function openGoldenFolder(path: string): GoldenFolder {
  const tables = new Map<string, Table | null>()
  const read = (name: string): string | null => {
    const file = join(path, name)
    return existsSync(file) ? readFileSync(file, 'utf8') : null
  }
  return {
    table(name) {
      if (!tables.has(name)) {
        const text = read(name)
        tables.set(name, text === null ? null : tableIn(name, text))
      }
      return tables.get(name) ?? null
    },
    cases<T>(name: string): readonly T[] | null {
      const text = read(name)
      return text === null ? null : (JSON.parse(text) as readonly T[])
    },
  }
}

function tableIn(name: string, text: string): Table {
  const table = parseTable(text)
  if (!table.ok) throw new SyntaxError(`${name}: ${table.refusal.message}`)
  return table.value
}

/** The number in a cell; null where it is empty. Infinite and not-a-number cells come through as such. */
export const numberIn = (row: TextRow, column: string): number | null => readNumber(row[column] ?? '')

/** The number in a cell that must have one; NaN (which every function refuses) where it has none. */
export const required = (row: TextRow, column: string): number => numberIn(row, column) ?? Number.NaN

/** Rows by the text of some columns, in the order of first appearance. */
export function groupRows(rows: readonly TextRow[], ...columns: readonly string[]): Map<string, TextRow[]> {
  const groups = new Map<string, TextRow[]>()
  for (const row of rows) {
    const key = columns.map(column => row[column] ?? '').join('\u0000')
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
