/** What the cells of a row say of a fact besides its day. What is not said is what is usual, or is not stated. */
import type { CsvRecord } from '#platform'
import { isAssumed } from './assumed.ts'
import { textOf, type Wrong } from './cell-text.ts'
import type { MappedFact, Source } from './mapping.ts'
import { notStated, wordColumnFor } from './word-columns.ts'

export function saidOf(mapped: MappedFact, record: CsvRecord, wrong: Wrong[]): Record<string, string> {
  const said = Object.entries(mapped.detail ?? {})
    .filter(([cell, source]) => !isAssumed(mapped, cell, source))
    .flatMap(([cell, source]): [string, string][] => {
      const text = textIn(mapped.fact, cell, source, record)
      const unknown = strange(mapped.fact, cell, source, text)
      if (unknown) wrong.push(unknown)
      return text === undefined || unknown ? [] : [[cell, text]]
    })
  return Object.fromEntries(said)
}

/** An outcome must be said: nothing stands for it. */
function textIn(fact: string, cell: string, source: Source, record: CsvRecord): string | undefined {
  const text = textOf(source, record)
  if (text === notStated) return undefined
  return text === '' && cell !== 'outcome' ? wordColumnFor(fact, cell)?.usual : text
}

/** A word of the sheet that nobody has said the meaning of. */
function strange(
  fact: string,
  cell: string,
  { column }: Source,
  text: string | undefined,
): Wrong | undefined {
  const words = wordColumnFor(fact, cell)
  if (column === undefined || !text || !words) return undefined
  if (Object.hasOwn(words.meanings, text)) return undefined
  return { field: column, message: `“${column}” says “${text}”, and nobody has said what that means` }
}
