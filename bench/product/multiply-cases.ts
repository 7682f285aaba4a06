/** A caseload that is as many times as large as it was: every case again under another name, with its facts and clocks. */
import { sql } from 'kysely'
import type { Db } from '#platform'

/** `times` is how many of each there are afterwards. NHS numbers of the copies are none: nobody may be met by them. */
export async function multiplyCases(db: Db, system: string, times: number): Promise<void> {
  await db.transaction().execute(async tx => {
    const { rows } = await sql<{ span: string }>`
      select (max(id) - min(id) + 1)::text as span from facts.fact where system = ${system}`.execute(tx)
    const span = rows[0]?.span ?? '1'
    for (const { table, renamed } of copied(span)) {
      const { rows: columns } = await sql<{ name: string }>`
        select column_name as name from information_schema.columns
        where table_schema || '.' || table_name = ${table} order by ordinal_position`.execute(tx)
      const values = columns.map(({ name }) => sql.raw(renamed[name] ?? `each."${name}"`))
      await sql`
        insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.ref(name)))})
        select ${sql.join(values)} from ${sql.table(table)} each, generate_series(1, ${times - 1}::integer) copy
        where each.system = ${system}`.execute(tx)
    }
    await sql`select setval('facts.fact_id', (select max(id) from facts.fact))`.execute(tx)
  })
  await sql`vacuum (analyze)`.execute(db)
  // What was written goes to the disk now, not while pages are measured.
  await sql`checkpoint`.execute(db)
}

const again = (column: string): string => `each."${column}" || '-' || copy`

type Copied = { readonly table: string; readonly renamed: Readonly<Record<string, string>> }

const copied = (span: string): readonly Copied[] => {
  const named = (...columns: string[]) => Object.fromEntries(columns.map(each => [each, again(each)]))
  const later = (...columns: string[]) =>
    Object.fromEntries(columns.map(each => [each, `each.${each} + copy * ${span}::bigint`]))
  return [
    { table: 'care.person', renamed: named('id', 'nhs_number') },
    { table: 'care.case', renamed: named('id', 'reference', 'person', 'local_id', 'local_reference') },
    { table: 'facts.subject', renamed: named('id') },
    { table: 'facts.fact', renamed: { ...named('subject'), ...later('id', 'withdraws') } },
    { table: 'clocks.clock', renamed: { ...named('subject'), ...later('starting_fact') } },
  ]
}
