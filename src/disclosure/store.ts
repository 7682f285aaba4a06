/** The release ledger. Holds true small counts: only the owner and the role `counting` can read it. */
import { sql } from 'kysely'
import type { Day, Instant } from '#kit'
import type { Tx } from '#platform'

export type LedgerEntry = {
  readonly measure: string
  /** 1, 2, 3 … within system and measure. */
  readonly release: number
  readonly covers: readonly string[]
  readonly from: Day
  readonly to: Day
  readonly area: string
  readonly denominator: number
  readonly numerator: number
  readonly denominatorShown: boolean
  readonly numeratorShown: boolean
}

type LedgerTables = {
  'disclosure.release': {
    system: string
    measure: string
    covers: string[]
    period_from: Day
    period_to: Day
    release: number
    edition: string
    area: string
    denominator: number
    numerator: number
    denominator_shown: boolean
    numerator_shown: boolean
    released_at: Instant
  }
}

const tables = (tx: Tx) => tx.withTables<LedgerTables>()

/** Releases of one system follow one another: two at once could not see each other's numbers. */
export async function lockLedger(tx: Tx, system: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('disclosure ' || ${system}::text))`.execute(tx)
}

/** Everything ever published of the measures, oldest first. */
export async function ledgerOf(tx: Tx, system: string, measures: readonly string[]): Promise<LedgerEntry[]> {
  if (measures.length === 0) return []
  const rows = await tables(tx)
    .selectFrom('disclosure.release')
    .selectAll()
    .where('system', '=', system)
    .where('measure', 'in', [...measures])
    .orderBy('release')
    .execute()
  return rows.map(row => ({
    measure: row.measure,
    release: row.release,
    covers: row.covers,
    from: row.period_from,
    to: row.period_to,
    area: row.area,
    denominator: row.denominator,
    numerator: row.numerator,
    denominatorShown: row.denominator_shown,
    numeratorShown: row.numerator_shown,
  }))
}

export async function appendToLedger(
  tx: Tx,
  system: string,
  entries: readonly LedgerEntry[],
  as: { readonly edition: string; readonly at: Instant },
): Promise<void> {
  const values = entries.map(entry => ({
    system,
    measure: entry.measure,
    covers: [...entry.covers],
    period_from: entry.from,
    period_to: entry.to,
    release: entry.release,
    edition: as.edition,
    area: entry.area,
    denominator: entry.denominator,
    numerator: entry.numerator,
    denominator_shown: entry.denominatorShown,
    numerator_shown: entry.numeratorShown,
    released_at: as.at,
  }))
  for (let from = 0; from < values.length; from += 1000)
    await tables(tx)
      .insertInto('disclosure.release')
      .values(values.slice(from, from + 1000))
      .execute()
}
