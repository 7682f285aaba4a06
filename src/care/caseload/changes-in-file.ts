/** What a row of a caseload file changes, by the columns of that file. */
import type { RowChange } from '#platform'
import { factTitles } from '../fact-titles.ts'
import { inWords, partsChanged } from './changes.ts'
import type { Known } from './known.ts'
import type { CaseloadRow } from './row.ts'

export function changeOfRow(known: Known, row: CaseloadRow): RowChange {
  const differences = inWords(partsChanged(known, row), { field: ({ part }) => part })
  const about = `${row.case}, entry ${row.entry}: ${factTitles[row.fact] ?? row.fact}`
  return { about, differences: differences.length > 0 ? differences : [namesWhatIsToldAnew(row)] }
}

/** The row says what it said before; what it names is told anew, and so is it. */
function namesWhatIsToldAnew({ about, withdraws }: CaseloadRow) {
  const field = about === null ? 'withdraws' : 'about'
  const entry = about ?? withdraws
  return { field, before: entry, after: `${entry}, as it is told now` }
}
