/** What one row of a sheet cannot say of one case, with both of the columns that say it. */
import { dayInWords } from '#web'
import { factTitles } from '../../fact-titles.ts'
import type { CaseloadRow } from '../row.ts'
import { careWithoutEligibility, closedThoughDecided, impossibleOrders } from '../step-orders.ts'
import type { Wrong } from './cell-text.ts'
import { factOfEntry } from './mapped-facts.ts'
import type { Mapping } from './mapping.ts'

export function impossibleInSheet(mapping: Mapping, rows: readonly CaseloadRow[]): Wrong[] {
  const columnOf = ({ entry, fact }: CaseloadRow): string =>
    factOfEntry(mapping, entry)?.on.column ?? factTitles[fact] ?? fact
  const outcomeColumn = ({ entry, fact }: CaseloadRow): string =>
    factOfEntry(mapping, entry)?.detail?.outcome?.column ?? factTitles[fact] ?? fact
  const named = (row: CaseloadRow): string => `“${columnOf(row)}” (${dayInWords(row.occurred_on)})`
  return [
    ...impossibleOrders(rows).map(({ earlier, later, because }) => ({
      field: columnOf(later),
      message: `${named(later)} is before ${named(earlier)}: ${because}`,
    })),
    ...closedThoughDecided(rows).map(({ earlier, later, because }) => ({
      field: columnOf(later),
      message: `“${columnOf(later)}” is filled, and “${columnOf(earlier)}” as well: ${because}`,
    })),
    ...careWithoutEligibility(rows).map(({ earlier, later, because }) => ({
      field: columnOf(later),
      message: `“${columnOf(later)}” is filled, but “${outcomeColumn(earlier)}” says: ${because}`,
    })),
  ]
}
