/** Which tables there are, each after those that it refers to; and where the sequences stand. */
import type pg from 'pg'
import type { Sequence, TableHead } from './archive.ts'

/** Not ours: the job runner makes its own schema again when it starts. */
const leftOut = ['pgboss', 'pg_catalog', 'information_schema']

export async function tablesInOrder(client: pg.ClientBase): Promise<TableHead[]> {
  const { rows } = await client.query<TableHead & { refers: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as table,
       array(select quote_ident(a.attname) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         order by a.attnum) as columns,
       array(select distinct f.confrelid::regclass::text from pg_constraint f
         where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> all($1) and n.nspname not like 'pg\\_%'
       and format('%I.%I', n.nspname, c.relname) <> 'public.answerable_migration'
     order by 1`,
    [leftOut],
  )
  return inOrder(rows)
}

function inOrder(tables: readonly (TableHead & { refers: string[] })[]): TableHead[] {
  const ordered: TableHead[] = []
  const waiting = new Map(tables.map(each => [each.table, each]))
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(each => !each.refers.some(other => waiting.has(other)))
    if (free.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const { table, columns } of free) {
      ordered.push({ table, columns })
      waiting.delete(table)
    }
  }
  return ordered
}

export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select format('%I.%I', schemaname, sequencename) as sequence, last_value as last
     from pg_sequences where schemaname <> all($1) order by 1`,
    [leftOut],
  )
  return rows
}
