/** The caseload as a file: everything that happened, a row a fact. What `export caseload` writes, this reads. */
import { columnsOf, type ImportKind } from '#platform'
import { applyRows } from './apply.ts'
import { changeOfRow } from './changes-in-file.ts'
import { checkRows } from './check.ts'
import { compareRows } from './compare.ts'
import { knownNow } from './known.ts'
import { type CaseloadRow, caseloadColumns, readRow } from './row.ts'

/**
 * Works as the owner of the tables: whole cases with their people, facts and clocks come in at once, for every place.
 * Who may bring one is asked by the page; the command line acts as a job of the product.
 */
export const caseloadKind: ImportKind<CaseloadRow> = {
  ...{ name: 'caseload', title: 'Caseload', scope: 'system', audience: 'imports', rights: 'owner' },
  columns: columnsOf(caseloadColumns),
  read: record => readRow(record),
  key: row => `${row.case}\n${row.entry}`,
  check: checkRows,
  compare: async (tx, _system, rows) => compareRows(knownNow(tx), rows),
  changes: async (tx, _system, rows) => rows.map(row => changeOfRow(knownNow(tx), row)),
  apply: applyRows,
}
