/** What a body was called, and by which codes, over time. */
import { sql } from 'kysely'
import { type Day, groupedBy } from '#kit'
import type { Db, Tx } from '#platform'

export type NamedSpan = { readonly name: string; readonly from: Day; readonly to: Day | null }
export type CodedSpan = {
  readonly scheme: 'ons' | 'ods'
  readonly code: string
  readonly from: Day
  readonly to: Day | null
}

/** Former names of each code as they are kept; the last one stands with the organisation. Oldest first. */
export async function formerNamesOf(
  tx: Db | Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly NamedSpan[]>> {
  const { rows } = await sql<NamedSpan & { code: string }>`
    select code, name, from_on as "from", to_on as "to" from footprints.organisation_name
    where code = any(${codes}::text[]) order by from_on`.execute(tx)
  return groupedBy(rows, row => row.code)
}

/** Codes of the other publisher, oldest first; spans that follow each other with one code are one. */
export async function otherCodesOf(tx: Db | Tx, code: string): Promise<CodedSpan[]> {
  const { rows } = await sql<CodedSpan>`
    select scheme, other_code as code, min(from_on) as "from",
      case when bool_or(to_on is null) then null else max(to_on) end as "to"
    from footprints.other_code where code = ${code}
    group by scheme, other_code order by 1, 3`.execute(tx)
  return rows
}

/** The code that the directory files a body under which somebody names by another publisher's. */
export async function filedUnder(tx: Db | Tx, otherCode: string): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    select code from footprints.other_code where other_code = ${otherCode}
    order by from_on desc limit 1`.execute(tx)
  return rows[0]?.code
}
