/** Which of these names are there. For imports, which reject rows that name something else. */
import { sql } from 'kysely'
import type { SystemId, Tx } from '#platform'
import { tables } from './tables.ts'

export async function knownCodes(tx: Tx, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set()
  const found = await tables(tx)
    .selectFrom('footprints.organisation')
    .select('code')
    .distinct()
    .where('code', 'in', [...new Set(codes)])
    .execute()
  return new Set(found.map(row => row.code))
}

export async function knownPlaces(tx: Tx, system: SystemId): Promise<ReadonlySet<string>> {
  const found = await tables(tx)
    .selectFrom('footprints.place')
    .select('place')
    .where('system', '=', system)
    .execute()
  return new Set(found.map(row => row.place))
}

/** Our code of each ONS code, and of each code that is ours already. What is not known is left out. */
export async function codesByOnsCode(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ given: string; code: string }>`
    select distinct on (given) given, code from (
      select given, o.code, 1 as first from unnest(${codes}::text[]) given join footprints.organisation o on o.code = given
      union all
      select given, c.code, 2 from unnest(${codes}::text[]) given
      join footprints.other_code c on c.scheme = 'ons' and c.other_code = given
    ) found order by given, first, code`.execute(tx)
  return new Map(rows.map(row => [row.given, row.code]))
}
