/** What the planner knows of the tables: nothing right after they were filled, and then it may read them whole for each row. */
import { sql } from 'kysely'
import type { Db } from '#platform'

export async function analyzeTables(db: Db): Promise<void> {
  const { rows } = await sql<{ table: string }>`
    select tablename as "table" from pg_tables where schemaname = 'footprints' order by 1`.execute(db)
  for (const { table } of rows) await sql`analyze ${sql.table(`footprints.${table}`)}`.execute(db)
}
