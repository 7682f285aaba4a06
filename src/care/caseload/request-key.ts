import type { CaseloadRow } from './row.ts'

/** Two requests are one where they are of the same person, on the same pathway, of the same day of referral. */
export const requestKey = (row: Pick<CaseloadRow, 'nhs_number' | 'pathway' | 'occurred_on'>): string =>
  JSON.stringify([row.nhs_number, row.pathway, row.occurred_on])
