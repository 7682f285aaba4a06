/** The statement of `copyInto` on its way through the driver: its rows go behind it and not as a parameter. */
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export const copyStatement = 'copy '

export const isCopy = (text: string): boolean => text.startsWith(copyStatement)

export async function sendCopy(client: pg.PoolClient, statement: string, lines: string) {
  const copy = client.query(copyFrom(statement))
  copy.end(lines)
  await finished(copy)
  return { command: 'COPY', rowCount: copy.rowCount, rows: [] }
}
