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
}

const again = (column: string): string => `each."${column}" || '-' || copy`

const copied = (span: string) =>
  [
    { table: 'care.person', renamed: { id: again('id'), nhs_number: again('nhs_number') } },
    {
      table: 'care.case',
      renamed: { id: again('id'), reference: again('reference'), person: again('person') },
    },
    { table: 'facts.subject', renamed: { id: again('id') } },
    {
      table: 'facts.fact',
      renamed: {
        id: `each.id + copy * ${span}::bigint`,
        subject: again('subject'),
        withdraws: `each.withdraws + copy * ${span}::bigint`,
      },
    },
    {
      table: 'clocks.clock',
      renamed: {
        subject: again('subject'),
        starting_fact: `each.starting_fact + copy * ${span}::bigint`,
      },
    },
  ] satisfies readonly { table: string; renamed: Readonly<Record<string, string>> }[] as readonly {
    table: string
    renamed: Readonly<Record<string, string>>
  }[]
