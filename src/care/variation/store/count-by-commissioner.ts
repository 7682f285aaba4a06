/** Counts by commissioner, as the role `counting`: the lines of the return whose rates are compared. */
import { sql } from 'kysely'
import type { Quarter } from '#kit'
import type { Tx } from '#platform'
import { conditionsOf, requestsKnown } from '../../return/store/conditions.ts'

export type CommissionerCounts = {
  readonly commissioner: string
  readonly eligible: number
  readonly nursing: number
  readonly newlyEligible: number
  readonly referrals: number
  readonly referralsInYear: number
}

export async function countByCommissioner(
  tx: Tx,
  system: string,
  quarter: Quarter,
): Promise<CommissionerCounts[]> {
  const conditions = conditionsOf(quarter)
  const asked = { system, quarter, commissioner: null, knownAt: null }
  const people = (condition: keyof typeof conditions, activities: readonly string[]) =>
    sql`count(distinct someone) filter (where ${conditions[condition]} and activity = any(${activities}::text[]))`
  const requests = (condition: keyof typeof conditions) =>
    sql`count(*) filter (where ${conditions[condition]} and activity in ('standard', 'fast-track'))::integer`
  const { rows } = await sql<CommissionerCounts>`
    with ${requestsKnown(sql`care.counted_request`, asked, sql`, r.commissioner`)}
    select commissioner,
      (${people('eligible-at-end', ['standard', 'local-resolution'])}
        + ${people('eligible-at-end', ['fast-track'])})::integer as eligible,
      ${people('nursing-at-end', ['standard', 'nursing-care'])}::integer as nursing,
      ${requests('newly-eligible-in-year')} as "newlyEligible", ${requests('referrals')} as referrals,
      ${requests('referrals-in-year')} as "referralsInYear"
    from request group by commissioner order by commissioner`.execute(tx)
  return rows
}
