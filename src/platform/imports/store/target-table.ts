/** Comparing rows with a table and writing them to it, whatever the table. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../database.ts'
import type { Difference, Effect } from '../import-kind.ts'

export type TargetTable = {
  readonly table: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
}

/** The rows as the table would hold them; the table's own types read the cells. */
const recordset = (table: string, rows: readonly object[]): RawBuilder<unknown> =>
  sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`

const columnsOf = (alias: string, names: readonly string[]): RawBuilder<unknown> =>
  sql.join(names.map(name => sql.ref(`${alias}.${name}`)))

const othersOf = ({ columns, key }: TargetTable): string[] => columns.filter(name => !key.includes(name))

const sameKey = ({ key }: TargetTable): RawBuilder<unknown> =>
  sql.join(
    key.map(name => sql`${sql.ref(`there.${name}`)} = ${sql.ref(`given.${name}`)}`),
    sql` and `,
  )

/** One answer a row, in the order of the rows. */
export async function compareWithTable(
  tx: Tx,
  target: TargetTable,
  rows: readonly object[],
): Promise<Effect[]> {
  const others = othersOf(target)
  const differs =
    others.length === 0
      ? sql`false`
      : sql`row(${columnsOf('there', others)}) is distinct from row(${columnsOf('given', others)})`
  const found = await sql<{ effect: Effect }>`
    select case when ${sql.ref(`there.${target.key[0]!}`)} is null then 'new'
      when ${differs} then 'changed' else 'unchanged' end as effect
    from ${recordset(target.table, rows)} with ordinality as given
    left join ${sql.table(target.table)} there on ${sameKey(target)}
    order by given.ordinality`.execute(tx)
  return found.rows.map(({ effect }) => effect)
}

/** The columns in which rows differ from those that are there under their keys. */
export async function differencesFromTable(
  tx: Tx,
  target: TargetTable,
  rows: readonly object[],
): Promise<Difference[][]> {
  type Cells = Readonly<Record<string, unknown>>
  const { rows: found } = await sql<{ before: Cells; after: Cells }>`
    select to_json(there) as before, to_json(given) as after
    from ${recordset(target.table, rows)} with ordinality as given
    left join ${sql.table(target.table)} there on ${sameKey(target)}
    order by given.ordinality`.execute(tx)
  return found.map(({ before, after }) =>
    othersOf(target)
      .map(field => ({ field, before: cellText(before?.[field]), after: cellText(after[field]) }))
      .filter(each => each.before !== each.after),
  )
}

const cellText = (cell: unknown): string | null => {
  if (cell === null || cell === undefined) return null
  return typeof cell === 'string' ? cell : JSON.stringify(cell)
}

export async function upsertInto(tx: Tx, target: TargetTable, rows: readonly object[]): Promise<void> {
  const names = sql.join(target.columns.map(name => sql.ref(name)))
  const others = othersOf(target)
  const change =
    others.length === 0
      ? sql`do nothing`
      : sql`do update set ${sql.join(others.map(name => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}`
  await sql`
    insert into ${sql.table(target.table)} (${names})
    select ${columnsOf('given', target.columns)} from ${recordset(target.table, rows)} as given
    on conflict (${sql.join(target.key.map(name => sql.ref(name)))}) ${change}`.execute(tx)
}
