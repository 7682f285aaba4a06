/** Which of these names are there. For imports, which reject rows that name something else. */
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
