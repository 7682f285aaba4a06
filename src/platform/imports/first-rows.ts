/** The rows of a CSV text as they stand, for a look at it; a text that is cut off or badly quoted shows what can be read. */
import { pipeline, Readable } from 'node:stream'
import { CsvError } from 'csv-parse'
import type { ImportKind } from './import-kind.ts'
import { csvParser } from './read-rows.ts'

type Separator = NonNullable<ImportKind['separator']>

const asSheet = { isNoRow: () => false }

export async function* rowsAsTheyStand(
  pieces: Iterable<string> | AsyncIterable<Buffer>,
  separator: Separator,
): AsyncGenerator<readonly string[]> {
  const parser = csvParser({ separator, sheet: asSheet })
  // Whatever breaks the source off breaks the parser off, whose reader below is told of it.
  pipeline(Readable.from(pieces, { objectMode: false }), parser, () => undefined)
  try {
    for await (const cells of parser) yield cells as string[]
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
  }
}

export async function firstRows(text: string, separator: Separator, most: number): Promise<string[][]> {
  const rows: string[][] = []
  for await (const cells of rowsAsTheyStand([text], separator)) {
    rows.push([...cells])
    if (rows.length >= most) break
  }
  return rows
}
