/** The first rows of a CSV text, for a look at it; a text that is cut off or badly quoted shows what can be read. */
import { Readable } from 'node:stream'
import { CsvError } from 'csv-parse'
import type { ImportKind } from './import-kind.ts'
import { csvParser } from './read-rows.ts'

const asSheet = { isNoRow: () => false }

export async function firstRows(
  text: string,
  separator: NonNullable<ImportKind['separator']>,
  most: number,
): Promise<string[][]> {
  const rows: string[][] = []
  const parser = csvParser({ separator, sheet: asSheet })
  try {
    for await (const cells of Readable.from([text]).pipe(parser)) {
      rows.push(cells as string[])
      if (rows.length >= most) break
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
  }
  return rows
}
