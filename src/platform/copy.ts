/** Many rows into a table at once, by COPY: what an import writes, in the transaction that is under way. */

import { CompiledQuery } from 'kysely'
import { copyStatement } from './copy-statement.ts'
import type { Tx } from './database.ts'

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A cell in the text format of COPY. */
export const copyCell = (text: string | null): string =>
  text === null ? '\\N' : text.replace(/[\\\t\n\r]/g, found => escapes[found]!)

/** A value as PostgreSQL's own types read it; lists and objects are JSON. */
const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/**
 * Appends the rows; `columns` names what is written of each. For the owner of the table alone: PostgreSQL refuses it to
 * whom row security binds. Keys, foreign keys and checks hold as for an insert, and what breaks one throws.
 */
export async function copyInto<Column extends string>(
  tx: Tx,
  table: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<NoInfer<Column>, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return
  const lines = rows.map(row => `${columns.map(name => copyCell(textOf(row[name]))).join('\t')}\n`)
  await tx.executeQuery(
    CompiledQuery.raw(`${copyStatement}${table} (${columns.join(', ')}) from stdin`, [lines.join('')]),
  )
}
