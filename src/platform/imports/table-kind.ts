/** A kind whose rows are the rows of one table: no SQL to write for it. */
import type { Audience } from '../roles.ts'
import { type ColumnsOf, columnsOf, readFields } from './fields.ts'
import type { ImportKind, ImportScope } from './import-kind.ts'
import { compareWithTable, differencesFromTable, type TargetTable, upsertInto } from './store/target-table.ts'

export type TableKind<Row> = {
  readonly name: string
  readonly title: string
  readonly scope: ImportScope
  readonly audience?: Audience
  /** Schema and table. A `system` kind's table has `system` as its first column; files do not carry it. */
  readonly table: `${string}.${string}`
  /** Names of file columns are names of table columns. */
  readonly columns: ColumnsOf<Row>
  readonly key: readonly (keyof Row & string)[]
  readonly check?: ImportKind<Row>['check']
}

/** A row is new when its key is not there, changed when another column differs. Rows are never removed. */
export function tableKind<Row extends object>(layout: TableKind<Row>): ImportKind<Row> {
  const { name, title, scope, audience = 'staff', columns, check } = layout
  const target: TargetTable = {
    table: layout.table,
    columns: [...(scope === 'system' ? ['system'] : []), ...Object.keys(columns)],
    key: [...(scope === 'system' ? ['system'] : []), ...layout.key],
  }
  const owned = (system: string, rows: readonly Row[]): readonly object[] =>
    scope === 'system' ? rows.map(row => ({ system, ...row })) : rows
  return {
    ...{ name, title, scope, audience, rights: 'owner', columns: columnsOf(columns) },
    read: record => readFields(columns, record),
    key: row => JSON.stringify(layout.key.map(column => row[column])),
    ...(check ? { check } : {}),
    compare: (tx, system, rows) => compareWithTable(tx, target, owned(system, rows)),
    async changes(tx, system, rows) {
      const differences = await differencesFromTable(tx, target, owned(system, rows))
      const about = (row: Row) => layout.key.map(column => String(row[column])).join(', ')
      return rows.map((row, at) => ({ about: about(row), differences: differences[at]! }))
    },
    apply: (tx, system, rows) => upsertInto(tx, target, owned(system, rows)),
  }
}
