/** What bodies were called before, for names that tell one from another by a code alone. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Tx } from '#platform'

/** The last name that each code had before a day and that did not end in the code, under whatever kind of body. */
export async function lastFormerNames(
  tx: Db | Tx,
  codes: readonly string[],
  on: Day,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select distinct on (code) code, name from (
      select code, name, closed_on as until from footprints.organisation where closed_on is not null
      union all select code, name, to_on from footprints.organisation_name
    ) former
    where code = any(${codes}::text[]) and until < ${on}::date and right(name, length(code)) <> code
    order by code, until desc`.execute(tx)
  return new Map(rows.map(row => [row.code, row.name]))
}
