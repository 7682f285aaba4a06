/** Mappings that somebody confirmed. */
import { sql } from 'kysely'
import type { Actor, Tx } from '#platform'
import { type Mapping, readMapping } from '../as-it-comes/mapping.ts'

export async function saveMapping(tx: Tx, actor: Actor, mapping: Mapping): Promise<void> {
  await sql`
    insert into care.caseload_mapping (system, name, mapping, saved_by, saved_at)
    values (${actor.system}, ${mapping.name}, ${JSON.stringify(mapping)}::jsonb, ${actor.id}, ${actor.at.now}::timestamptz)
    on conflict (system, name) do update set mapping = excluded.mapping, saved_by = excluded.saved_by,
      saved_at = excluded.saved_at`.execute(tx)
}

export async function findMapping(tx: Tx, system: string, name: string): Promise<Mapping | undefined> {
  const { rows } = await sql<{ mapping: unknown }>`
    select mapping from care.caseload_mapping where system = ${system} and name = ${name}`.execute(tx)
  const read = rows[0] && readMapping(JSON.stringify(rows[0].mapping))
  return read?.ok ? read.value : undefined
}

export async function mappingNames(tx: Tx, system: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from care.caseload_mapping where system = ${system} order by name`.execute(tx)
  return rows.map(row => row.name)
}

/** What references are told apart by, in what has been saved. */
export async function numberingsInUse(tx: Tx, system: string): Promise<string[]> {
  const { rows } = await sql<{ numbering: string }>`
    select distinct mapping ->> 'numbering' as numbering from care.caseload_mapping
    where system = ${system} and mapping ->> 'numbering' <> '' order by 1`.execute(tx)
  return rows.map(row => row.numbering)
}
