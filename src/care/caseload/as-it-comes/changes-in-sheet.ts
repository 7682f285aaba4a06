/** What a row of a sheet changes of its case, by the columns of the sheet: also what its cells no longer say. */
import type { RowChange } from '#platform'
import { careFacts } from '../../facts.ts'
import { localIdInWords } from '../../local-id.ts'
import { inWords, type PartChanged, partsChanged } from '../changes.ts'
import type { Known } from '../known.ts'
import type { CaseloadRow } from '../row.ts'
import { factOfEntry } from './mapped-facts.ts'
import type { Mapping } from './mapping.ts'
import { columnsOf } from './read-sheet-row.ts'
import { wordColumnFor } from './word-columns.ts'

/** `rows` are what the sheet tells of the case beside the record, what is taken back among them. */
export function changeOfCase(
  known: Known,
  mapping: Mapping,
  name: string,
  rows: readonly CaseloadRow[],
): RowChange {
  const parts = rows.flatMap(row => partsChanged(known, row))
  const named = parts.filter(each => columnOf(mapping, each) !== undefined)
  const field = (each: PartChanged) => columnOf(mapping, each) ?? each.part
  // What no column says follows from what one says: it stands alone only where nothing else does.
  return {
    about: localIdInWords(name),
    differences: inWords(named.length > 0 ? named : parts, { field, word }),
  }
}

function columnOf(mapping: Mapping, { entry, fact, part }: PartChanged): string | undefined {
  const mapped = factOfEntry(mapping, entry)
  const columns = columnsOf(mapping, mapped)
  if (part.startsWith('detail.')) return mapped?.detail?.[part.slice('detail.'.length)]?.column
  if (part === 'fact') return columns.occurred_on
  return part === 'occurred_on' && fact === careFacts.died
    ? (columns.died_on ?? columns.occurred_on)
    : columns[part]
}

function word({ fact, part }: PartChanged, value: unknown): string | undefined {
  const cell = part.startsWith('detail.') ? part.slice('detail.'.length) : undefined
  return cell === undefined ? undefined : wordColumnFor(fact, cell)?.meanings[String(value)]
}
