/** Statements that come again and again are parsed and planned once a connection, not once a page. */
import type { PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { isCopy, sendCopy } from './copy-statement.ts'

/** Beyond these a statement is one of a kind: a bulk of rows, a list as long as somebody's filter. */
const longestText = 6_000
const mostParameters = 40
/** Every connection keeps the plans of all it was given. */
const mostStatements = 500

const names = new Map<string, string>()

/** The name under which the connections keep a statement; none where it is sent as it is. */
function nameOf(text: string, parameters: readonly unknown[]): string | undefined {
  if (parameters.length === 0 || parameters.length > mostParameters || text.length > longestText)
    return undefined
  const known = names.get(text)
  if (known !== undefined || names.size >= mostStatements) return known
  const name = `answerable_${names.size + 1}`
  names.set(text, name)
  return name
}

const prepared = new WeakMap<pg.PoolClient, PostgresPoolClient>()

/**
 * Of the pages a second that the worklist answers, planning cost a tenth (bench/worklist.ts). A proxy that hands
 * connections from one transaction to another must know named statements (PgBouncer from 1.21).
 */
export function withPreparedStatements(client: pg.PoolClient): PostgresPoolClient {
  const known = prepared.get(client)
  if (known) return known
  const query = (text: string, values: readonly unknown[]) => {
    if (isCopy(text)) return sendCopy(client, text, String(values[0]))
    const name = nameOf(text, values)
    return client.query(
      name === undefined ? { text, values: [...values] } : { name, text, values: [...values] },
    )
  }
  const made = { query, release: () => client.release() } as unknown as PostgresPoolClient
  prepared.set(client, made)
  return made
}
